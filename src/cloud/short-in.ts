/** What a short address opens: a community (`q`), a meeting in its hall (`in`), a one-time link (`enter`). */
export type ShortWord = "q" | "in" | "enter"

const forms: Readonly<Record<ShortWord, RegExp>> = {
  q: /\/q\/(?:\?s=)?([^?#&]+)/,
  in: /\/in\/(?:\?s=)?([^?#&]+)/,
  enter: /\/enter\/(?:\?s=)?([^?#&]+)/,
}

/** All that stands behind /q/ in an address, or behind /q/?s= on static hosting; undefined where nothing does. */
export const shortIn = (word: ShortWord, address: string): string | undefined => forms[word].exec(address)?.[1]
