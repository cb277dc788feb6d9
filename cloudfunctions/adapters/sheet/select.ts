import { refuse } from "#cloud/shared/refusals"
import type { Sheets } from "#cloud/shared/sheet"

const none = async (): Promise<never> => {
  throw refuse("noStore")
}

/** The spreadsheets of a function on WeChat cloud. They come with its files; until then whoever asks for one is told so (503). */
export const cloudSheets = (): Sheets => ({ read: none, write: none })
