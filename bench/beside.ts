import { parentPort } from "node:worker_threads"
import type { Election } from "../cloudfunctions/votes/counting/profile.ts"
import { elect } from "../cloudfunctions/votes/counting/registry.ts"
import type { EqualShares } from "../cloudfunctions/votes/counting/rule.ts"

/** A thread that counts what it is given, all by itself: what two cores of this machine can do at best. */
parentPort?.on("message", (input: { readonly rule: EqualShares } & Election) => {
  elect(input)
  parentPort?.postMessage("done")
})
