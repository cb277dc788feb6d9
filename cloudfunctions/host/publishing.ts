import { disclosures } from "#cloud/disclosures/records"
import { entries, funds } from "#cloud/funds/records"
import { communities } from "#cloud/members/records"
import { canonical, digest } from "#cloud/shared/digest"
import { actHeads, acts, noActs } from "#cloud/shared/journal"
import { communityScope } from "#cloud/shared/scope"
import { every, type Store } from "#cloud/shared/store"
import type { Id } from "#cloud/shared/values/id"
import { results, sealedParts } from "#cloud/votes/closing/records"
import { openings } from "#cloud/votes/opening/records"
import { CommandFailed } from "./command.ts"

/** What an export begins with. */
const header = { kind: "community", weiyi: "export", version: 1 } as const

type Line = Readonly<Record<string, unknown>> & { readonly kind: string }

/**
 * The public archive of a community, a line each: ledgers, the journal of acts, publications, and every counted vote with
 * its rule, its board and its result. Every line carries the seal of the one before it and of itself. No person is in it:
 * of who acted and on what there are hashes only. Refuses a community that is not here.
 */
export async function* publicArchive(store: Store, community: Id<"community">): AsyncGenerator<string> {
  const documents = store.in(communityScope(community))
  const known = await documents.read(communities, community)
  if (!known) throw new CommandFailed(`没有“${community}”这个社区`, `there is no community ${community}`)

  const lines = async function* (): AsyncGenerator<Line> {
    yield { ...header, community, name: known.name }
    for await (const { id: fund, name, balances, entries: count, head } of every(documents, funds)) {
      yield { kind: "fund", fund, name, balances, entries: count, head }
      const book = []
      for await (const entry of every(documents, entries, { fund })) book.push(entry)
      for (const entry of book.sort((a, b) => a.n - b.n)) {
        const { n, cause, kind: entered, lines, after, at, words, titles, as, previous, hash } = entry
        yield { kind: "entry", fund, n, cause, entered, lines, after, at, words, titles, as, previous, hash }
      }
    }
    const head = (await documents.read(actHeads, "head")) ?? noActs
    yield { kind: "journal", acts: head.acts, hash: head.hash }
    for await (const { n, who, action, about, at, previous, hash } of every(documents, acts))
      yield { kind: "act", n, who: digest(who), action, about: digest(canonical(about)), at, previous, hash }
    for await (const { id: disclosure, ...published } of every(documents, disclosures)) {
      const { kind: told, ...rest } = published
      yield { ...rest, kind: "disclosure", disclosure, told }
    }
    for await (const { id: vote, outcome, firsts: _, ...result } of every(documents, results)) {
      const opening = await documents.read(openings, vote)
      if (!opening) throw new Error("a result without its opening")
      const { id: __, ...opened } = opening
      yield { kind: "vote", vote, ...opened }
      for await (const { entries: board } of every(documents, sealedParts, { vote: vote as Id<"vote"> }))
        for (const entry of board) yield { kind: "ballot", ...entry }
      const { winners, total, explanation } = outcome
      const decision = explanation.kind === "decision" ? { decision: explanation } : {}
      yield { kind: "result", vote, ...result, winners, total, ...decision }
    }
  }

  const counts: Record<string, number> = {}
  let before = "0".repeat(64)
  const sealed = (line: Line): string => {
    before = digest(`${before}\n${canonical(line)}`)
    return canonical({ ...line, seal: before })
  }
  for await (const line of lines()) {
    counts[line.kind] = (counts[line.kind] ?? 0) + 1
    yield sealed(line)
  }
  yield sealed({ kind: "end", counts })
}
