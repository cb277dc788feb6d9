import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import path from "node:path"
import * as z from "zod/mini"
import { features } from "#cloud/host/features"
import { openapi } from "#cloud/host/openapi"
import { deployable } from "../../config/functions.mts"
import { nowhere } from "../support/nowhere.ts"
import { temporaryFolder } from "../support/store.ts"

const assembled = features(nowhere)
const actions = assembled.flatMap(({ name, contract }) =>
  Object.entries(contract).map(([word, action]) => [`${name}.${word}`, action] as const),
)

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly "x-policy": unknown
  readonly "x-writes": boolean
  readonly security: readonly object[]
  readonly parameters?: readonly { readonly $ref: string }[]
  readonly requestBody: {
    readonly content: { readonly "application/json": { readonly schema: object; readonly example: unknown } }
  }
  readonly responses: Readonly<Record<string, object>>
}
const document = openapi(assembled) as {
  readonly openapi: string
  readonly paths: Readonly<Record<string, { readonly post: Operation }>>
}

test("every feature that is deployed is described", () => {
  expect(assembled.map(({ name }) => name).sort()).toEqual(deployable().sort())
  expect(actions.length).toBeGreaterThan(60)
  expect(Object.keys(document.paths).sort()).toEqual(actions.map(([name]) => `/call/${name}`).sort())
})

test("the document is valid OpenAPI 3.1, by the specification's own schema", () => {
  const folder = temporaryFolder()
  try {
    const file = path.join(folder.path, "contract.json")
    const validate = (text: string): { valid: boolean } => {
      writeFileSync(file, text)
      const checker = path.resolve("node_modules/@seriousme/openapi-schema-validator/bin/validate-api-cli.js")
      return JSON.parse(execFileSync(process.execPath, [checker, file], { encoding: "utf8" }))
    }
    expect(document.openapi).toBe("3.1.0")
    expect(validate(JSON.stringify(document))).toEqual({ valid: true })
    expect(() => validate(JSON.stringify({ ...document, paths: { "/call/x": { post: { responses: 1 } } } }))).toThrow()
  } finally {
    folder.remove()
  }
}, 30_000)

test.each(actions)(
  "%s has a policy, words in both languages, and an example that its own schemas take",
  (name, action) => {
    const described = document.paths[`/call/${name}`]?.post
    expect(described?.operationId).toBe(name)
    expect(described?.["x-policy"]).toEqual(action.may)
    expect(described?.summary).toMatch(/\p{Script=Han}/u)
    expect(described?.description).toMatch(/^[A-Z][^\p{Script=Han}]+$/u)
    expect(z.safeParse(action.takes, action.example.takes).error?.issues).toBeUndefined()
    expect(z.safeParse(action.gives, action.example.gives).error?.issues).toBeUndefined()
    expect(z.parse(action.gives, action.example.gives)).toEqual(action.example.gives)
    expect(described?.requestBody.content["application/json"].example).toEqual(action.example.takes)
  },
)

test.each(actions)("%s says what it writes, who must be signed in, and how it refuses", (name, action) => {
  const described = document.paths[`/call/${name}`]?.post
  expect(described?.parameters ?? []).toEqual(action.writes ? [{ $ref: "#/components/parameters/key" }] : [])
  expect(described?.security.some(one => Object.keys(one).length === 0)).toBe(action.may === "anyone")
  expect(Object.keys(described?.responses ?? {})).toEqual(
    expect.arrayContaining([
      "200",
      "400",
      ...(action.may === "anyone" ? [] : ["401", "403"]),
      ...(action.writes ? ["422"] : []),
    ]),
  )
})

test.each(actions)("%s lets nothing unknown in: its input is a strict object, closed in the document too", name => {
  const schema = document.paths[`/call/${name}`]?.post.requestBody.content["application/json"].schema
  expect(JSON.stringify(schema)).toContain('"additionalProperties":false')
})
