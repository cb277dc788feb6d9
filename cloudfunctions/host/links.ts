/** Short addresses that people type, print and scan, and the page of the app each of them opens. */
const opens: Readonly<Record<string, (rest: string) => string>> = {
  desk: () => "/pages/home/desk",
  // The screen of a meeting: /hall/<meeting>, of a street's body /hall/<meeting>/street.
  hall: rest => `/pages/hall/screen?${hallOf(rest)}`,
  // What the screen's code says: /in/<meeting>/<code>, and /street behind it.
  in: rest => `/pages/hall/live?${hallOf(rest)}`,
  open: community => `/pages/disclosures/open?community=${community}`,
  q: scene => `/pages/members/landing?scene=${scene}`,
  enter: link => `/pages/members/enter?link=${link}`,
}

/** Takes what stands behind the first word, encoded as one; gives the parameters of a page of the hall. */
const hallOf = (rest: string): string => {
  const [meeting = "", ...more] = rest.split("%2F")
  const code = more.find(part => /^\d{6}$/.test(part))
  return `meeting=${meeting}${code ? `&code=${code}` : ""}${more.includes("street") ? "&at=street" : ""}`
}

export type Link = keyof typeof opens

/** A scene as WeChat allows it, and every id of ours. */
const form = /^[\w!#$&'()*+,/:;=?@.~-]{1,120}$/

/** Takes the first word of a path and the rest; gives where in the app it leads, or undefined when nowhere. */
export const linkOf = (word: string, rest: string): string | undefined => {
  const page = Object.hasOwn(opens, word) ? opens[word] : undefined
  if (!page || (rest !== "" && !form.test(rest))) return undefined
  return `/#${page(encodeURIComponent(rest))}`
}
