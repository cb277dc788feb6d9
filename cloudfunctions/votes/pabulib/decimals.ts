/** A number as it is written: its value, and how many decimals it has. */
export interface Decimal {
  readonly value: number
  readonly decimals: number
}

/**
 * Takes text such as "6112868", "1234.50" or "1234,5"; gives the number, "large" when it has more digits than are counted
 * exactly (15), or "bad". A comma before exactly three digits is bad: it may be a decimal comma or a thousands mark.
 */
export const decimalOf = (text: string): Decimal | "bad" | "large" => {
  const parts = /^(\d+)(?:([.,])(\d+))?$/.exec(text.trim())
  if (!parts) return "bad"
  const [, whole = "", mark, written = ""] = parts
  if (mark === "," && written.length === 3) return "bad"
  const decimals = written.replace(/0+$/, "")
  if (whole.replace(/^0+/, "").length + decimals.length > 15) return "large"
  return { value: Number(`${whole}.${decimals}`), decimals: decimals.length }
}

/** Takes numbers with at most `decimals` decimals; gives them as whole numbers, times 10^decimals. */
export const scaled = (value: number, decimals: number): number => Math.round(value * 10 ** decimals)
