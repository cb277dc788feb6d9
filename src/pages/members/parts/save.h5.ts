/** Gives the person a file with this text: the browser's own download. */
export const saveText = async (name: string, text: string): Promise<"file" | "copied"> => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href))
  return "file"
}
