import { useRouter } from "@tarojs/taro"
import { useCommunity } from "../../cloud/community"
import { useReply } from "../../cloud/use-reply"
import { Columns } from "../../components/columns"
import { Figure } from "../../components/figure"
import { Page } from "../../components/page"
import { Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { useText } from "../../text/use-text"
import { votesDesk } from "../../text/votes-desk"
import { Confirming, Entering } from "./parts/batches"
import { Marking } from "./parts/marking"

/** The paper box at the desk: who took a ballot, what is in the box, and that two people have entered it. */
export default function Paper() {
  const text = useText(votesDesk)
  const here = useCommunity()
  const { community = here?.id ?? "", vote = "" } = useRouter().params
  const shown = useReply("votes.show", { community, vote })
  const box = useReply("votes.paper", { vote })
  return (
    <Page where={text.where} title={text.title} lead={text.lead} wide>
      <Show asked={shown}>
        {opened => (
          <Show asked={box}>
            {figures => (
              <>
                <Columns least={120}>
                  <Figure value={String(figures.marked)} unit={text.households} label={text.marked} />
                  <Figure value={String(figures.entered)} unit={text.slips} label={text.entered} />
                  <Figure value={String(figures.confirmed)} unit={text.slips} label={text.confirmed} />
                </Columns>
                {opened.stands === "counted" && <Strip kind="info">{text.counted}</Strip>}
                {opened.stands === "closed" && <Strip kind="waiting">{text.ended}</Strip>}
                {opened.stands === "open" && <Marking vote={opened} onDone={box.refresh} />}
                {opened.stands !== "counted" && <Entering vote={opened} box={figures} onDone={box.refresh} />}
                <Confirming vote={opened} box={figures} onDone={box.refresh} />
              </>
            )}
          </Show>
        )}
      </Show>
    </Page>
  )
}
