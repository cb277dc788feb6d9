import type { ShortWord } from "./short-in"

// named at build time where the pages lie on static hosting, which has files and no paths of our making
const hosted = Boolean(process.env.WEIYI_API)

/**
 * How short addresses begin where these pages are: "https://weiyi.example/q/", and what is opened comes behind it. On static
 * hosting "https://desk.example/q/?s=": a file answers (short.html), and WeChat's rule for printed links takes the same beginning.
 */
export const shortAt = (word: ShortWord): string => `${window.location.origin}/${word}/${hosted ? "?s=" : ""}`
