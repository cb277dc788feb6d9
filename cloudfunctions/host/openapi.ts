import * as z from "zod/mini"
import type { Action } from "#cloud/shared/contract"
import type { Feature } from "#cloud/shared/serve"

/** What a schema accepts on the wire, as JSON Schema 2020-12: the one that OpenAPI 3.1 speaks. */
const wire = (shape: z.ZodMiniType): object => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: "input" })
  return schema
}

const json = (schema: object, example?: unknown) => ({
  "application/json": { schema, ...(example !== undefined && { example }) },
})

/** The "no"s that any call may meet, by status; 401 and 403 where the policy asks for somebody, 422 where a key is sent. */
const refusals = (action: Action): object => {
  const asksFor = action.may === "anyone" ? [] : [401, 403]
  const statuses = [400, ...asksFor, 404, 409, 413, ...(action.writes ? [422] : []), 429, 500, 503]
  return Object.fromEntries(statuses.map(status => [status, { $ref: "#/components/responses/no" }]))
}

const key = { $ref: "#/components/parameters/key" }
const session = { session: [] }

const operation = (feature: string, word: string, action: Action) => ({
  operationId: `${feature}.${word}`,
  tags: [feature],
  summary: action.says.zh,
  description: action.says.en,
  "x-policy": action.may,
  "x-writes": action.writes,
  security: action.may === "anyone" ? [{}, session] : [session],
  ...(action.writes && { parameters: [key] }),
  requestBody: { required: true, content: json(wire(action.takes), action.example.takes) },
  responses: {
    200: {
      description: "Yes",
      content: json(
        {
          type: "object",
          properties: { ok: { const: true }, value: wire(action.gives) },
          required: ["ok", "value"],
        },
        { ok: true, value: action.example.gives },
      ),
    },
    ...refusals(action),
  },
})

const components = {
  securitySchemes: {
    session: {
      type: "http",
      scheme: "bearer",
      description: "The token of a session, as joining or signing in gave it.",
    },
  },
  parameters: {
    key: {
      name: "idempotency-key",
      in: "header",
      required: true,
      description:
        "Made by the caller and kept before sending. The same key with the same body gives the first answer again and changes nothing; with another body it is refused (422).",
      schema: { type: "string", pattern: "^[A-Za-z0-9_-]{16,64}$" },
    },
  },
  responses: { no: { description: "No, and why", content: json({ $ref: "#/components/schemas/No" }) } },
  schemas: {
    No: {
      type: "object",
      properties: {
        ok: { const: false },
        code: { type: "string", pattern: "^[a-z]+\\.[a-zA-Z]+$", description: "Stable: feature and reason." },
        message: { type: "string", description: "Why, and what one can do, in Chinese." },
        english: { type: "string", description: "The same in English." },
        details: { type: "object", description: "The figures and words that the sentence shows." },
      },
      required: ["ok", "code", "message", "english", "details"],
      examples: [
        {
          ok: false,
          code: "house.whoAreYou",
          message: "请先登录，或扫社区的二维码进入",
          english: "Please sign in, or scan your community's code",
          details: {},
        },
      ],
    },
  },
}

/**
 * Takes features; gives the description of all their actions as an OpenAPI 3.1 document, made from their contracts: input
 * and output, who may call (`x-policy`: anyone, newcomer, member, delegate, timer, or roles), an example, both languages.
 */
export const openapi = (features: readonly Feature[]): object => ({
  openapi: "3.1.0",
  info: {
    title: "微议 Weiyi",
    version: "0.1.0",
    summary: "Self-government of residential communities",
    description:
      "Every action is POST /call/<feature>.<action> with its input as JSON (at most 100 kB). The answer is { ok: true, value } or { ok: false, code, message, english, details }. Actions whose policy is timer are run by the clock alone.",
    license: { name: "MIT", identifier: "MIT" },
  },
  tags: features.map(({ name }) => ({ name })),
  paths: Object.fromEntries(
    features.flatMap(({ name, contract }) =>
      Object.entries(contract).map(([word, action]) => [
        `/call/${name}.${word}`,
        { post: operation(name, word, action) },
      ]),
    ),
  ),
  components,
})
