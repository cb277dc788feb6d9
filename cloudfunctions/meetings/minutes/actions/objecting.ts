import type { Actions } from "../../../shared/ask.ts"
import { every } from "../../../shared/store.ts"
import type { contract } from "../contract.ts"
import { addenda, minutes, protestId, protests } from "../records.ts"
import { refuse } from "../refusals.ts"
import { checkObject, freezes, objectionsEach } from "../rules.ts"
import { minutesIn, reader } from "./reading.ts"

type Objecting = Pick<
  Actions<typeof contract>,
  "publishedMinutes" | "objectToMinutes" | "minutesObjections" | "answerMinutesObjection"
>

/** What everybody reads, and what they may say to it. */
export const objecting: Objecting = {
  publishedMinutes: async ({ input: { meeting }, documents, by: { member } }) => {
    const { about, state, published, frozen, hash, objections } = await minutesIn(reader(documents), meeting)
    if (!published || !hash) throw refuse("noMinutes")
    const said = []
    for await (const one of every(documents, protests, { meeting })) said.push(one)
    const added = []
    for await (const one of every(documents, addenda, { meeting })) added.push(one)
    return {
      ...{ title: about.title, body: about.name, outcome: about.outcome, place: about.place, begins: about.begins },
      ...{ state, at: published.at, until: published.until, hash, content: published.content, objections },
      ...(frozen && { frozen }),
      addenda: added.flatMap(({ n, published: out }) => (out ? [{ n, text: out.text, at: out.at }] : [])),
      answers: said.flatMap(({ answer, answeredAt }) => (answer && answeredAt ? [{ answer, at: answeredAt }] : [])),
      mine: said
        .filter(({ person }) => person === member.person)
        .map(({ text, at, answer }) => ({ text, at, ...(answer !== undefined && { answer }) })),
    }
  },

  objectToMinutes: async ask => {
    const { meeting, text } = ask.input
    const { person } = ask.by.member
    const mine = await ask.documents.list(protests, { where: { meeting, person } })
    return ask.change(async tx => {
      const standing = await minutesIn(tx, meeting)
      if (!standing.published) throw refuse("noMinutes")
      checkObject(standing, ask.now)
      if (mine.length >= objectionsEach) throw refuse("objectedEnough", { most: objectionsEach })
      const { open, raised } = standing.objections
      const n = raised + 1
      await tx.create(protests, protestId(meeting, n), { meeting, n, text, person, at: ask.now })
      await tx.put(minutes, meeting, { ...standing, objections: { open: open + 1, raised: n } })
      return { raised: n }
    })
  },

  minutesObjections: async ({ input: { meeting }, documents }) => {
    await minutesIn(reader(documents), meeting)
    const objections = []
    for await (const { n, text, at, answer } of every(documents, protests, { meeting }))
      objections.push({ n, text, at, ...(answer !== undefined && { answer }) })
    return { objections }
  },

  answerMinutesObjection: async ask => {
    const { meeting, n, answer } = ask.input
    return ask.change(async tx => {
      const standing = await minutesIn(tx, meeting)
      const found = await tx.get(protests, protestId(meeting, n))
      if (!found) throw refuse("noSuchProtest")
      if (found.person === ask.by.member.person) throw refuse("ownProtest")
      if (found.answer !== undefined) throw refuse("protestAnswered")
      const { id: _, ...protest } = found
      const { open, raised } = standing.objections
      const next = { ...standing, objections: { open: open - 1, raised } }
      const over = freezes(next, ask.now) === "yes"
      await tx.put(protests, protestId(meeting, n), { ...protest, answer, answeredAt: ask.now })
      await tx.put(minutes, meeting, over ? { ...next, state: "frozen", frozen: ask.now } : next)
      return { open: open - 1 }
    })
  },
}
