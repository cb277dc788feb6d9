import { readyDemoData } from "../support/demo-data.ts"

/** Before the tests of the running server: the demonstration's data, made now unless they are there. */
export default readyDemoData
