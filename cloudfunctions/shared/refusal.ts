/** What a "no" may carry: figures and words that its sentence shows. */
export type Details = Readonly<Record<string, string | number | readonly string[]>>

/** 400 bad input, 401 who are you, 403 not yours to do, 404 not here, 405 and 415 not in this way, 409 the state says no, 413 too large, 422 key reused, 429 too often, 503 later. */
export type Status = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503

/** One "no": its HTTP status and its sentence in both languages; {name} stands for a detail. */
export interface Sentence {
  readonly status: Status
  readonly zh: string
  readonly en: string
}

/** A rule's "no", thrown by rules and actions, turned into a reply by `serve` alone. */
export class Refusal extends Error {
  override readonly name = "Refusal"
  readonly code: string
  readonly details: Details
  readonly sentence: Sentence

  constructor(code: string, sentence: Sentence, details: Details = {}) {
    super(code)
    this.code = code
    this.sentence = sentence
    this.details = details
  }
}

/** Fills the {places} of a sentence with details; a place without a detail stays as it is. */
export const filled = (text: string, details: Details): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(details, name) ? details[name] : undefined
    return value === undefined ? place : typeof value === "object" ? value.join("、") : String(value)
  })

/**
 * Takes a feature's word and its sentences by code; gives `refuse(code, details)`, which makes (not throws) the Refusal
 * with the code "feature.code".
 */
export const refuser =
  <Code extends string>(feature: string, sentences: Readonly<Record<Code, Sentence>>) =>
  (code: Code, details?: Details): Refusal =>
    new Refusal(`${feature}.${code}`, sentences[code], details)
