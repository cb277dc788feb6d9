import { session } from "./session"

/** Opens a file that only members may read, under the name it is known by; false when it can not be opened now. */
export const openPaper = async (file: string, name: string): Promise<boolean> => {
  try {
    const answer = await fetch(`/files/${file}`, { headers: { authorization: `Bearer ${session.token()}` } })
    if (!answer.ok) return false
    const link = document.createElement("a")
    link.href = URL.createObjectURL(await answer.blob())
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return true
  } catch {
    return false
  }
}
