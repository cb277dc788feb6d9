import type { Scope } from "#cloud/shared/scope"
import type { Patience, Tx } from "#cloud/shared/store"
import { nextTurn } from "#cloud/shared/turn"

/** A change somebody has asked for. */
export interface Asked {
  readonly scope: Scope
  readonly step: (tx: Tx) => Promise<unknown>
  readonly patience?: Patience | undefined
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

export type Outcome = { readonly value: unknown } | { readonly error: unknown }

/** What batches do to the database. Each throws only what the disk refuses: then the whole batch is taken back, where it still can be. */
export interface Transactions {
  begin(): void
  /** Runs one step and writes what it has written; gives what the step gave or threw. */
  run(asked: Asked): Promise<Outcome>
  /** Makes what has been written true. `patient`: only patient changes are in it, then it may give when it is on the disk. */
  commit(patient: boolean): Promise<void> | undefined
  takeBack(): void
  /** Nothing waits any more. */
  rest(): void
}

interface Taken {
  readonly asked: Asked
  outcome?: Outcome
}

/** So many changes share one COMMIT at most; enough for a full hall, and a commit stays short. */
const batchLimit = 256

/**
 * Changes that wait at the same time share one transaction, and nobody is answered before it is on the disk. Whoever is
 * not patient comes first. After each patient change the event loop has a turn, and the batch waits for those in work:
 * their change goes at once and ends it. Nobody waits for more than one patient change, nor for the disk on its behalf.
 */
export const batches = (database: Transactions) => {
  const waiting = { people: [] as Asked[], patient: [] as Asked[] }
  let busy = false
  let somebodyCame = (): void => undefined

  const standBack = async (patience: Patience | undefined): Promise<void> => {
    await nextTurn()
    const quiet = patience?.()
    if (!quiet || waiting.people.length > 0) return
    const came = new Promise<void>(resolve => {
      somebodyCame = resolve
    })
    await Promise.race([quiet, came])
  }

  const batch = async (): Promise<void> => {
    const taken: Taken[] = []
    const takeOne = async (from: Asked[]): Promise<Asked | undefined> => {
      const asked = from.shift()
      if (!asked) return undefined
      const mine: Taken = { asked }
      taken.push(mine)
      mine.outcome = await database.run(asked)
      return asked
    }
    const full = () => taken.length >= batchLimit
    const takePeople = async (): Promise<void> => {
      while (waiting.people.length > 0 && !full()) await takeOne(waiting.people)
    }
    try {
      database.begin()
      await takePeople()
      while (waiting.people.length === 0 && waiting.patient.length > 0 && !full()) {
        const done = await takeOne(waiting.patient)
        await standBack(done?.patience)
      }
      await takePeople()
      const onDisk = database.commit(taken.every(({ asked }) => asked.patience))
      if (!onDisk) return answer(taken)
      void onDisk.then(
        () => answer(taken),
        error => refuse(taken, error),
      )
    } catch (error) {
      database.takeBack()
      // One that cannot even begin refuses all who wait for it.
      if (taken.length === 0)
        for (const from of [waiting.people, waiting.patient]) taken.push(...from.splice(0).map(asked => ({ asked })))
      refuse(taken, error)
    }
  }

  const drain = async (): Promise<void> => {
    // Whoever else arrives in this turn shares the commit, and after it whoever has come meanwhile the next one.
    while (waiting.people.length + waiting.patient.length > 0) {
      await nextTurn()
      await batch()
    }
    busy = false
    database.rest()
  }

  return {
    ask: (asked: Asked): void => {
      if (asked.patience) waiting.patient.push(asked)
      else {
        waiting.people.push(asked)
        somebodyCame()
      }
      if (busy) return
      busy = true
      void drain()
    },
    busy: (): boolean => busy,
  }
}

const answer = (taken: readonly Taken[]): void => {
  for (const { asked, outcome } of taken) {
    if (outcome && "value" in outcome) asked.resolve(outcome.value)
    else asked.reject(outcome?.error)
  }
}

const refuse = (taken: readonly Taken[], error: unknown): void => {
  for (const { asked } of taken) asked.reject(error)
}
