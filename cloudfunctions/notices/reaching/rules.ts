/** What a channel can do for a person: reach them, or why it will not. */
export const standings = ["reachable", "noCredit", "kept", "muted", "off", "noTemplate", "closed", "noAddress"] as const
export type Standing = (typeof standings)[number]

/** Figures by standing, before anybody is counted. */
export const noStandings = {
  ...{ reachable: 0, noCredit: 0, kept: 0, muted: 0, off: 0 },
  ...{ noTemplate: 0, closed: 0, noAddress: 0 },
} satisfies Record<Standing, number>

/** A person's standings in the order of trying. Whoever wants none is not tried on any channel after the one that knows it. */
export const standingsOf = (each: readonly Standing[]): Standing[] => {
  const off = each.indexOf("off")
  return each.map((standing, place) => (off >= 0 && place > off && standing !== "noAddress" ? "off" : standing))
}

/** Where a person is counted in all: among those who will be reached, who have no account anywhere, or who have it in the inbox only. */
export const wordOf = (each: readonly Standing[]): "reachable" | "noAddress" | "noCredit" => {
  if (each.includes("reachable")) return "reachable"
  return each.length > 0 && each.every(standing => standing === "noAddress") ? "noAddress" : "noCredit"
}
