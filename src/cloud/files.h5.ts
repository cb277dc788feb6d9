import { asReply, NoAnswer, type Reply } from "./reply"
import { session } from "./session"
import { online } from "./transport"

/** A file somebody chose: its name, its size in bytes, and the way to send it. */
export interface Chosen {
  readonly name: string
  readonly size: number
  /** Sends it; gives its id, which actions take. Throws NoAnswer when there is no answer. */
  send(): Promise<Reply<{ readonly file: string }>>
}

/** Lets the person choose one file with one of these endings (".xlsx"); undefined when they choose none. */
export const chooseFile = (endings: readonly string[]): Promise<Chosen | undefined> =>
  new Promise(done => {
    const input = document.createElement("input")
    input.type = "file"
    input.accept = endings.join(",")
    // kept in the page while it is open: some phones forget an input that is nowhere
    input.hidden = true
    document.body.append(input)
    const settle = () => {
      const file = input.files?.[0]
      input.remove()
      done(file && { name: file.name, size: file.size, send: () => sent(file) })
    }
    input.addEventListener("change", settle)
    input.addEventListener("cancel", settle)
    input.click()
  })

const sent = async (file: File): Promise<Reply<{ readonly file: string }>> => {
  if (!online()) throw new NoAnswer(false)
  try {
    const answer = await fetch("/files", {
      method: "POST",
      headers: { authorization: `Bearer ${session.token()}`, "x-file-name": encodeURIComponent(file.name) },
      body: file,
    })
    return asReply(await answer.json()) as Reply<{ readonly file: string }>
  } catch (failure) {
    throw failure instanceof NoAnswer ? failure : new NoAnswer(true, failure)
  }
}
