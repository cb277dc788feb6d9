import { lineShape, textShape } from "#cloud/shared/shapes"

describe("what people type", () => {
  const shapes = { line: lineShape(20), text: textShape(20) }
  test.each(Object.entries(shapes))("in a %s keeps neighbours' names, emoji and accents as they are", (_, shape) => {
    for (const typed of ["王小兰", "𠮷田", "👨‍👩‍👧 三口之家", "e\u0301tage", "a\u200db"])
      expect(shape.parse(typed)).toBe(typed)
  })

  test.each(Object.entries(shapes))(
    "in a %s loses half an emoji, which a phone leaves where it cuts a text",
    (_, shape) => {
      expect(shape.parse("谢谢\ud83d")).toBe("谢谢")
      expect(shape.parse("\ude00谢\ud83d谢😀")).toBe("谢谢😀")
      expect(shape.safeParse("\ud83d").success).toBe(false)
    },
  )

  test.each(Object.entries(shapes))("in a %s loses marks that turn the rest of a line around", (_, shape) => {
    expect(shape.parse("预算 \u202e000 01\u202c 元")).toBe("预算 000 01 元")
    expect(shape.parse("\u2066路灯\u2069")).toBe("路灯")
    expect(shape.safeParse("\u202e\u202c").success).toBe(false)
  })
})
