/** The cloud's "no": why, in words for the person in both languages, and what the sentence is about. */
export interface No {
  readonly ok: false
  readonly code: string
  readonly message: string
  readonly english?: string
  readonly details?: Readonly<Record<string, unknown>>
}

export type Reply<Value> = { readonly ok: true; readonly value: Value } | No

/** The sentence of a "no" in the person's language. */
export const saidBy = (no: No, language: "zh" | "en"): string => (language === "en" && no.english) || no.message

/** Nothing came back: the request never left (`sent: false`), or left and nobody knows what became of it. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer"
  readonly sent: boolean

  constructor(sent: boolean, cause?: unknown) {
    super(sent ? "no answer" : "not sent", { cause })
    this.sent = sent
  }
}

/** Takes what came over the wire; gives it as a reply, or throws NoAnswer when it is none (a proxy's page, say). */
export const asReply = (answer: unknown): Reply<unknown> => {
  if (typeof answer === "object" && answer !== null && "ok" in answer) {
    if (answer.ok === true && "value" in answer) return { ok: true, value: answer.value }
    if (answer.ok === false && "code" in answer && "message" in answer) return answer as No
  }
  throw new NoAnswer(true)
}
