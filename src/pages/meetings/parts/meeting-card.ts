import type { ShareCard } from "../../../cloud/share-card"
import { meetingsCalled } from "../../../text/meetings-called"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { type At, type Meeting, placed, tail, timeInWords } from "./called"

type Told = Pick<Meeting, "id" | "title" | "bodyName" | "place" | "begins" | "ends" | "live">

/**
 * What the card of a called meeting says when somebody forwards it: when and where, and on its day how many are there by
 * then. A meeting that was cancelled, or is over, says so on its page.
 */
export const useMeetingCard = (meeting: Told | undefined, at: At): ShareCard | undefined => {
  const { where, card } = useText(meetingsCalled)
  const { language } = useReading()
  if (!meeting) return undefined
  const { id, title, bodyName, place, live } = meeting
  const when = timeInWords(meeting, language)
  return {
    title: card.title(title, when),
    path: `/pages/meetings/meeting?meeting=${id}${tail(at)}`,
    picture: {
      about: where,
      figures: [
        { label: bodyName, value: when },
        { label: card.place, value: place },
      ],
    },
    ...(live && { live: { meeting: id, ...placed(at) } }),
  }
}
