import { accountsRefusals } from "./accounts/refusals.ts"
import { joiningRefusals } from "./joining/refusals.ts"
import { officesRefusals } from "./offices/refusals.ts"
import { placesRefusals } from "./places/refusals.ts"
import { rollRefusals } from "./roll/refusals.ts"
import { signingRefusals } from "./signing/refusals.ts"
import { spotsRefusals } from "./spots/refusals.ts"

/** Every "no" of members; their codes are "members.<code>". */
export const refusals = {
  ...placesRefusals,
  ...signingRefusals,
  ...accountsRefusals,
  ...joiningRefusals,
  ...officesRefusals,
  ...rollRefusals,
  ...spotsRefusals,
}
