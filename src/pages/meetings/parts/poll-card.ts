import type { ShareCard } from "../../../cloud/share-card"
import { meetings } from "../../../text/meetings"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { endInWords } from "../../../text/when"
import type { Poll } from "./poll"

/** What a time poll's card says when somebody forwards it: what is planned, how many times there are, and until when to answer. */
export const usePollCard = (
  poll: Pick<Poll, "title" | "closes" | "slots"> | undefined,
  query: string,
): ShareCard | undefined => {
  const { card, cardFigures: words } = useText()
  const { where } = useText(meetings)
  const { language } = useReading()
  if (!poll) return undefined
  const until = endInWords(poll.closes, language)
  const choice = { value: words.times(poll.slots.length), label: words.choice }
  return {
    title: card(poll.title, until),
    path: `/pages/meetings/times?${query}`,
    picture: { about: where, figures: [choice, { value: until, label: words.until }] },
  }
}
