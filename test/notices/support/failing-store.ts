import type { Documents, Store } from "#cloud/shared/store"

/** The process has been killed: nothing it does from now on reaches the store. */
export class Killed extends Error {
  override readonly name = "Killed"
}

/**
 * A real store whose user can be killed at its n-th change: `before` it is saved, or `after` it was saved and before the
 * answer came back. From then on every call fails, until `revive`.
 */
export const killable = (store: Store) => {
  let dead = false
  let countdown = Number.POSITIVE_INFINITY
  let when: "before" | "after" = "before"
  let changes = 0
  let meanwhile: (() => Promise<void>) | undefined
  let inside = false

  /** Somebody else acts before a change of ours. */
  const others = async (): Promise<void> => {
    if (!meanwhile || inside) return
    inside = true
    await meanwhile()
    inside = false
  }

  const alive = (): void => {
    if (dead) throw new Killed("killed")
  }
  const documentsOf = (documents: Documents): Documents => ({
    scope: documents.scope,
    change: async step => {
      await others()
      alive()
      countdown -= 1
      changes += 1
      const last = countdown <= 0
      if (last && when === "before") {
        dead = true
        throw new Killed("killed before a change")
      }
      const value = await documents.change(step)
      if (last) dead = true
      alive()
      return value
    },
    read: async (collection, id) => {
      alive()
      return documents.read(collection, id)
    },
    list: async (collection, wanted) => {
      alive()
      return documents.list(collection, wanted)
    },
  })

  return {
    store: { in: scope => documentsOf(store.in(scope)), close: store.close } satisfies Store,
    killAt: (change: number, side: "before" | "after"): void => {
      countdown = change
      when = side
    },
    /** What somebody else does before each change from now on. */
    between: (act: (() => Promise<void>) | undefined): void => {
      meanwhile = act
    },
    isDead: () => dead,
    /** How many changes were begun since the last revival. */
    changes: () => changes,
    revive: (): void => {
      dead = false
      countdown = Number.POSITIVE_INFINITY
      changes = 0
    },
  }
}

export type Killable = ReturnType<typeof killable>
