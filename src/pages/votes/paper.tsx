import { useRouter } from "@tarojs/taro"
import { useCommunity } from "../../cloud/community"
import { useReply } from "../../cloud/use-reply"
import { Section } from "../../components/card"
import { Columns } from "../../components/columns"
import { Text } from "../../components/elements"
import { Figure } from "../../components/figure"
import { Page } from "../../components/page"
import { Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { useText } from "../../text/use-text"
import { votesDesk } from "../../text/votes-desk"
import { Confirming, Entering } from "./parts/batches"
import { Marking } from "./parts/marking"
import { type At, placeAt } from "./parts/motion-about"
import type { Vote } from "./parts/vote"

/**
 * The paper box at the desk: who took a ballot, what is in the box, and that two people have entered it. Without a community
 * in the path it is the box of a motion among those inside, or of their street.
 */
export default function Paper() {
  const { community, vote = "", at } = useRouter().params
  const place = at === "street" ? at : undefined
  return community === undefined || place ? <OfSeats vote={vote} at={place} /> : <OfHouseholds vote={vote} />
}

function OfHouseholds({ vote }: { vote: string }) {
  const text = useText(votesDesk)
  const here = useCommunity()
  const { community = here?.id ?? "" } = useRouter().params
  const shown = useReply("votes.show", { community, vote })
  return (
    <Page where={text.where} title={text.title} lead={text.lead} wide>
      <Show asked={shown}>{opened => <Box vote={opened} at={undefined} unit={text.households} />}</Show>
    </Page>
  )
}

function OfSeats({ vote, at }: { vote: string; at: At }) {
  const text = useText(votesDesk)
  const shown = useReply("votes.showSeated", { vote, ...placeAt(at) })
  return (
    <Page where={text.where} title={shown.value?.title ?? text.title} lead={text.motion.lead} wide>
      <Show asked={shown}>{opened => <Box vote={opened} at={at} unit={text.motion.seats} />}</Show>
    </Page>
  )
}

function Box({ vote, at, unit }: { vote: Vote; at: At; unit: string }) {
  const text = useText(votesDesk)
  const asked = useReply("votes.paper", { vote: vote.vote, ...placeAt(at) })
  const motion = vote.form.kind === "motion"
  return (
    <Show asked={asked}>
      {box => (
        <>
          <Columns least={120}>
            <Figure value={String(box.marked)} unit={unit} label={text.marked} />
            <Figure value={String(box.entered)} unit={text.slips} label={text.entered} />
            <Figure value={String(box.confirmed)} unit={text.slips} label={text.confirmed} />
          </Columns>
          {vote.stands === "counted" && <Strip kind="info">{text.counted}</Strip>}
          {vote.stands === "closed" && <Strip kind="waiting">{text.ended}</Strip>}
          {vote.stands === "open" &&
            (motion ? (
              <Section title={text.mark.title}>
                <Text>{text.motion.where}</Text>
              </Section>
            ) : (
              <Marking vote={vote} onDone={asked.refresh} />
            ))}
          {vote.stands !== "counted" && <Entering vote={vote} box={box} at={at} onDone={asked.refresh} />}
          <Confirming vote={vote} box={box} at={at} onDone={asked.refresh} />
        </>
      )}
    </Show>
  )
}
