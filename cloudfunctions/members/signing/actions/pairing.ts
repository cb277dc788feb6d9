import type { Actions } from "../../../shared/ask.ts"
import { digest, sameText } from "../../../shared/digest.ts"
import { noteDue } from "../../../shared/due.ts"
import type { Subject } from "../../../shared/ports.ts"
import { directoryScope } from "../../../shared/scope.ts"
import { id } from "../../../shared/values/id.ts"
import { later, minute } from "../../../shared/values/instant.ts"
import { pairingMinutes } from "../../rules.ts"
import type { signingContract } from "../contract.ts"
import { type Pairing, pairings } from "../records.ts"
import { refuse } from "../refusals.ts"
import { startSession } from "./sessions.ts"

/** Two digits out of a random id: not a secret, only something for two screens to show. */
const checkOf = (random: string): string =>
  String(Number.parseInt(digest(random).slice(0, 8), 16) % 100).padStart(2, "0")

const ofDesk = (pairing: Pairing, secret: string): boolean => sameText(pairing.desk, digest(secret))

/**
 * A shared computer is signed in by a phone that is signed in already: the computer shows a code, the phone agrees, the
 * computer fetches a session of the phone's account. Two minutes, one use, and only with the secret that the computer kept.
 */
export const pairingActions: Pick<
  Actions<typeof signingContract>,
  "pairStart" | "pairing" | "pairApprove" | "pairFinish"
> = {
  pairStart: async ask => {
    const pairing = id<"pairing">(ask.newId())
    const secret = ask.newId()
    const check = checkOf(ask.newId())
    const until = later(ask.now, pairingMinutes * minute)
    const scope = directoryScope(pairing)
    await noteDue(ask.store, "members", { at: until, scope, what: `pairing:${pairing}` })
    await ask.store.in(scope).change(tx => tx.create(pairings, pairing, { desk: digest(secret), check, until }))
    return ask.change(async () => ({ pairing, secret, check, until }))
  },

  pairing: async ask => {
    const { pairing, secret } = ask.input
    const found = await ask.store.in(directoryScope(pairing)).read(pairings, pairing)
    const entitled = found && (secret === undefined ? ask.by.member !== undefined : ofDesk(found, secret))
    if (!entitled || found.until <= ask.now || found.usedBy !== undefined) return { state: "over", check: "" }
    return { state: found.approved === undefined ? "waiting" : "approved", check: found.check }
  },

  pairApprove: async ask => {
    const { pairing, check } = ask.input
    await ask.store.in(directoryScope(pairing)).change(async tx => {
      const found = await tx.get(pairings, pairing)
      const again = found?.approved === ask.by.subject
      if (!found || found.until <= ask.now || (found.approved !== undefined && !again)) throw refuse("pairingOver")
      if (found.check !== check) throw refuse("checkDiffers")
      await tx.put(pairings, pairing, { ...found, approved: ask.by.subject })
    })
    return ask.change(async () => ({ state: "approved" }))
  },

  pairFinish: async ask => {
    const { pairing, secret } = ask.input
    const request = digest(ask.request.id)
    const subject = await ask.store.in(directoryScope(pairing)).change(async tx => {
      const found = await tx.get(pairings, pairing)
      const free = found && (found.usedBy === undefined || found.usedBy === request)
      if (!free || found.until <= ask.now || !ofDesk(found, secret)) throw refuse("pairingOver")
      if (found.approved === undefined) throw refuse("notApproved")
      await tx.put(pairings, pairing, { ...found, usedBy: request })
      return found.approved as Subject
    })
    const session = await startSession(ask.store, subject, ask.now, ask.newId, "desk")
    return ask.change(async () => ({ session }))
  },
}
