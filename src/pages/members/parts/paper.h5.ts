import { NoAnswer } from "../../../cloud/reply"
import { session } from "../../../cloud/session"
import "./paper.scss"

/** Whether this device prints: a computer's browser does. */
export const canPrint = true

export const printPage = (): void => window.print()

/** Saves a file that the desk made; throws NoAnswer when it does not come. */
export const download = async (file: string, name: string): Promise<void> => {
  try {
    const answer = await fetch(`/files/${file}`, { headers: { authorization: `Bearer ${session.token()}` } })
    if (!answer.ok) throw new NoAnswer(true)
    const link = document.createElement("a")
    link.href = URL.createObjectURL(await answer.blob())
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  } catch (failure) {
    throw failure instanceof NoAnswer ? failure : new NoAnswer(true, failure)
  }
}
