import type { Files } from "#cloud/shared/ports"
import { refuse } from "#cloud/shared/refusals"

const none = async (): Promise<never> => {
  throw refuse("noStore")
}

/** The files of a function on WeChat cloud. They come with its store; until then whoever asks for one is told so (503). */
export const cloudFiles = (): Files => ({ save: none, read: none, remove: none, keep: none })
