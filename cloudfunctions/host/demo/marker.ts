import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** What makes a data directory one of the demonstration: a file that only its generator writes. */
export interface Marker {
  /** Generated to the end; anything less is made anew. */
  readonly whole: boolean
  readonly communities: number
  readonly households: number
  readonly people: readonly {
    readonly word: string
    readonly who: string
    readonly community: string
    readonly person: string
  }[]
}

const file = "demo.json"

export const readMarker = (directory: string): Marker | undefined => {
  try {
    return JSON.parse(readFileSync(join(directory, file), "utf8")) as Marker
  } catch {
    return undefined
  }
}

export const writeMarker = (directory: string, marker: Marker): void =>
  writeFileSync(join(directory, file), `${JSON.stringify(marker, null, 2)}\n`)

/** Whether the directory holds data that the demonstration did not make. */
export const holdsOthersData = (directory: string): boolean =>
  existsSync(join(directory, "weiyi.sqlite")) && !readMarker(directory)
