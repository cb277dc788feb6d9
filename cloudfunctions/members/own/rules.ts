/** How a field is blanked: left out where that is allowed, else the emptiest value the collection takes. */
const emptiest: readonly unknown[] = [undefined, "", "zh", false, 0, [], {}]

/**
 * Takes a stored body and the fields to erase, and whether a body is one the collection takes; gives the body without
 * what they said. Throws when a field cannot be blanked: the collection is declared wrongly.
 */
export const blanked = (
  body: Readonly<Record<string, unknown>>,
  fields: readonly string[],
  fits: (body: unknown) => boolean,
): Record<string, unknown> => {
  let result: Record<string, unknown> = { ...body }
  for (const field of fields) {
    if (!(field in result)) continue
    const tries = emptiest.map(value => {
      const { [field]: _, ...rest } = result
      return value === undefined ? rest : { ...rest, [field]: value }
    })
    const fit = tries.find(fits)
    if (!fit) throw new Error(`${field} cannot be blanked`)
    result = fit
  }
  return result
}

/** Whether a body says nothing more in these fields. */
export const isBlank = (body: Readonly<Record<string, unknown>>, fields: readonly string[]): boolean =>
  fields.every(field => {
    const value = body[field]
    const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0
    return value === undefined || value === "" || isEmpty
  })
