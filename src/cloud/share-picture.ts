/** What a card in a chat shows beside its title: what it is about, and at most three figures that do not change while it stands there. */
export interface SharePicture {
  readonly about: string
  readonly figures: readonly { readonly value: string; readonly label: string }[]
}

/** What the picture is drawn with: this much of the context of a canvas. */
export interface Pen {
  fillStyle: unknown
  font: string
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): { readonly width: number }
}

/** In pixels: WeChat shows the pictures of cards 5 wide and 4 high. */
export const pictureSize = { width: 500, height: 400 } as const

/** The colours of tokens.scss, which a canvas cannot read. */
export const pictureColours = { paper: "#fbf8f3", ink: "#1e2227", soft: "#565e68", seal: "#b4281e", onSeal: "#ffffff" }

const margin = 32
const room = pictureSize.width - 2 * margin
/** Where the figures begin. */
const below = 106
const most = 3

/** Draws the picture of a card. Nothing in it says how a vote stands: the card stays in the chat, and the count goes on. */
export const drawShare = (pen: Pen, { about, figures }: SharePicture): void => {
  const { paper, ink, soft, seal, onSeal } = pictureColours
  /** Writes a line with its upper edge at `top`, smaller where it would not fit; gives its lower edge. */
  const write = (text: string, size: number, colour: string, x: number, top: number): number => {
    const wide = room + margin - x
    pen.font = fontOf(size)
    const { width } = pen.measureText(text)
    const fits = width > wide ? Math.floor((size * wide) / width) : size
    pen.font = fontOf(fits)
    pen.fillStyle = colour
    pen.fillText(text, x, top + fits * 0.88)
    return top + fits
  }
  pen.fillStyle = paper
  pen.fillRect(0, 0, pictureSize.width, pictureSize.height)
  pen.fillStyle = seal
  pen.fillRect(margin, 24, 64, 64)
  write("议", 46, onSeal, margin + 9, 33)
  write(about, 36, soft, margin + 82, 38)
  const shown = figures.slice(0, most)
  const apart = (pictureSize.height - below - 8) / Math.max(shown.length, 2)
  const size = shown.length === most ? 50 : 64
  for (const [at, { value, label }] of shown.entries())
    write(value, size, ink, margin, write(label, 26, soft, margin, below + at * apart) + 6)
}

const fontOf = (size: number): string => `600 ${size}px sans-serif`
