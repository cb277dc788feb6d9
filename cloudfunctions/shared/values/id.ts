/** An id of one kind of thing; ids of two kinds do not mix. Text of 1 to 120 letters, digits and `. _ : -`. */
export type Id<Of extends string> = string & { readonly of: Of }

const allowed = /^[A-Za-z0-9._:-]{1,120}$/

/** Takes text, gives it as an id of the kind asked for; refuses characters that no store would take (RangeError). */
export const id = <Of extends string>(text: string): Id<Of> => {
  if (!allowed.test(text)) throw new RangeError("not an id")
  return text as Id<Of>
}

/** Whether a text may be an id at all. */
export const isId = (text: string): boolean => allowed.test(text)
