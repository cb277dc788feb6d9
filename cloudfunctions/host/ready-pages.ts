import { filled } from "#cloud/shared/refusal"
import { buildPages, pagesAreFresh, pagesFolder } from "./build-pages.ts"
import { type Pages, readPages } from "./pages.ts"
import type { Words } from "./words.ts"

/** On a terminal the seconds count up in place; in a file a line every ten of them is enough. */
const counting = (words: Words) => (seconds: number) => {
  const line = filled(words.buildingFor, { seconds })
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`)
  else if (seconds % 10 === 0) console.log(line)
}

/** Gives the pages to serve; builds them first where they are missing or their sources have changed (BuildFailed). */
export const readyPages = async (words: Words): Promise<Pages> => {
  if (!pagesAreFresh()) {
    console.log(words.building)
    await buildPages(counting(words))
    console.log(`${process.stdout.isTTY ? "\n" : ""}${words.built}`)
  }
  return readPages(pagesFolder)
}
