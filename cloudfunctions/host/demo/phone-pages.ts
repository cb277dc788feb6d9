import type { Pages } from "../pages.ts"

const script = '<script defer src="/wechat/phone.js"></script>'

/** The pages of a demonstration: what they ask of a phone is drawn over them by the simulated WeChat. */
export const onPhones = (pages: Pages): Pages => {
  const index = pages.get("/index.html")
  if (!index) return pages
  const plain = Buffer.from(index.plain).toString("utf8")
  // Before the first script of ours: the pages look for it when they start.
  const with1 = plain.replace(/<script|<\/head>/, found => `${script}${found}`)
  const page = {
    type: index.type,
    plain: new Uint8Array(Buffer.from(with1)),
    hashed: false,
    tag: `${index.tag.slice(0, -1)}-phone"`,
  }
  return new Map([...pages, ["/", page], ["/index.html", page]])
}
