import { buildPages } from "#cloud/host/build-pages"
import { readyDemoData } from "../support/demo-data.ts"

/** Before the journeys: the pages and the demonstration's data, of exactly these sources, made now unless they are there. */
export default async (): Promise<void> => {
  await buildPages(() => {})
  await readyDemoData()
}
