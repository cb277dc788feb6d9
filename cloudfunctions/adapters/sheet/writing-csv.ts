/** What a spreadsheet takes for the beginning of a formula, narrow and full-width, whatever blank stands before it. */
const formula = /^[\s'"]*[=+\-@＝＋－＠]/

const cell = (value: string | number | undefined): string => {
  if (value === undefined) return ""
  if (typeof value === "number") return String(value)
  const text = formula.test(value) || /^[\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Takes a heading and rows; gives a .csv (RFC 4180) that Chinese spreadsheets open as it is: UTF-8 with its mark. A text that
 * looks like a formula gets an apostrophe in front, so that it stays a text; numbers stay numbers.
 */
export const writeCsv = (
  heading: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string => `\ufeff${[heading, ...rows].map(row => row.map(cell).join(",")).join("\r\n")}\r\n`
