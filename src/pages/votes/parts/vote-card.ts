import type { ShareCard } from "../../../cloud/share-card"
import { money } from "../../../text/money"
import { motions } from "../../../text/motions"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import { endInWords } from "../../../text/when"
import type { Vote } from "./vote"

type Told = Pick<Vote, "title" | "closes" | "form" | "options" | "budget" | "seats">

/** What a vote's card says when somebody forwards it: the question, what there is to choose and until when, never how it stands. */
export const useVoteCard = (vote: Told | undefined, query: string): ShareCard | undefined => {
  const { card, cardFigures: words } = useText()
  const about = { open: useText(votes).where, seated: useText(motions).where }
  const { language } = useReading()
  if (!vote) return undefined
  const until = endInWords(vote.closes, language)
  const motion = vote.form.kind === "motion"
  const choice = motion
    ? [{ value: words.seats(vote.seats), label: words.votes }]
    : [
        { value: words.projects(vote.options.length), label: words.choice },
        { value: money(vote.budget, language), label: words.budget },
      ]
  return {
    title: card(vote.title, until),
    path: `/pages/votes/ballot?${query}`,
    picture: {
      about: motion ? about.seated : about.open,
      figures: [...choice, { value: until, label: words.until }],
    },
  }
}
