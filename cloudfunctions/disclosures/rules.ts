/**
 * Masking before anything becomes public (个人信息保护法 25: a name, a telephone or a door is published only with the
 * separate consent of the person).
 */

const mobile = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g
const identity = /(?<!\d)\d{17}[\dXx](?!\d)/g
const landline = /(?<!\d)(0\d{2,3}-?)\d{7,8}(?!\d)/g
/** A room: three or four digits with the word for it, "501室". Buildings, units and floors stay: places need them. */
const room = /(?<!\d)\d{3,4}(?=\s*(?:室|房|户))/g

/** Takes a text, gives it with telephone numbers, identity numbers and room numbers blanked; all else as it was. */
export const maskedText = (text: string): string =>
  text.replace(identity, "*".repeat(18)).replace(mobile, "$1****$2").replace(landline, "$1*******").replace(room, "***")
