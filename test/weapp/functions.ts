import { setImmediate } from "node:timers"
import { TextDecoder, TextEncoder } from "node:util"

// What the functions and their store run on, and a phone does not have. Imported first: some of it is needed while loading.
Object.assign(globalThis, { setImmediate, TextEncoder, TextDecoder })
