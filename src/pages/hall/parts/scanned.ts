import { shortIn } from "../../../cloud/short-in"

/** Behind /in/ in a scanned address: the meeting, the code, and whether it is a street's. */
const form = /^([\w.-]{1,120})\/(\d{6})(\/street)?/

type Given = Readonly<Record<string, string | undefined>>

/** Takes the page's parameters: `q` holds a scanned address (WeChat, encoded once), otherwise they stand by themselves. */
export const scannedOf = (given: Given): { meeting?: string; code?: string; at?: string } => {
  const [, meeting, code, street] = form.exec(shortIn("in", given.q ? decodeURIComponent(given.q) : "") ?? "") ?? []
  if (meeting && code) return { meeting, code, ...(street && { at: "street" }) }
  return given
}
