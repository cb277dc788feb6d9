import { bodyOf, charterOf, seatsOn } from "../../../councils/actions.ts"
import { seatsAreHouseholds } from "../../../councils/rules.ts"
import { actHeads, noActs } from "../../../shared/journal.ts"
import type { Documents } from "../../../shared/store.ts"
import { every } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import { resultOf } from "../../../votes/actions.ts"
import type { DecisionExplanation } from "../../../votes/counting/outcome.ts"
import { meetingIn } from "../../calling/actions.ts"
import { rsvps } from "../../calling/records.ts"
import { type Motion, momentsOf, motionsOf, presentSeats, proxiesOf } from "../../hall/actions.ts"
import type { Neighbours } from "../../polls/actions/reading.ts"
import { draftOf, type Happened, type MotionThen } from "../draft.ts"
import type { Draft, Minutes } from "../records.ts"
import { refuse } from "../refusals.ts"
import type { Typed } from "../rules.ts"

type MeetingId = Id<"meeting">

/** What a draft is made of: which meeting it was, what happened, and who will confirm, as far as the records say. */
export interface Found {
  readonly about: Minutes["about"]
  readonly draft: Omit<Draft, "at">
  readonly signers: Typed["signers"]
}

/** Reads everything that happened at a meeting; refuses one that is not closed, or not here. */
export const foundOf = async (
  documents: Documents,
  meeting: MeetingId,
  { ledgersOf }: Pick<Neighbours, "ledgersOf">,
): Promise<Found> => {
  const held = await meetingIn(documents, meeting)
  if (held.state !== "closed") throw refuse("minutesTooEarly")
  const [body, charter, seats, presences, moments, proxies] = await Promise.all([
    bodyOf(documents, held.body),
    charterOf(documents, held.body, held.charter),
    seatsOn(documents, held.body, dayOf(held.begins)),
    presentSeats(documents, meeting),
    momentsOf(documents, meeting),
    proxiesOf(documents, meeting),
  ])
  const excused = new Set<Id<"seat">>()
  for await (const { seat, says } of every(documents, rsvps, { meeting })) if (says === "notComing") excused.add(seat)
  const drafted = draftOf({
    groups: body.groups,
    seats,
    excused,
    presences,
    proxies: charter.proxies.allowed ? proxies.map(({ seat, to }) => ({ seat, to })) : [],
    listsAbsent: !seatsAreHouseholds(body.kind),
    moments,
    agenda: held.agenda,
    motions: await motionsThen(documents, meeting),
  })
  const titled = (title: string) => seats.filter(seat => seat.title === title).map(({ seat }) => seat)
  const there = new Set(
    drafted.seats.filter(({ came }) => came === "present" || came === "substitute").map(({ seat }) => seat),
  )
  const chair = held.chair ?? titled("chair")[0] ?? titled("convener")[0]
  const scrutineers = (held.scrutineers ?? titled("scrutineer")).filter(seat => there.has(seat) && seat !== chair)
  const head = (await documents.read(actHeads, "head")) ?? noActs
  return {
    about: {
      ...{ body: held.body, name: body.name, kind: body.kind, outcome: charter.outcome, charter: held.charter },
      ...{ title: held.title, place: held.place, begins: held.begins },
    },
    draft: {
      meeting,
      drafted: drafted as Draft["drafted"],
      heads: {
        journal: { n: head.acts, hash: head.acts > 0 ? head.hash : "" },
        ledgers: [...((await ledgersOf?.(documents)) ?? [])],
      },
    },
    signers: { ...(chair && there.has(chair) && { chair }), scrutineers: scrutineers.slice(0, 5) },
  }
}

/** The choices of a motion as minutes tell them, by what they are called. */
const choicesThen = (
  choices: NonNullable<Motion["choices"]>,
  decided: Motion["decided"],
  decision: DecisionExplanation | undefined,
) => {
  const votes = new Map((decision?.choices ?? []).map(one => [one.option, one.votes]))
  const which = choices.find(({ option }) => option === decided)
  return {
    choices: choices.map(({ option, ...words }) => ({ ...words, ...(decision && { votes: votes.get(option) ?? 0 }) })),
    ...(decision?.none !== undefined && { none: decision.none }),
    ...(which && { decided: which.title }),
  }
}

/** What was put to the vote, with its figures once counted; one that is not counted yet keeps the draft waiting. */
const motionsThen = async (documents: Documents, meeting: MeetingId): Promise<Happened["motions"]> => {
  const found: MotionThen[] = []
  for (const motion of await motionsOf(documents, meeting)) {
    if (motion.state === "open" || motion.state === "closing") throw refuse("minutesTooEarly")
    const explained = (await resultOf(documents, motion.vote))?.outcome.explanation
    const decision = explained?.kind === "decision" ? explained : undefined
    found.push({
      motion: motion.id,
      ...{ item: motion.item, title: motion.title, text: motion.text, secrecy: motion.secrecy },
      outcome: motion.outcome ?? "void",
      ...(motion.choices && choicesThen(motion.choices, motion.decided, decision)),
      ...(decision && {
        tally: decision.tally,
        ...(decision.groups && {
          groups: decision.groups.map(({ group, passed, tally }) => ({ group, passed, ...tally })),
        }),
      }),
      recused: motion.recused,
      objections: motion.objections,
    })
  }
  return found
}
