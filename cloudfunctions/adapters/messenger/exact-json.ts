/** Takes JSON; whole numbers that are longer than a number holds stay texts: ids of messages have nineteen digits. */
export const exactJson = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown, context?: { readonly source?: string }) =>
    typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) ? context?.source : value,
  )
