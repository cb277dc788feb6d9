import type { Contract } from "../shared/contract.ts"
import { accountsContract } from "./accounts/contract.ts"
import { joiningContract } from "./joining/contract.ts"
import { officesContract } from "./offices/contract.ts"
import { ownContract } from "./own/contract.ts"
import { placesContract } from "./places/contract.ts"
import { rollContract } from "./roll/contract.ts"
import { signingContract } from "./signing/contract.ts"
import { spotsContract } from "./spots/contract.ts"

export const contract = {
  ...placesContract,
  ...signingContract,
  ...accountsContract,
  ...joiningContract,
  ...ownContract,
  ...officesContract,
  ...rollContract,
  ...spotsContract,
} as const satisfies Contract
