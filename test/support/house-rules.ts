import { circlesOf, fileOf, importsOf, type Tree } from "./imports.ts"

/** Which features a feature may use; whoever may use one may use what that one needs. */
const needs: Readonly<Record<string, readonly string[]>> = {
  members: [],
  notices: ["members"],
  disclosures: ["members"],
  votes: ["members"],
  funds: ["members"],
  councils: ["members", "votes"],
  projects: ["votes", "funds", "disclosures"],
  meetings: ["councils", "votes", "disclosures"],
  chats: ["councils", "votes"],
}

const words = ["contract", "refusals", "rules", "records", "actions", "index"] as const
type Layer = (typeof words)[number] | "src" | "shared" | "adapters" | "host"

/** The place of a file in the house; `feature` only within one. */
export interface Room {
  readonly layer: Layer
  readonly feature?: string
}

/** Where a path belongs. In a feature's sub-folder, what bears none of the six words is held to the strictest: rules. */
export const roomOf = (path: string): Room => {
  if (path.startsWith("src/")) return { layer: "src" }
  const [, top = "", ...rest] = path.split("/")
  if (top === "shared" || top === "adapters" || top === "host") return { layer: top }
  const names = rest.map(name => name.replace(/\.ts$/, ""))
  if (names.at(-1)?.endsWith("-shape")) return { layer: "contract", feature: top }
  const layer = words.find(word => names.includes(word)) ?? "rules"
  return { layer, feature: top }
}

const pageValues = /^cloudfunctions\/shared\/(values\/|refusals?\.ts)/

/** Packages by layer. `node:` modules belong to adapters, the host and the one file that hashes. */
const packages: Readonly<Record<Exclude<Layer, "index" | "host" | "adapters">, RegExp>> = {
  src: /^(@tarojs\/(taro|components|runtime|react)|react|react-dom|dayjs|qrcode)(\/|$)/,
  rules: /^(@noble\/hashes|chinese-days|lunar-typescript)(\/|$)/,
  refusals: /^$/,
  contract: /^zod\/mini$/,
  records: /^zod\/mini$/,
  actions: /^zod\/mini$/,
  shared: /^zod\/mini$/,
}

const closure = (feature: string): ReadonlySet<string> => {
  const found = new Set<string>()
  const add = (name: string): void => {
    for (const next of needs[name] ?? []) {
      if (!found.has(next)) {
        found.add(next)
        add(next)
      }
    }
  }
  add(feature)
  return found
}

/** Whether a file may use another at run time; the table of the house. */
const mayUse = (from: Room, to: Room, target: string): boolean => {
  const pure = to.layer === "rules" || to.layer === "refusals"
  switch (from.layer) {
    case "index":
    case "host":
      return true
    case "src":
      return to.layer === "src" || pure || pageValues.test(target)
    case "shared":
    case "adapters":
      return to.layer === "shared" || (from.layer === "adapters" && to.layer === "adapters")
    case "rules":
    case "refusals": {
      if (pageValues.test(target)) return true
      return pure && (to.feature === from.feature || closure(from.feature ?? "").has(to.feature ?? ""))
    }
    default: {
      if (to.layer === "shared") return true
      if (to.feature === undefined || to.layer === "index") return false
      if (to.feature === from.feature) return true
      return closure(from.feature ?? "").has(to.feature) && to.layer !== "records"
    }
  }
}

const mayTake = (path: string, from: Room, name: string): boolean => {
  if (from.layer === "index" || from.layer === "host" || from.layer === "adapters") return true
  if (name.startsWith("node:")) return path === "cloudfunctions/shared/digest.ts"
  return packages[from.layer].test(name)
}

/** All breaches of the house's import rules in a tree, a line each. */
export const breachesOf = (tree: Tree): string[] => {
  const found: string[] = []
  for (const [path, text] of tree) {
    const from = roomOf(path)
    for (const { specifier, typeOnly } of importsOf(path, text)) {
      if (typeOnly || /\.(scss|css)$/.test(specifier)) continue
      const target = fileOf(tree, path, specifier)
      if (specifier === "(computed)") {
        if (from.layer !== "host" && from.layer !== "adapters") found.push(`${path}: import of a computed name`)
      } else if (target) {
        if (!mayUse(from, roomOf(target), target)) found.push(`${path} (${from.layer}) may not use ${target}`)
      } else if (/^[.#]/.test(specifier)) found.push(`${path}: ${specifier} is not there`)
      else if (!mayTake(path, from, specifier)) found.push(`${path} (${from.layer}) may not take ${specifier}`)
    }
  }
  return [...found, ...circlesOf(tree).map(circle => `circle: ${circle.join(" → ")}`)]
}
