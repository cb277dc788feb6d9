import type { Collection } from "../shared/record.ts"
import { noticeFiles } from "./attaching/records.ts"
import { creditEntries, credits } from "./credits/records.ts"
import { inbox } from "./inbox/records.ts"
import { noticeOrders } from "./ordering/records.ts"
import { lanes, messages, refs, stops } from "./outbox/records.ts"
import { noticeTemplates } from "./templates/records.ts"
import { notices } from "./writing/records.ts"

/** Everything that notices store. */
export const collections: readonly Collection[] = [
  notices,
  inbox,
  messages,
  lanes,
  stops,
  refs,
  credits,
  creditEntries,
  noticeTemplates,
  noticeOrders,
  noticeFiles,
]
