import type { Actions } from "../../shared/ask.ts"
import { codesActions } from "./actions/codes.ts"
import { decidingActions } from "./actions/deciding.ts"
import { enteringActions } from "./actions/entering.ts"
import type { joiningContract } from "./contract.ts"

export const joiningActions: Actions<typeof joiningContract> = {
  ...enteringActions,
  ...decidingActions,
  ...codesActions,
}
