import { parentPort, workerData } from "node:worker_threads"
import { UnreadableSheet } from "#cloud/shared/sheet"
import { readWorkbook } from "./xlsx.ts"
import { checkEntries, zipEntries } from "./zip.ts"

/** The thread in which a workbook is opened: what it costs, it costs here, and it can be ended from outside. */
const { bytes, most } = workerData as { readonly bytes: Uint8Array; readonly most: number }
try {
  checkEntries(bytes, zipEntries(bytes), most)
  parentPort?.postMessage({ pages: readWorkbook(bytes, most) })
} catch (error) {
  if (!(error instanceof UnreadableSheet)) throw error
  parentPort?.postMessage({ trouble: error.trouble, most: error.most })
}
