import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { channels } from "../templates/rules.ts"

/** The order in which a community's notices try their channels. One document, under `order`; without it the usual one. */
export const noticeOrders = living("noticeOrders", {
  version: 1,
  shape: z.strictObject({ channels: z.array(z.enum(channels)) }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: "a setting of the community; who changed it stands in the journal" },
})
