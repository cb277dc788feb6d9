import { useReading } from "../../../text/reading"

interface Said {
  readonly title: string
  readonly text: string
}

/** A notice's words in the person's language; what was written by hand is shown as it was written. */
export const useSaid = (): ((words: { readonly zh: Said; readonly en?: Said | undefined }) => Said) => {
  const { language } = useReading()
  return ({ zh, en }) => (language === "en" && en) || zh
}
