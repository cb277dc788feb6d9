import type { ActionName, Input, Value } from "./contracts"
import { answered, keyFor } from "./keys"
import type { Reply } from "./reply"
import { send } from "./transport"

const split = (name: string): [feature: string, action: string] => {
  const dot = name.indexOf(".")
  return [name.slice(0, dot), name.slice(dot + 1)]
}

/** "No" for now, not for good: the same request goes again with the same key. */
const passing = ["house.busy", "house.tooOften", "house.bug"]

/** Asks for something. Gives the cloud's reply, yes or no; throws NoAnswer when there is none. Changes nothing. */
export const ask = async <Name extends ActionName>(name: Name, input: Input<Name>): Promise<Reply<Value<Name>>> =>
  (await send(...split(name), input)) as Reply<Value<Name>>

/**
 * Does something. The idempotency key is made and kept before the request leaves, and is used again when the same body is
 * sent again after no answer: nothing happens twice. Gives the cloud's reply; throws NoAnswer when there is none.
 */
export const call = async <Name extends ActionName>(name: Name, input: Input<Name>): Promise<Reply<Value<Name>>> => {
  const key = await keyFor(name, input)
  const reply = await send(...split(name), input, key)
  if (reply.ok || !passing.includes(reply.code)) answered(name, input)
  return reply as Reply<Value<Name>>
}
