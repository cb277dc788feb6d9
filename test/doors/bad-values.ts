import * as z from "zod/mini"
import { collections } from "#cloud/host/features"
import { fc } from "../support/drawn.ts"

const nested = (depth: number, inner: unknown): unknown =>
  depth === 0 ? inner : nested(depth - 1, depth % 2 ? [inner] : { a: inner })

/** Words that reach for the prototype of everything, at depth 1 to 5 (threat 32); as JSON brings them: own properties. */
export const prototypes: readonly unknown[] = ["__proto__", "constructor", "prototype"].flatMap(word =>
  [1, 2, 3, 4, 5].map(
    depth =>
      JSON.parse(
        `${'{"a":'.repeat(depth - 1)}{"${word}":{"polluted":true,"roles":["staff"]}}${"}".repeat(depth - 1)}`,
      ) as unknown,
  ),
)

/** What a field should never be. */
const strange: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 0.1, 1e-9, 1e21, 1e300, -1e300],
  ...[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1, Number.MIN_SAFE_INTEGER, 2 ** 31, 2 ** 32, -(2 ** 31)],
  ...[
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "\udfff",
    "\u202e倒",
    "\u200b",
    "\ufeff",
    "\u2028",
    "e\u0301".repeat(50),
  ],
  ...["true", "null", "NaN", "Infinity", "-1", "0x10", "1e3", "１２３", "2026-02-30", "2026-13-01T00:00:00.000Z"],
  ...[
    "../../etc/passwd",
    "%00",
    "' OR 1=1 --",
    '"; DROP TABLE persons; --',
    "#{7*7}",
    "{{7*7}}",
    "<script>alert(1)</script>",
  ],
  ...["=1+1", "@SUM(A1)", "$ne", "__proto__", "constructor", "toString", "a:b:c", "x".repeat(121), "长".repeat(2_001)],
  ...["13800138000", "11010519491231002X", "wx:open-there-staff", "host:x", "timer"],
  ...[[], [[]], {}, [null], { $gt: "" }, { length: 1 }, { toString: 1 }, { toJSON: "x" }],
  ...[nested(40, 1), nested(400, "x"), Array.from({ length: 600 }, (_, n) => `p${n}`)],
  ...prototypes,
]

/** The names of all fields that anything stored has: what a stranger would like to set (threat 31). */
export const domainFields: readonly string[] = [
  ...new Set(
    collections.flatMap(({ shape }) => {
      const schema = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as { properties?: object }
      return Object.keys(schema.properties ?? {})
    }),
  ),
  ...["id", "scope", "subject", "member", "by", "isStaff", "admin", "tenantId", "version"],
]

interface Turn {
  readonly how: "replace" | "remove" | "add" | "wrap" | "whole"
  readonly where: number
  readonly what: unknown
  readonly field: string
}

export const turns: fc.Arbitrary<Turn> = fc.record({
  how: fc.constantFrom(
    "replace" as const,
    "replace" as const,
    "replace" as const,
    "remove",
    "add",
    "add",
    "wrap",
    "whole",
  ),
  where: fc.nat(10_000),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...strange) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
  ),
  field: fc.constantFrom(...domainFields, "__proto__", "constructor", "nobodyKnowsThis"),
})

type Path = readonly (string | number)[]

const pathsOf = (value: unknown, path: Path = []): Path[] => {
  if (typeof value !== "object" || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([name, of]) => pathsOf(of, [...path, name]))]
}

/** A valid value with one thing wrong in it, as JSON brings it. */
export const turned = (value: unknown, { how, where, what, field }: Turn): unknown => {
  if (how === "whole") return what
  const copy = structuredClone(value)
  const paths = pathsOf(copy)
  const path = paths[how === "add" ? 0 : where % paths.length] ?? []
  const parent = path.slice(0, -1).reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], copy)
  const name = path.at(-1)
  if (how === "add" || name === undefined) return added(copy, field, what)
  const holder = parent as Record<string | number, unknown>
  if (how === "remove") delete holder[name]
  else holder[name] = how === "wrap" ? [holder[name]] : what
  return copy
}

const added = (value: unknown, field: string, what: unknown): unknown =>
  typeof value === "object" && value !== null
    ? JSON.parse(
        `{${[...Object.entries(value).map(([name, of]) => `${JSON.stringify(name)}:${JSON.stringify(of)}`), `${JSON.stringify(field)}:${JSON.stringify(what)}`].join(",")}}`,
      )
    : what
