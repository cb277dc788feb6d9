import type { Scope } from "#cloud/shared/scope"
import type { Tx } from "#cloud/shared/store"
import { nextTurn } from "#cloud/shared/turn"

/** A change somebody has asked for. */
export interface Asked {
  readonly scope: Scope
  readonly step: (tx: Tx) => Promise<unknown>
  readonly patient: boolean
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

export type Outcome = { readonly value: unknown } | { readonly error: unknown }

/** What batches do to the database. Each throws only what the disk refuses: then the whole batch is taken back. */
export interface Bench {
  begin(): void
  /** Runs one step and writes what it has written; gives what the step gave or threw. */
  run(asked: Asked): Promise<Outcome>
  commit(): void
  takeBack(): void
  /** Nothing waits any more. */
  rest(): void
}

/** So many changes share one COMMIT at most; enough for a full hall, and a commit stays short. */
const batchLimit = 256

/**
 * Changes that wait at the same time share one transaction, and nobody is answered before its COMMIT has returned. Whoever is
 * not patient comes first. After each patient change the event loop has a turn, and whoever comes meanwhile goes at once and
 * ends the batch: nobody waits for more than one patient change and a COMMIT.
 */
export const batches = (bench: Bench) => {
  const waiting = { people: [] as Asked[], patient: [] as Asked[] }
  let busy = false

  const batch = async (): Promise<void> => {
    const taken: { readonly asked: Asked; outcome?: Outcome }[] = []
    const takeOne = async (from: Asked[]): Promise<void> => {
      const asked = from.shift()
      if (!asked) return
      const mine: (typeof taken)[number] = { asked }
      taken.push(mine)
      mine.outcome = await bench.run(asked)
    }
    const full = () => taken.length >= batchLimit
    const takePeople = async (): Promise<void> => {
      while (waiting.people.length > 0 && !full()) await takeOne(waiting.people)
    }
    try {
      bench.begin()
      await takePeople()
      while (waiting.people.length === 0 && waiting.patient.length > 0 && !full()) {
        await takeOne(waiting.patient)
        await nextTurn()
      }
      await takePeople()
      bench.commit()
    } catch (error) {
      bench.takeBack()
      for (const { asked } of taken) asked.reject(error)
      return
    }
    for (const { asked, outcome } of taken) {
      if (outcome && "value" in outcome) asked.resolve(outcome.value)
      else asked.reject(outcome?.error)
    }
  }

  const drain = async (): Promise<void> => {
    // Whoever else arrives in this turn shares the commit, and after it whoever has come meanwhile the next one.
    while (waiting.people.length + waiting.patient.length > 0) {
      await nextTurn()
      await batch()
    }
    busy = false
    bench.rest()
  }

  return {
    ask: (asked: Asked): void => {
      ;(asked.patient ? waiting.patient : waiting.people).push(asked)
      if (busy) return
      busy = true
      void drain()
    },
    busy: (): boolean => busy,
  }
}
