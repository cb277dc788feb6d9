/** What a place of a template is filled with: words, whether a part stands there at all, or rows of the same part. */
export type Filling = string | boolean | readonly FillingRow[]
export interface FillingRow {
  readonly [place: string]: Filling
}

export type WordTrouble = "notWord" | "tooLarge" | "tooHard" | "active" | "noPlaces" | "unknownPlaces" | "brokenPlaces"

/** Why a template could not be used; `places` are those that nothing is known of, or that are opened and never closed. */
export class UnfitTemplate extends Error {
  override readonly name = "UnfitTemplate"
  readonly trouble: WordTrouble
  readonly places: readonly string[]

  constructor(trouble: WordTrouble, places: readonly string[] = []) {
    super(trouble)
    this.trouble = trouble
    this.places = places
  }
}

/** Word documents made from templates (adapters/document). */
export interface WordFiles {
  /** The house's own template. */
  own(): Promise<Uint8Array>
  /** Refuses (UnfitTemplate) what is no document, is too large, is more than words, or asks for a place that is not known. */
  check(template: Uint8Array, known: readonly string[]): Promise<void>
  /** Fills a template, or the house's own one when there is none; gives the document. */
  fill(template: Uint8Array | undefined, filling: FillingRow): Promise<Uint8Array>
}
