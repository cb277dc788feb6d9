import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Subject } from "#cloud/shared/ports"
import type { Figure } from "./people.ts"

/** What makes a data directory one of the demonstration: a file that only its generator writes. */
export interface Marker {
  /** Generated to the end; anything less is made anew. */
  readonly whole: boolean
  readonly communities: number
  readonly households: number
  /** The meeting whose hall is open on the day of the making. */
  readonly hall?: string
  readonly people: readonly (Pick<Figure, "word" | "says" | "shown" | "elder"> & { readonly subject: Subject })[]
}

const file = "demo.json"

export const readMarker = (directory: string): Marker | undefined => {
  try {
    return JSON.parse(readFileSync(join(directory, file), "utf8")) as Marker
  } catch {
    return undefined
  }
}

export const writeMarker = (directory: string, marker: Marker): void => {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, file), `${JSON.stringify(marker, null, 2)}\n`)
}

/** Whether the directory holds data that the demonstration did not make. */
export const holdsOthersData = (directory: string): boolean =>
  existsSync(join(directory, "weiyi.sqlite")) && !readMarker(directory)
