import { parentPort, workerData } from "node:worker_threads"
import { TemplateHandler } from "easy-template-x"
import { type FillingRow, UnfitTemplate } from "#cloud/shared/word"
import { checkPackage } from "./package.ts"

export type Work =
  | { readonly task: "check"; readonly template: Uint8Array; readonly known: readonly string[] }
  | { readonly task: "fill"; readonly template: Uint8Array; readonly filling: FillingRow }

const handler = new TemplateHandler()

const placesOf = async (template: Buffer): Promise<readonly string[]> => {
  try {
    const tags = await handler.parseTags(template)
    return tags.map(({ name }) => name)
  } catch {
    throw new UnfitTemplate("brokenPlaces")
  }
}

const check = async (template: Buffer, known: readonly string[]): Promise<void> => {
  checkPackage(template)
  const places = await placesOf(template)
  if (places.length === 0) throw new UnfitTemplate("noPlaces")
  const unknown = [...new Set(places)].filter(place => !known.includes(place))
  if (unknown.length > 0) throw new UnfitTemplate("unknownPlaces", unknown.slice(0, 20))
}

const fill = async (template: Buffer, filling: FillingRow): Promise<Uint8Array> => {
  try {
    return new Uint8Array(await handler.process(template, filling as never))
  } catch {
    throw new UnfitTemplate("brokenPlaces")
  }
}

/** The thread in which a template is opened: what it costs, it costs here, and it can be ended from outside. */
const work = workerData as Work
try {
  const template = Buffer.from(work.template)
  if (work.task === "check") {
    await check(template, work.known)
    // a template that opens may still close no part: filling it with nothing shows that
    await fill(template, {})
    parentPort?.postMessage({ fits: true })
  } else parentPort?.postMessage({ document: await fill(template, work.filling) })
} catch (error) {
  if (!(error instanceof UnfitTemplate)) throw error
  parentPort?.postMessage({ trouble: error.trouble, places: error.places })
}
