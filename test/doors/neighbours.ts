import { cpSync } from "node:fs"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { collections } from "#cloud/host/features"
import type { Store } from "#cloud/shared/store"
import { dayLong, second } from "#cloud/shared/values/instant"
import { memoryFiles } from "../members/community.ts"
import { temporaryFolder } from "../support/store.ts"
import { type Door, doorTo } from "./door.ts"
import { past, present, publish } from "./going-on.ts"
import { found, type Side } from "./sides.ts"

const moveIn = async (door: Door) => {
  const { ask, pass, actions } = door
  const timers = actions.filter(([, { may }]) => may === "timer").map(([name]) => name)
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      pass(second)
      for (const timer of timers) await ask("timer", timer)
    }
  }

  const both = { here: await found(door, "here"), there: await found(door, "there") }
  const funds = { here: await past(door, both.here), there: await past(door, both.there) }
  pass(7 * dayLong + 10 * second)
  await settle()
  for (const side of ["here", "there"] as const) await publish(door, both[side], funds[side].done.round)
  const made = {
    here: await present(door, both.here, funds.here.fund, funds.here.done.round),
    there: await present(door, both.there, funds.there.fund, funds.there.done.round),
  }
  await settle()
  const side = (which: Side) => ({ ...both[which], ...made[which] })
  return { here: side("here"), there: side("there") }
}

/**
 * Two communities with the same kinds of things, made through the real front door on a real embedded store: a roll, people
 * of every role, a fund, rounds at every step, votes, paper, polls, notices, requests, slips, invitations, disclosures.
 * `open` gives a door over a fresh copy of that store; `through` may stand between, to see what is written.
 */
export const seedNeighbours = async () => {
  const folder = temporaryFolder()
  const directory = `${folder.path}/seed`
  const store = openEmbedded({ directory, collections, unsafe: true })
  const first = doorTo(store)
  const sides = await moveIn(first)
  if (first.bugs.length > 0) throw new Error(`a bug while the neighbours moved in: ${String(first.bugs[0]?.error)}`)
  await store.close()
  let copies = 0
  return {
    ...sides,
    actions: first.actions,
    /** What was logged while they moved in. */
    lines: first.lines as readonly string[],
    open: (through: (store: Store) => Store = same => same) => {
      copies += 1
      const copy = `${folder.path}/${copies}`
      cpSync(directory, copy, { recursive: true })
      const real = openEmbedded({ directory: copy, collections, unsafe: true })
      const files = memoryFiles(1000)
      for (const [file, kept] of first.files.kept) files.kept.set(file, kept)
      return {
        ...doorTo(through(real), files, first.now(), `copy ${copies}`),
        real,
        directory: copy,
        close: () => real.close(),
      }
    },
    remove: folder.remove,
  }
}
export type Neighbours = Awaited<ReturnType<typeof seedNeighbours>>
