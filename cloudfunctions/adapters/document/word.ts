import { readFile } from "node:fs/promises"
import { Worker } from "node:worker_threads"
import { type Filling, type FillingRow, UnfitTemplate, type WordFiles, type WordTrouble } from "#cloud/shared/word"
import type { Work } from "./worker.ts"

/** A letterhead with a picture stays under half of it. */
export const templateLimit = 1_000_000

/** What making a document may cost: minutes with 500 signatures take a few seconds and 150 MB. */
const memory = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 48 }
const patience = 30_000

type Answer =
  | { readonly fits: true }
  | { readonly document: Uint8Array }
  | { readonly trouble: WordTrouble; readonly places: readonly string[] }

/**
 * Word documents from templates (.docx). One after the other, each in a worker with bounded memory and time. The house's own
 * template stands beside this file; `npm run build:template` makes it.
 */
export const openWord = (options: { readonly patience?: number } = {}): WordFiles => {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: Work): Promise<Answer> => {
    const turn = last.then(() => worked(work, options.patience ?? patience))
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    own,
    check: async (template, known) => {
      if (template.length > templateLimit) throw new UnfitTemplate("tooLarge")
      if (template[0] !== 0x50 || template[1] !== 0x4b) throw new UnfitTemplate("notWord")
      await inTurn({ task: "check", template, known })
    },
    fill: async (given, filling) => {
      const template = given ?? (await own())
      const answer = await inTurn({ task: "fill", template, filling: sound(filling) })
      if (!("document" in answer)) throw new UnfitTemplate("brokenPlaces")
      return answer.document
    },
  }
}

const own = async (): Promise<Uint8Array> => new Uint8Array(await readFile(new URL("./minutes.docx", import.meta.url)))

/** Control characters and halves of characters: XML has no place for them. */
const noPlace = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]|\p{Cs}/gu

/** The same filling without characters that would break the document. */
const sound = (filling: FillingRow): FillingRow =>
  Object.fromEntries(Object.entries(filling).map(([place, value]) => [place, soundValue(value)]))

const soundValue = (value: Filling): Filling =>
  typeof value === "string" ? value.replace(noPlace, "") : typeof value === "boolean" ? value : value.map(sound)

const worked = (work: Work, most: number): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: work,
      resourceLimits: memory,
      stdout: true,
      stderr: true,
    })
    const end = (finish: () => void) => {
      clearTimeout(timer)
      void worker.terminate()
      finish()
    }
    const tooHard = () => end(() => reject(new UnfitTemplate("tooHard")))
    const timer = setTimeout(tooHard, most)
    worker.once("message", (answer: Answer) =>
      end(() => ("trouble" in answer ? reject(new UnfitTemplate(answer.trouble, answer.places)) : resolve(answer))),
    )
    // Out of memory, or a template that its reader stumbles over.
    worker.once("error", tooHard)
    worker.once("exit", tooHard)
  })
