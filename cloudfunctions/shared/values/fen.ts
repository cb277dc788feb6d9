/** Money in whole fen (1 yuan = 100 fen). Never a fraction, never beyond what an integer holds exactly. */
export type Fen = number & { readonly unit: "fen" }

/** Takes a whole number of fen; refuses fractions and unsafe integers with a RangeError (a bug, not a user's mistake). */
export const fen = (amount: number): Fen => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole fen: ${amount}`)
  return amount as Fen
}

/** The sum of amounts in fen; refuses what no longer fits. */
export const sumFen = (amounts: Iterable<Fen>): Fen => {
  let total = 0
  for (const amount of amounts) total = fen(total + amount)
  return total as Fen
}

/** Takes fen, gives yuan as people write it: 123456 → "1,234.56", 860000 → "8,600". */
export const yuanText = (amount: Fen): string => {
  const whole = Math.trunc(Math.abs(amount) / 100)
  const cents = Math.abs(amount) % 100
  const grouped = String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, ",")
  return `${amount < 0 ? "-" : ""}${grouped}${cents === 0 ? "" : `.${String(cents).padStart(2, "0")}`}`
}

/** Takes yuan as typed ("1,200", "１２００.5", "8600元"); gives fen, or undefined when it is not an amount of whole fen. */
export const fenFromYuan = (typed: string): Fen | undefined => {
  const plain = typed
    .replace(/[０-９．，]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[,\s¥￥元]/g, "")
  const parts = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!parts) return undefined
  return fen(Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")))
}
