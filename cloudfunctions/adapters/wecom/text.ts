/** The first `most` characters (code points) of a text, the last of them "…" where something was left out. */
export const cut = (text: string, most: number): string => {
  const signs = [...text.replace(/\s+/g, " ").trim()]
  return signs.length <= most ? signs.join("") : `${signs.slice(0, most - 1).join("")}…`
}

/** The text within the first `<tag>…</tag>`, in CDATA or not; undefined when there is none. Looks at each sign once. */
export const leafOf = (xml: string, tag: string): string | undefined => leavesOf(xml, tag)[0]

/** The same for every such element, in order. WeCom's XML has no attributes and no tag within itself of the same name. */
export const leavesOf = (xml: string, tag: string): string[] => {
  const [opens, closes] = [`<${tag}>`, `</${tag}>`]
  const found: string[] = []
  let from = xml.indexOf(opens)
  while (from >= 0) {
    const end = xml.indexOf(closes, from)
    if (end < 0) break
    const inner = xml.slice(from + opens.length, end).trim()
    const quoted = inner.startsWith("<![CDATA[") && inner.endsWith("]]>")
    found.push(quoted ? inner.slice("<![CDATA[".length, -"]]>".length) : inner)
    from = xml.indexOf(opens, end)
  }
  return found
}
