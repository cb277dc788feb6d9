import { bodyOf, charterOf } from "../../../councils/actions.ts"
import type { Charter } from "../../../councils/rules.ts"
import type { Ask, Resident } from "../../../shared/ask.ts"
import type { LiveCards } from "../../../shared/ports.ts"
import type { Documents } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { polls } from "../../polls/records.ts"
import { beginOf, endOf, slotId } from "../../polls/rules.ts"
import type { Item } from "../meeting-shape.ts"
import { refuse } from "../refusals.ts"
import { checkAgenda, saidTime, type Times } from "../rules.ts"
import { mayCall, namedSeats, type Sitting } from "./reading.ts"
import { checkTopics } from "./taking.ts"

/** What calling asks of the world. */
export interface Outside {
  /** Keeps an uploaded file for good; false when it is not of the member's community. */
  readonly keepPaper: (file: Id<"file">, home: Id<"community">) => Promise<boolean>
  /** Cards in chats that change by themselves, where the deployment has them. */
  readonly live?: LiveCards
}

type Written = Omit<Item, "item" | "papers"> & {
  readonly item?: Id<"item"> | undefined
  readonly papers?: Item["papers"] | undefined
}

/** A body whose meetings the caller may call now, with the rules that count now. Refuses whoever may not (403). */
export const callableBody = async ({ documents, now, by }: Ask<unknown, Resident>, about: Id<"body">) => {
  const body = await bodyOf(documents, about)
  const charter = await charterOf(documents, about, body.charter)
  const seats = await namedSeats(documents, body, dayOf(now))
  if (!mayCall(charter.mayCall, seats, by.member)) throw notYours(body, charter)
  if (body.dissolved) throw refuse("bodyDissolved", { body: body.name })
  return { body, charter, seats }
}

export const notYours = (body: Pick<Sitting, "name">, { mayCall: offices }: Pick<Charter, "mayCall">) =>
  refuse("notYourCall", { body: body.name, offices })

/** The agenda as it is kept: what was there keeps its number, what is new gets one. Refuses what the rules refuse. */
export const agendaOf = async (
  ask: Ask<unknown, Resident>,
  outside: Outside,
  written: readonly Written[],
  {
    body,
    charter,
    before = [],
  }: {
    readonly body: Id<"body">
    readonly charter: Charter
    readonly before?: readonly Item[]
  },
): Promise<Item[]> => {
  checkAgenda(written, charter)
  await checkTopics(ask.documents, body, charter, written)
  const known = new Set<string>(before.map(({ item }) => item))
  const kept = new Set<string>(before.flatMap(({ papers }) => papers.map(({ file }) => file)))
  for (const { file, name } of written.flatMap(({ papers }) => papers ?? []))
    if (!kept.has(file) && !(await outside.keepPaper(file, ask.by.member.community)))
      throw refuse("noSuchPaper", { name })
  return written.map(({ item, kind, title, text, choices, topic, minutes, papers }, place) => ({
    item: item && known.has(item) ? item : id<"item">(ask.keyedId(`item ${place}`).slice(0, 10)),
    kind,
    title,
    ...(text !== undefined && { text }),
    ...(topic !== undefined && { topic }),
    ...(minutes !== undefined && { minutes }),
    ...(kind === "motion" && choices && { choices: [...choices] }),
    papers: papers ?? [],
  }))
}

/** Refuses a time poll that is not here, has not been settled, or was settled on another time. */
export const checkPolled = async (documents: Documents, about: Id<"poll">, { begins, ends }: Times): Promise<void> => {
  const poll = await documents.read(polls, about)
  if (!poll) throw refuse("noSuchPoll")
  const slot = poll.slots.find(one => slotId(one) === poll.settled?.slot)
  if (!slot) throw refuse("notSettled")
  if (beginOf(slot) !== begins || endOf(slot) !== ends)
    throw refuse("notThePollsTime", { when: saidTime(beginOf(slot)) })
}

/** A moment's digits, as ids begin with them. */
export const digitsOf = (at: Instant): string => at.replace(/\D/g, "")
