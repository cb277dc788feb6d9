/** Floor area in whole 0.01 m² (89.53 m² = 8953). */
export type Area = number & { readonly unit: "0.01 m²" }

/** Takes whole 0.01 m², not negative; refuses anything else with a RangeError. */
export const area = (hundredths: number): Area => {
  if (!Number.isSafeInteger(hundredths) || hundredths < 0) throw new RangeError(`not whole 0.01 m²: ${hundredths}`)
  return hundredths as Area
}

/** Takes square metres as typed ("89.53", "８９．５"); gives an Area, or undefined when it has more than two decimals. */
export const areaFromText = (typed: string): Area | undefined => {
  const plain = typed
    .replace(/[０-９．]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s㎡]|m²|平方米|平米/g, "")
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!parts) return undefined
  return area(Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")))
}

/** Gives an area as people write it: 8953 → "89.53". */
export const areaText = (value: Area): string =>
  `${Math.trunc(value / 100)}${value % 100 === 0 ? "" : `.${String(value % 100).padStart(2, "0")}`}`
