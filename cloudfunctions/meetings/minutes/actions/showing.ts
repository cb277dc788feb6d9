import { namesAtHome } from "../../../councils/seats/actions/reading.ts"
import type { Actions } from "../../../shared/ask.ts"
import { every } from "../../../shared/store.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import { meetings } from "../../calling/records.ts"
import type { writing as contract } from "../contract/writing.ts"
import type { Drafted } from "../draft.ts"
import { addenda, type Minutes, minutes, minutesVersions } from "../records.ts"
import { refuse } from "../refusals.ts"
import { type Confirmation, signaturesNeeded, signersOf, type Typed } from "../rules.ts"
import { type Access, accessOf, contentIn, hashOf, minutesIn, namesIn, reader } from "./reading.ts"

type Showing = Pick<Actions<typeof contract>, "minutesList" | "minutes">

/** Who confirms, who has, for whom it waits, and whom it lacks. */
export const signersShown = (drafted: Drafted, typed: Typed, confirmations: readonly Confirmation[]) => {
  const signers = signersOf(drafted, typed.signers)
  const done = new Map(confirmations.map(({ person, at }) => [person, at]))
  const count = (office: Confirmation["office"]) => signers.filter(signer => signer.office === office).length
  return {
    signers,
    done,
    waiting: signers.filter(({ person }) => !done.has(person)).map(({ person }) => person),
    lacking: {
      chair: count("chair") < signaturesNeeded.chair,
      scrutineers: Math.max(0, signaturesNeeded.scrutineer - count("scrutineer")),
    },
  }
}

const isPublic = ({ state }: Minutes): boolean => state === "published" || state === "frozen"

/** Reading minutes while they are written, and the list of all. */
export const showing: Showing = {
  minutesList: async ({ input, documents, by: { member }, now }) => {
    const limit = input.limit ?? 20
    const found = await documents.list(minutes, {
      limit,
      newestFirst: true,
      ...(input.after !== undefined && { after: input.after }),
    })
    const known = new Map<Id<"body">, Promise<Access>>()
    const access = (body: Id<"body">): Promise<Access> => {
      const asked = known.get(body) ?? accessOf(documents, body, member, now)
      known.set(body, asked)
      return asked
    }
    const lines = await Promise.all(
      found.map(async one => {
        const { inside } = await access(one.about.body)
        const waits = one.state === "draft" && (await waitsFor(reader(documents), one, member.person))
        if (!inside && !waits && !isPublic(one)) return []
        const { meeting, about, state, published } = one
        const told = { meeting, title: about.title, body: about.name, begins: about.begins, state, inside }
        return [{ ...told, mine: waits, ...(published && { until: published.until }) }]
      }),
    )
    const last = found.at(-1)
    return {
      minutes: lines.flat(),
      undrafted: input.after === undefined ? await undrafted(documents, access) : [],
      ...(last && found.length === limit && { next: last.id }),
    }
  },

  minutes: async ({ input, documents, store, by: { member }, now }) => {
    const from = reader(documents)
    const standing = await minutesIn(from, input.meeting)
    const shown = input.version ?? standing.version
    const access = await accessOf(documents, standing.about.body, member, now)
    const waits = await waitsFor(from, standing, member.person)
    if (!access.inside && !waits) throw refuse("notInside")
    const { typed, draft } = await contentIn(from, input.meeting, shown)
    const { drafted, heads } = draft
    const names = await namesIn(store, drafted)
    const groups = new Map(drafted.groups.map(({ group, name }) => [group, name]))
    const { signers, done, lacking } = signersShown(drafted, typed, standing.confirmations)
    const written = []
    for await (const one of every(documents, minutesVersions, { meeting: input.meeting })) written.push(one)
    const writers = await namesAtHome(
      store,
      written.map(({ writer, home }) => ({ person: writer, home })),
    )
    const added = []
    for await (const one of every(documents, addenda, { meeting: input.meeting })) added.push(one)
    const signs = signers.some(({ person }) => person === member.person)
    const { meeting, about, state, version, published, frozen, objections } = standing
    return {
      ...{ meeting, about, state, version, shown, drafted, typed, heads, lacking, objections },
      names: drafted.seats.map(({ seat, group }) => ({
        seat,
        name: names.get(seat) ?? "",
        group: groups.get(group) ?? group,
      })),
      signers: signers.map(({ office, seat, person }) => {
        const at = done.get(person)
        return { office, seat, name: names.get(seat) ?? "", ...(at && { at }) }
      }),
      mayWrite: access.writes && !isPublic(standing),
      mayPublish: access.publishes && state === "confirmed",
      mayConfirm: waits && shown === version,
      ...(published && { until: published.until }),
      hash: standing.hash ?? hashOf(about, draft, typed),
      ...(frozen && { frozen }),
      versions: written.map(({ n, writer, at }) => ({ n, by: writers.get(writer) ?? "", at })).reverse(),
      addenda: added.map(({ n, text, at, confirmations, published: public_ }) => ({
        ...{ n, text, at, published: public_ !== undefined, confirmed: confirmations.length },
        mine: signs && !public_ && !confirmations.some(({ person }) => person === member.person),
      })),
    }
  },
}

/** Whether minutes that are not published wait for this person's confirmation. */
const waitsFor = async (from: ReturnType<typeof reader>, standing: Minutes, person: Id<"person">): Promise<boolean> => {
  if (standing.state !== "draft") return false
  const { typed, draft } = await contentIn(from, standing.meeting, standing.version)
  return signersShown(draft.drafted, typed, standing.confirmations).waiting.includes(person)
}

/** The last meetings that are closed and have no minutes, for those who write them. */
const undrafted = async (documents: Parameters<typeof accessOf>[0], access: (body: Id<"body">) => Promise<Access>) => {
  const closed = await documents.list(meetings, { where: { state: "closed" }, newestFirst: true, limit: 20 })
  const lines = await Promise.all(
    closed.map(async ({ id: key, body, title, begins }) => {
      const meeting = id<"meeting">(key)
      if ((await documents.read(minutes, meeting)) || !(await access(body)).writes) return []
      return [{ meeting, title, begins }]
    }),
  )
  return lines.flat()
}
