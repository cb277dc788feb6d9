/** Short addresses that people type, print and scan, and the page of the app each of them opens. */
const opens: Readonly<Record<string, (rest: string) => string>> = {
  desk: () => "/pages/home/desk",
  // The meeting as everybody sees it on their own screen.
  hall: meeting => `/pages/meetings/times?poll=${meeting}`,
  open: community => `/pages/disclosures/open?community=${community}`,
  q: scene => `/pages/members/landing?scene=${scene}`,
  enter: link => `/pages/members/enter?link=${link}`,
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
