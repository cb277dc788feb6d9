import { Worker } from "node:worker_threads"
import { type SheetPage, type Sheets, type SheetTrouble, UnreadableSheet } from "#cloud/shared/sheet"
import { readCsv } from "./csv.ts"
import { writeWorkbook } from "./writing.ts"
import { zipEntries } from "./zip.ts"

/** The largest roll we take: ten times the largest community, in a file as large as the host lets in. */
const sizeLimit = 5_000_000
const rowsLimit = 20_000

/** What opening a workbook may cost: a roll of 3,000 takes under a second and 100 MB. */
const memory = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 48 }
const patience = 15_000

type Answer = { readonly pages: readonly SheetPage[] } | { readonly trouble: SheetTrouble; readonly most: number }

/**
 * Spreadsheets. Workbooks are opened one after the other, each in a worker with bounded memory and time; `worker` is
 * where its file is, for a bundle that has it elsewhere.
 */
export const openSheets = (options: { readonly worker?: URL; readonly patience?: number } = {}): Sheets => {
  const file = options.worker ?? new URL("./worker.ts", import.meta.url)
  let last: Promise<unknown> = Promise.resolve()
  return {
    read: async bytes => {
      if (bytes.length > sizeLimit) throw new UnreadableSheet("tooLarge", sizeLimit / 1_000_000)
      switch (kindOf(bytes)) {
        case "zip": {
          zipEntries(bytes)
          const turn = last.then(() => opened(file, bytes, options.patience ?? patience))
          last = turn.catch(() => undefined)
          return turn
        }
        case "old":
          throw new UnreadableSheet("oldFormat")
        case "other":
          throw new UnreadableSheet("notASheet")
        default:
          return [readCsv(bytes, rowsLimit)]
      }
    },
    write: async pages => writeWorkbook(pages),
  }
}

/** What the bytes are, whatever the file is called. */
const kindOf = (bytes: Uint8Array): "zip" | "old" | "text" | "other" => {
  const begins = (...signs: number[]): boolean => signs.every((sign, place) => bytes[place] === sign)
  if (bytes.length === 0) return "text"
  if (begins(0x50, 0x4b)) return "zip"
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return "old"
  if (begins(0xff, 0xfe)) return "text"
  return bytes.subarray(0, 8000).includes(0) || begins(0x25, 0x50, 0x44, 0x46) || begins(0x3c) ? "other" : "text"
}

const opened = (file: URL, bytes: Uint8Array, most: number): Promise<readonly SheetPage[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: { bytes, most: rowsLimit },
      resourceLimits: memory,
      stdout: true,
      stderr: true,
    })
    const end = (finish: () => void) => {
      clearTimeout(timer)
      void worker.terminate()
      finish()
    }
    const timer = setTimeout(() => end(() => reject(new UnreadableSheet("tooHard"))), most)
    worker.once("message", (answer: Answer) =>
      end(() => ("pages" in answer ? resolve(answer.pages) : reject(new UnreadableSheet(answer.trouble, answer.most)))),
    )
    // Out of memory, or a workbook that its reader stumbles over.
    worker.once("error", () => end(() => reject(new UnreadableSheet("tooHard"))))
    worker.once("exit", () => end(() => reject(new UnreadableSheet("tooHard"))))
  })
