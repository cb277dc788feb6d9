import { feature } from "../shared/serve.ts"
import { actions } from "./actions.ts"
import { contract } from "./contract.ts"
import { funds as books, entries } from "./records.ts"

export const collections = [books, entries]

/** Micro-funds and their double-entry book. */
export const funds = () => feature("funds", contract, actions)
