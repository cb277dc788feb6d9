import { useEffect, useState } from "react"
import { ask } from "./call"
import type { Input } from "./contracts"
import type { Alone } from "./share-card"

/** A card of a vote that whoever gets it cannot pass on (私密消息), from when somebody asks for it. */
export const useAlone = (input: Input<"chats.privateCard"> | undefined): Alone => {
  const about = JSON.stringify(input)
  const [alone, setAlone] = useState<Alone>({ state: "none" })
  useEffect(() => {
    if (about === undefined) return setAlone({ state: "none" })
    let gone = false
    setAlone({ state: "busy" })
    void begun(about).then(made => {
      if (!gone) setAlone(made)
    })
    return () => {
      gone = true
    }
  }, [about])
  return alone
}

const begun = async (about: string): Promise<Alone> => {
  try {
    const reply = await ask("chats.privateCard", JSON.parse(about) as Input<"chats.privateCard">)
    return reply.ok ? { state: "ready", activity: reply.value.activity } : { state: "failed", no: reply }
  } catch {
    return { state: "failed" }
  }
}
