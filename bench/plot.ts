/** Points that belong together: [x, y], both above zero. */
export interface Line {
  readonly name: string
  readonly points: readonly (readonly [number, number])[]
}

const [width, height, margin] = [640, 400, 56]
const colours = ["#b4281e", "#2f6b4f", "#1f5f8b", "#8a5a00"]

/** Draws lines on two logarithmic scales, where what grows in proportion is straight and rises by one in one. Gives SVG. */
export const plot = (says: { readonly x: string; readonly y: string }, lines: readonly Line[]): string => {
  const across = scale(
    lines.flatMap(({ points }) => points.map(([x]) => x)),
    margin,
    width - 16,
  )
  const up = scale(
    lines.flatMap(({ points }) => points.map(([, y]) => y)),
    height - margin,
    16,
  )
  const grid = [
    ...across.tens.map(ten => rule(across.at(ten), 16, across.at(ten), height - margin)),
    ...up.tens.map(ten => rule(margin, up.at(ten), width - 16, up.at(ten))),
    ...across.tens.map(ten => words(across.at(ten), height - margin + 18, "middle", short(ten))),
    ...up.tens.map(ten => words(margin - 6, up.at(ten) + 4, "end", short(ten))),
    words(width / 2, height - 12, "middle", says.x),
    words(margin + 8, 28, "start", says.y),
  ]
  const drawn = lines.flatMap(({ name, points }, at) => {
    const colour = colours[at % colours.length]
    const places = points.map(([x, y]) => `${across.at(x).toFixed(1)},${up.at(y).toFixed(1)}`)
    const last = points.at(-1) ?? [1, 1]
    return [
      `<polyline points="${places.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...places.map(
        place => `<circle cx="${place.split(",")[0]}" cy="${place.split(",")[1]}" r="3" fill="${colour}"/>`,
      ),
      `<text x="${(across.at(last[0]) - 6).toFixed(1)}" y="${(up.at(last[1]) - 8).toFixed(1)}" text-anchor="end" fill="${colour}">${name}</text>`,
    ]
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...grid,
    ...drawn,
    "</svg>\n",
  ].join("\n")
}

/** A logarithmic scale from whole power of ten to whole power of ten. */
const scale = (figures: readonly number[], from: number, to: number) => {
  const low = Math.floor(Math.log10(Math.min(...figures)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...figures))))
  return {
    tens: Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at)),
    at: (figure: number) => from + ((Math.log10(figure) - low) / (high - low)) * (to - from),
  }
}

const short = (ten: number): string => (ten >= 1 ? ten.toLocaleString("en") : String(ten))

const rule = (...[x1, y1, x2, y2]: readonly number[]): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#d9d4c8"/>`

const words = (x: number, y: number, anchor: string, text: string): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="#4a4a4a">${text}</text>`
