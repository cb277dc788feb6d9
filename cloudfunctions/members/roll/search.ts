import { plain } from "./cells.ts"
import { type Told, together } from "./rows.ts"

/** An address in short, "3-2-501", as people look for it. */
export const shortDoor = ({ building, unit, door }: Pick<Told, "building" | "unit" | "door">): string =>
  [building, unit, door].filter(part => part !== "").join("-")

/** Takes what somebody looks for: a door in any spelling, a part of a name, at least four digits of a telephone number. */
export const finder = (find: string): ((row: Told) => boolean) => {
  const text = plain(find).toLowerCase()
  if (text === "") return () => true
  const address = together(find)
  const digits = text.replace(/\D/g, "")
  return row => {
    const door = shortDoor(row).toLowerCase()
    if (address && shortDoor(address).toLowerCase() === door) return true
    if (digits.length >= 4 && digits === text && row.phone.includes(digits)) return true
    return (
      door === text ||
      door.startsWith(`${text}-`) ||
      row.door.toLowerCase() === text ||
      row.contact.toLowerCase().includes(text)
    )
  }
}
