import type { Actions } from "../../shared/ask.ts"
import { deciding } from "./actions/deciding.ts"
import { endorsing } from "./actions/endorsing.ts"
import { proposing } from "./actions/proposing.ts"
import { showing } from "./actions/showing.ts"
import { stepping } from "./actions/stepping.ts"
import type { contract } from "./contract.ts"

export { seeToMerger } from "./actions/deciding.ts"
export { seeToReached } from "./actions/endorsing.ts"
export { topicIn } from "./actions/reading.ts"
export { topicDecided, topicReleased, topicTaken } from "./actions/stepping.ts"

/** Topics: proposed and endorsed by residents, taken up, joined, handed on or declined by the office, in public. */
export const actions: Actions<typeof contract> = { ...proposing, ...endorsing, ...deciding, ...stepping, ...showing }
