import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import { useShare } from "../../cloud/share"
import { useAlone } from "../../cloud/share-alone"
import { newKey } from "../../cloud/transport"
import { useGroupName } from "../../cloud/use-group"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Page } from "../../components/page"
import { Loading, SentStrip, Show } from "../../components/standing"
import { motions } from "../../text/motions"
import { useText } from "../../text/use-text"
import { votes } from "../../text/votes"
import { Apart, NotMeant, useMeant } from "./parts/apart"
import { Barred, barTo } from "./parts/barred"
import { keepReceipt, keptReceipt, useDraft } from "./parts/draft"
import { Filling } from "./parts/filling"
import { InGroup } from "./parts/in-group"
import { Motion } from "./parts/motion"
import { type At, placeAt } from "./parts/motion-about"
import { Practice } from "./parts/practice"
import { Receipt } from "./parts/receipt"
import type { Vote } from "./parts/vote"
import { useVoteCard } from "./parts/vote-card"

/** The ballot of a vote of the community, or, without one in the path, of those inside it or its street. */
export default function Ballot() {
  const { community = "", vote = "", at } = useRouter().params
  return at === "street" || community === "" ? (
    <SeatedBallot vote={vote} at={at === "street" ? at : undefined} />
  ) : (
    <OpenBallot />
  )
}

function SeatedBallot({ vote, at }: { vote: string; at: At }) {
  const { where } = useText(motions)
  const asked = useReply("votes.showSeated", { vote, ...placeAt(at) })
  const [apart, setApart] = useState(false)
  const alone = useAlone(apart ? { vote, ...placeAt(at) } : undefined)
  const query = `vote=${vote}${at ? `&at=${at}` : ""}`
  useShare(useVoteCard(asked.value, alone.state === "ready" ? `${query}&alone=1` : query), alone)
  const says = useMeant(useRouter().params)
  const group = useGroupName(placeAt(at))
  if (asked.state !== "value")
    return (
      <Page where={where}>
        <Show asked={asked}>{() => null}</Show>
      </Page>
    )
  return (
    <Motion
      vote={asked.value}
      at={at}
      place={at ? `&at=${at}` : ""}
      above={
        <>
          <NotMeant says={says} />
          <InGroup name={group} />
        </>
      }
      below={asked.value.stands === "open" && <Apart on={apart} alone={alone} onChange={setApart} />}
    />
  )
}

/** The ballot: to fill in, to see recorded, to change; to practise; or to read, for who cannot cast. */
function OpenBallot() {
  const text = useText(votes)
  const { community = "", vote = "", practice } = useRouter().params
  const asked = useReply("votes.show", { community, vote })
  useShare(useVoteCard(asked.value, `vote=${vote}&community=${community}`))
  if (asked.state !== "value")
    return (
      <Page where={text.where}>
        <Show asked={asked}>{() => null}</Show>
      </Page>
    )
  const shown = asked.value
  if (shown.form.kind === "motion") return <Motion vote={shown} at={undefined} place={`&community=${community}`} />
  if (practice) return <Practice community={community} vote={shown} />
  const bar = barTo(shown)
  return bar ? (
    <Barred community={community} vote={shown} bar={bar} />
  ) : (
    <Casting key={shown.vote} community={community} vote={shown} refresh={asked.refresh} />
  )
}

/** The delegate's own ballot: what is recorded of it, and filling it in. */
function Casting({ community, vote, refresh }: { community: string; vote: Vote; refresh: () => void }) {
  const text = useText(votes)
  const voted = vote.mine?.voted === true
  const mine = useReply("votes.myBallot", voted ? { vote: vote.vote } : undefined)
  const { sent, send, again, reset } = useSend("votes.cast")
  const [changing, setChanging] = useState(false)
  const { draft, choose, shuffle, bits } = useDraft(vote.vote, [])
  const [resumed] = useState(draft.chosen.length > 0)
  if (voted && mine.state === "loading")
    return (
      <Page where={text.where} title={vote.title}>
        <Loading />
      </Page>
    )
  const recorded = mine.value?.ballot
  const before = recorded && "options" in recorded ? recorded.options : undefined

  const kept = (outcome: typeof sent) => {
    if (outcome.state === "recorded") keepReceipt(vote.vote, outcome.value.receipt)
    // Too late, or no more: the page shows how the vote stands now.
    if (outcome.state === "refused" && outcome.no.code === "votes.tooLate") refresh()
  }
  const submit = async () => {
    const nonce = await bits(newKey)
    const kind = vote.form.kind === "knapsack" ? "knapsack" : "approval"
    kept(await send({ vote: vote.vote, ballot: { kind, options: [...draft.chosen] }, nonce }))
  }
  const change = () => {
    choose(sent.state === "recorded" ? draft.chosen : (before ?? []))
    setChanging(true)
    reset()
  }
  if (sent.state === "recorded")
    return <Receipt vote={vote} receipt={sent.value.receipt} chosen={draft.chosen} onChange={change} />
  if (voted && !changing)
    return (
      <Receipt vote={vote} receipt={mine.value?.receipt ?? keptReceipt(vote.vote)} chosen={before} onChange={change} />
    )
  return (
    <Filling
      vote={vote}
      chosen={draft.chosen}
      order={draft.order}
      onChoose={chosen => {
        choose(chosen)
        if (sent.state !== "idle") reset()
      }}
      onShuffle={shuffle}
      onSubmit={() => void submit()}
      submit={count =>
        count === 0 ? text.ballot.submitBlank : voted ? text.ballot.change(count) : text.ballot.submit(count)
      }
      busy={sent.state === "sending"}
      resumed={resumed && !changing}
      above={<SentStrip sent={sent} again={() => void again().then(kept)} />}
      beside={
        !changing && (
          <Button kind="text" to={`/pages/votes/ballot?community=${community}&vote=${vote.vote}&practice=1`}>
            {text.ballot.practise}
          </Button>
        )
      }
    />
  )
}
