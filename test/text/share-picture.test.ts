import { readFileSync } from "node:fs"
import { pictureColours } from "../../src/cloud/share-picture"

test("the picture of a card has the colours of the pages", () => {
  const tokens = readFileSync("src/components/tokens.scss", "utf8")
  const named = Object.entries({ paper: "paper", ink: "ink", soft: "ink-soft", seal: "seal", onSeal: "card" } as const)
  expect(named).toHaveLength(Object.keys(pictureColours).length)
  for (const [colour, token] of named)
    expect(tokens).toContain(`--${token}: ${pictureColours[colour as keyof typeof pictureColours]};`)
})
