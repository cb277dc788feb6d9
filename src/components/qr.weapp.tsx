import { Text } from "./elements"
import type { QrProps } from "./qr-props"

/** Codes are printed and shown from a computer; on the phone the address itself stands for its code. */
export const Qr = ({ text }: QrProps) => <Text>{text}</Text>
