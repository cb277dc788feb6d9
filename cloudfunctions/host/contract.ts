import type { Feature } from "#cloud/shared/serve"

/** The contract as OpenAPI. */
export const contractOf = (_features: readonly Feature[]): object => ({ openapi: "3.1.0" })
