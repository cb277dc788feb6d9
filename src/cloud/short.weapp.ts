import type { ShortWord } from "./short-in"

/** How short addresses begin: at the installation's own server; on WeChat cloud the mini-program knows of no address. */
export const shortAt = (word: ShortWord): string => `${process.env.WEIYI_HOST ?? ""}/${word}/`
