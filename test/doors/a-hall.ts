import { createBody } from "#cloud/councils/actions"
import { presets } from "#cloud/councils/rules"
import { meetings } from "#cloud/meetings/calling/records"
import type { Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import type { Store } from "#cloud/shared/store"
import { type Id, id } from "#cloud/shared/values/id"
import { hour, type Instant, later } from "#cloud/shared/values/instant"

interface There {
  readonly word: string
  readonly community: Id<"community">
  readonly staff: Subject
  readonly person: Id<"person">
}

interface Door {
  readonly store: Store
  now(): Instant
  newId(): string
  ask<V>(who: Subject, action: string, input?: unknown): Promise<V>
}

/** A meeting of one seat that is in full swing: its hall is open, somebody has the floor, and a motion is being voted on. */
export const holdMeeting = async ({ store, now, newId, ask }: Door, { word, community, staff, person }: There) => {
  const documents = store.in(communityScope(community))
  const { body, seats } = await createBody(
    documents,
    {
      ...{ name: `${word}议事会`, kind: "deliberationCouncil", level: "community" },
      groups: [{ group: "residents", name: "居民代表" }],
      charter: presets.deliberationCouncil,
      seats: [{ group: "residents", holder: person }],
    },
    now(),
    newId,
  )
  const meeting = id<"meeting">(`${now().replace(/\D/g, "")}-${newId().slice(0, 8)}`)
  const item = id<"item">(newId())
  await documents.change(tx =>
    tx.create(meetings, meeting, {
      ...{ body, charter: 1, title: `${word}会`, place: `${word}活动室`, state: "called" },
      ...{ begins: now(), ends: later(now(), hour), changes: 0, calendarKey: newId() },
      agenda: [{ item, kind: "motion", title: `${word}楼道灯`, papers: [] }],
      called: { at: now(), by: person },
    }),
  )
  const about = { meeting, seat: seats[0] ?? id<"seat">("none") }
  await ask(staff, "meetings.openMeeting", { meeting })
  await ask(staff, "meetings.checkInByHand", { ...about, reason: "本人到场" })
  const { speech } = await ask<{ speech: string }>(staff, "meetings.giveFloor", about)
  const { motion } = await ask<{ motion: string }>(staff, "meetings.openMotion", { meeting, item, seen: 0 })
  return { meeting, item, motion, speech, sitting: body }
}
