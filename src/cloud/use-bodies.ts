import type { Input, Value } from "./contracts"
import { type Asked, useReply } from "./use-reply"

type Bodies = Value<"councils.bodies">["bodies"]

/** The bodies that can be asked, called or told: those of the community (or, `at` the street, of the street) that are not dissolved. */
export const useBodies = (at: Pick<Input<"councils.bodies">, "at"> = {}): Asked<Bodies> => {
  const asked = useReply("councils.bodies", { limit: 50, ...at })
  if (asked.state !== "value") return asked
  return { ...asked, value: asked.value.bodies.filter(({ dissolved }) => !dissolved) }
}
