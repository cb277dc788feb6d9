/** What a column of a roll may be. `address` stands for building, unit and door written together. */
export const fields = ["compound", "building", "unit", "door", "address", "area", "contact", "phone"] as const
export type Field = (typeof fields)[number]
