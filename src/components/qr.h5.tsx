import { create } from "qrcode"
import type { QrProps } from "./qr-props"

/** A QR code as one drawing: black on white with its quiet zone of 4, sharp at any size, also on paper. */
export function Qr({ text, label, size }: QrProps) {
  const { modules } = create(text, { errorCorrectionLevel: "H" })
  const width = modules.size + 8
  let drawn = ""
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) drawn += `M${column + 4} ${row + 4}h1v1h-1z`
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${width} ${width}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={width} height={width} fill="#fff" />
      <path d={drawn} fill="#000" />
    </svg>
  )
}
