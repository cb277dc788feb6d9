import { useCallback, useEffect, useState } from "react"
import { ask } from "../../../cloud/call"
import type { Value } from "../../../cloud/contracts"
import type { Address } from "./hall"

export type SeatLine = Value<"meetings.hallSeats">["seats"][number]

/** All seats of the hall, page by page; asked for again with `refresh`. Stays as it was when there is no answer. */
export const useSeats = (
  address: Address | undefined,
): { readonly seats: readonly SeatLine[]; readonly refresh: () => void } => {
  const [seats, setSeats] = useState<readonly SeatLine[]>([])
  const about = address && JSON.stringify(address)
  const refresh = useCallback(() => {
    if (about === undefined) return
    const asking = JSON.parse(about) as Address
    const all = async (): Promise<void> => {
      const found: SeatLine[] = []
      let after: string | undefined
      do {
        const reply = await ask("meetings.hallSeats", { ...asking, limit: 50, ...(after !== undefined && { after }) })
        if (!reply.ok) return
        found.push(...reply.value.seats)
        after = reply.value.next
      } while (after !== undefined)
      setSeats(found)
    }
    all().catch(() => undefined)
  }, [about])
  useEffect(refresh, [refresh])
  return { seats, refresh }
}
