import { contactsOf, whois } from "../../../members/actions.ts"
import type { Answer, Heard } from "../../../shared/chat.ts"
import { digest } from "../../../shared/digest.ts"
import type { Clock, Member, NewId } from "../../../shared/ports.ts"
import { communityOf, directoryScope, type Scope } from "../../../shared/scope.ts"
import type { Call, Reply, Served } from "../../../shared/serve.ts"
import type { Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { instantOf, later, second } from "../../../shared/values/instant.ts"
import { turnoutOf } from "../../../votes/actions.ts"
import { openingOf } from "../../../votes/opening/actions.ts"
import { roomOf } from "../../binding/actions.ts"
import { heardFirst, ownTask } from "../../keeping/actions.ts"
import { cards } from "../../records.ts"
import { ballotOf, type OwnSeat, offersNone, seatText } from "../rules.ts"
import { cardOf, recordedCard, refusedCard, type Shown } from "../showing.ts"
import { type Words, words } from "../words.ts"

/** What hearing needs of the world: the store, and the front door that every ballot goes through. */
export interface World {
  readonly store: Store
  readonly now: Clock
  readonly newId: NewId
  readonly door: (call: Call) => Promise<Served>
}

type Tap = Extract<Heard["did"], { kind: "tapped" }>

interface MySeat extends OwnSeat {
  readonly receipt?: string
}

/** What an adapter gives for a moment that its chat did not tell. */
const untimed = instantOf(0)

/** A vote as a card shows it; undefined when it is not here. */
export const shownVote = async (
  { store, now }: Pick<World, "store" | "now">,
  scope: Scope,
  vote: Id<"vote">,
): Promise<Shown | undefined> => {
  const documents = store.in(scope)
  const found = await openingOf(documents, vote).catch(() => undefined)
  if (!found) return undefined
  const { title, form, options, question, secrecy, rulesHash, changeAllowed } = found.opening
  const turnout = await turnoutOf({ store, documents, now: now() }, vote)
  const at = communityOf(scope) === undefined ? "&at=street" : ""
  const page = `pages/votes/ballot?vote=${vote}${at}`
  return { title, form, options, question, secrecy, rulesHash, changeAllowed, end: found.end, turnout, page }
}

/** Who the account is in the community of the card: where it acts elsewhere it moves there first. */
const memberThere = async ({ store, door, newId }: World, heard: Heard, scope: Scope): Promise<Member | undefined> => {
  const member = await whois(store)(heard.who)
  const community = communityOf(scope)
  if (!member || !community || member.community === community) return member
  await door({ action: "members.actIn", input: { community }, key: newId(), subject: heard.who })
  const moved = await whois(store)(heard.who)
  return moved?.community === community ? moved : undefined
}

const languageOf = async ({ store }: World, { scope, person }: Member): Promise<Words> => {
  const [contact] = await contactsOf(store)(scope, [person])
  return words[contact?.language ?? "zh"]
}

/** The sentence of a refusal in the words' language. */
const told = (reply: Exclude<Reply, { ok: true }>, said: Words): string =>
  said === words.en ? reply.english : reply.message

/**
 * A tap on a card is a ballot: cast through the front door by the person the account belongs to, under a key made of the card,
 * the person and the tap, so that a second delivery is the same ballot. Whatever comes of it, only who tapped sees the answer.
 */
export const tapped = async (world: World, heard: Heard, { task, picked }: Tap): Promise<Answer> => {
  // Before all else: taps of one second are in the order in which they got here.
  const fresh = digest(`${world.newId()}\n${world.newId()}`).slice(0, 32)
  const { draw: nonce, turn } = await heardFirst(world.store, heard, fresh)
  const at = later(heard.at, Math.min(turn, second - 1))
  const card = await world.store.in(directoryScope(task)).read(cards, task)
  const member = card && (await memberThere(world, heard, card.scope as Scope))
  const said = member ? await languageOf(world, member) : words.zh
  const shown = card && (await shownVote(world, card.scope as Scope, card.vote))
  const page = shown?.page ?? "pages/home/index"
  const no = (text: string, again?: Shown, of?: string): Answer => {
    const card = refusedCard({ title: said.notCounted, text, page }, task, said, again)
    return { kind: "card", mine: true, card: cardOf(of, card, said) }
  }
  if (!card || !shown) return no(said.cardOver)
  if (heard.group !== undefined && card.room !== roomOf(heard.group)) return no(said.elsewhere)
  // Whoever is linked and belongs elsewhere is known, and has no seat here.
  if (!member) return (await whois(world.store)(heard.who)) ? no(said.noSeat) : no(said.whoAreYou, shown)

  const { vote } = card
  const where = { vote, ...(communityOf(card.scope as Scope) === undefined && { at: "street" }) }
  const ask = async (action: string, more: object = {}, key?: string): Promise<Reply> =>
    (await world.door({ action, input: { ...where, ...more }, subject: heard.who, ...(key && { key }) })).reply
  const seatsOf = ({ value }: { readonly value: unknown }) => (value as { seats: readonly MySeat[] }).seats
  const mine = await ask("votes.mySeats")
  if (!mine.ok) return no(told(mine, said))
  const seats = seatsOf(mine)
  if (seats.length === 0) return no(said.noSeat)
  // A card of a group is for whoever taps it: only one's own says for which of several seats.
  const seat = seats.length === 1 ? seats[0] : seats.find(one => ownTask(vote, member.person, one.seat) === task)
  if (!seat) return no(said.severalSeats)
  const of = seatText(seats, seat, said.given)

  const recorded = async (receipt: string | undefined, more?: string): Promise<Answer> => {
    const latest = (await shownVote(world, card.scope as Scope, vote)) ?? shown
    return { kind: "card", mine: true, card: cardOf(of, recordedCard(latest, task, receipt, said, more), said) }
  }
  const ballot = ballotOf(shown, picked)
  const nothing = shown.form.kind === "approval" && offersNone(shown.form) ? said.noneIsChosen : said.nothingChosen
  if (!ballot) return no(nothing, shown, of)
  const key = digest(`${task}\n${member.person}\n${heard.message}`)
  // Which of two taps stands is decided where the ballot is saved: in one change, by when they were made.
  const sent = { seat: seat.seat, ballot, nonce, ...(heard.at > untimed && { heard: at }) }
  const reply = await ask("votes.castSeat", sent, key)
  if (reply.ok) return recorded((reply.value as { receipt: string }).receipt)
  if (reply.code === "votes.overtaken") {
    const now = await ask("votes.mySeats")
    return recorded(now.ok ? seatsOf(now).find(one => one.seat === seat.seat)?.receipt : undefined, told(reply, said))
  }
  const soon = reply.code === "house.tooOften" || reply.code === "house.busy"
  return no(told(reply, said), soon ? shown : undefined, of)
}
