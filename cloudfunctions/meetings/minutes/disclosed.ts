import { maskedText } from "../../disclosures/rules.ts"
import type { Who } from "../followups/rules.ts"
import { type Drafted, type MotionThen, quorumWas } from "./draft.ts"
import type { Typed } from "./rules.ts"
import { words } from "./words.ts"

/** A name as everybody may read it: the first character, the rest blanked (个人信息保护法 25). */
export const maskedName = (name: string): string => [...name].map((sign, at) => (at === 0 ? sign : "*")).join("")

/** Blanks names that are known in what was typed; the longest first, so that no name is blanked within another. */
export const withoutNames = (text: string, names: readonly string[]): string =>
  [...new Set(names)]
    .filter(name => [...name].length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, maskedName(name)), text)

/** A text as everybody may read it: without known names, telephones and rooms. */
export const publicText = (text: string, names: readonly string[]): string => maskedText(withoutNames(text, names))

/** Who has something to do, as everybody may read it: an office, or the group of a seat. */
export const whoInPublic = (who: Who, groupOf: (seat: string) => string, names: readonly string[]): string =>
  who.is === "seat"
    ? words.groupSeat(groupOf(who.seat))
    : who.is === "office"
      ? words.office[who.office]
      : publicText(who.words, names)

/** What was typed, with known names blanked: for the paper on the wall. */
export const typedWithoutNames = (typed: Typed, names: readonly string[]): Typed => {
  const plain = (text: string): string => publicText(text, names)
  return {
    ...typed,
    items: typed.items.map(({ item, summary, decision, reservations }) => ({
      item,
      summary: plain(summary),
      decision: plain(decision),
      reservations: plain(reservations),
    })),
    remarks: plain(typed.remarks),
    tasks: typed.tasks.map(task => ({
      ...task,
      what: plain(task.what),
      who: task.who.is === "words" ? { is: "words", words: plain(task.who.words) } : task.who,
    })),
  }
}

/** The choices of a motion as everybody may read them. */
const choicesInPublic = (
  { choices, none, decided }: Pick<MotionThen, "choices" | "none" | "decided">,
  plain: (text: string) => string,
) => ({
  ...(choices && {
    choices: choices.map(({ title, details, votes }) => ({
      title: plain(title),
      ...(details !== undefined && { details: plain(details) }),
      ...(votes !== undefined && { votes }),
    })),
  }),
  ...(none !== undefined && { none }),
  ...(decided !== undefined && { decided: plain(decided) }),
})

/**
 * What of minutes becomes public: figures, outcomes and what was typed, without a person: who spoke, objected, stood back or
 * gave a mandate is not in it. `names` are those of everybody who has a seat.
 */
export const publicOf = (drafted: Drafted, typed: Typed, names: readonly string[]) => {
  const groupNames = new Map(drafted.groups.map(({ group, name }) => [group, name]))
  const groupOf = (seat: string): string =>
    groupNames.get(drafted.seats.find(one => one.seat === seat)?.group ?? "") ?? ""
  const plain = (text: string): string => publicText(text, names)
  return {
    whole: drafted.whole,
    groups: drafted.groups.map(({ name, eligible, present }) => ({ name, eligible, present })),
    quorum: quorumWas(drafted),
    items: drafted.items.map(({ item, title, kind, motions }) => {
      const wrote = typed.items.find(one => one.item === item)
      return {
        title: plain(title),
        kind,
        summary: plain(wrote?.summary ?? ""),
        decision: plain(wrote?.decision ?? ""),
        reservations: plain(wrote?.reservations ?? ""),
        motions: motions.map(({ title, text, secrecy, outcome, tally, groups, recused, objections, ...among }) => ({
          ...{ title: plain(title), text: plain(text), secrecy, outcome },
          ...(tally && { tally }),
          ...choicesInPublic(among, plain),
          groups: (groups ?? []).map(one => ({ ...one, group: groupNames.get(one.group) ?? one.group })),
          recused: recused.length,
          objections: objections.map(({ seat, text }) => words.ofGroup(groupOf(seat), plain(text))),
        })),
      }
    }),
    remarks: plain(typed.remarks),
    tasks: typed.tasks.map(({ what, who, by }) => ({
      what: plain(what),
      who: whoInPublic(who, groupOf, names),
      by,
    })),
  }
}
export type Public = ReturnType<typeof publicOf>
