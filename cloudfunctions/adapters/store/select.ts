import { refuse } from "#cloud/shared/refusals"
import type { Store } from "#cloud/shared/store"

/**
 * The store of a function on WeChat cloud. Its adapter is not part of this edition: whoever asks for documents is told so
 * (503), and nothing is kept in the memory of a function, where it would be lost.
 */
export const cloudStore = (): Store => ({
  in: () => {
    throw refuse("noStore")
  },
  close: async () => undefined,
})
