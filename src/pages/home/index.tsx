import { useEffect } from "react"
import { enterCommunity, useCommunity } from "../../cloud/community"
import { useReply } from "../../cloud/use-reply"
import { Page } from "../../components/page"
import { Show } from "../../components/standing"
import { home } from "../../text/home"
import { useText } from "../../text/use-text"
import { Always } from "./parts/always"
import { Decided } from "./parts/decided"
import { Links } from "./parts/links"
import { Newcomer } from "./parts/newcomer"
import { Now } from "./parts/now"
import { Visitor } from "./parts/visitor"

/** Where everybody begins: what one can do now, what was decided, and the way to everything else. */
export default function Home() {
  const text = useText(home)
  const shared = useText()
  const known = useCommunity()
  const asked = useReply("members.me", {})
  const mine = asked.value?.communities.find(({ current }) => current)
  const id = mine?.community ?? known?.id
  const about = useReply("members.welcome", id === undefined ? undefined : { community: id })
  useEffect(() => {
    if (about.value) enterCommunity({ id: about.value.community, name: about.value.name, phone: about.value.phone })
  }, [about.value])
  const name = about.value?.name ?? mine?.name ?? known?.name
  return (
    <Page where={name === undefined ? shared.name : text.where} title={name ?? text.newcomer.title} top={<Always />}>
      <Show asked={asked}>
        {me =>
          me.member && id !== undefined ? (
            <>
              <Now community={id} delegate={me.member.delegate} />
              <Decided community={id} />
              <Links community={id} member={me.member} />
            </>
          ) : id === undefined ? (
            <Newcomer />
          ) : (
            <>
              <Visitor community={id} request={me.request} />
              <Decided community={id} />
              <Links community={id} />
            </>
          )
        }
      </Show>
    </Page>
  )
}
