import type { Actions } from "../../shared/ask.ts"
import { importingActions } from "./actions/importing.ts"
import { listingActions } from "./actions/listing.ts"
import { type Outside, previewingActions } from "./actions/previewing.ts"
import type { rollContract } from "./contract.ts"

export const rollActions = (outside: Outside): Actions<typeof rollContract> => ({
  ...previewingActions(outside),
  ...importingActions(outside),
  ...listingActions,
})
