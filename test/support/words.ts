import * as z from "zod/mini"
import { living } from "#cloud/shared/record"

/** A collection for tests of what stands around a store. */
export const words = living("words", {
  version: 1,
  shape: z.strictObject({ word: z.string() }),
  by: [],
  personal: "none",
  kept: { days: 1, why: "for a test" },
})
