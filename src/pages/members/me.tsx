import { leaveCommunity, useCommunity } from "../../cloud/community"
import type { Value } from "../../cloud/contracts"
import { session } from "../../cloud/session"
import { forgetReplies, useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Section } from "../../components/card"
import { goHome } from "../../components/go"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Empty, SentStrip, Show } from "../../components/standing"
import { Switch } from "../../components/switch"
import { chats } from "../../text/chats"
import { members } from "../../text/members"
import { readAs, useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { Family } from "./parts/family"

type Mine = Value<"members.me">

/** Who I am here, how I read, and what is kept about me. */
export default function Me() {
  const all = useText(members)
  const text = all.me
  const asked = useReply("members.me", {})
  const signedIn = asked.value?.signedIn
  return (
    <Page where={text.where} title={asked.value?.member?.name}>
      <Show asked={asked}>
        {me => (
          <>
            {me.member ? (
              <Card member={me.member} refresh={asked.refresh} />
            ) : (
              <Empty
                says={text.signedOut}
                example={text.signedOutLead}
                action={<Button onPress={goHome}>{all.landing.goHome}</Button>}
              />
            )}
            <Reads member={me.member !== undefined} />
            {me.communities.length > 1 && <Communities communities={me.communities} refresh={asked.refresh} />}
          </>
        )}
      </Show>
      {signedIn && <More />}
    </Page>
  )
}

function Card({ member, refresh }: { member: NonNullable<Mine["member"]>; refresh: () => void }) {
  const all = useText(members)
  const text = all.me
  const { door } = member
  const roles = [
    ...(member.delegate ? [text.delegate] : []),
    ...member.roles.map(role => text.roles[role]),
    ...(member.delegate || member.roles.length > 0 ? [] : [text.resident]),
  ]
  const place = door
    ? [door.compound, all.landing.buildingName(door.building), door.unit && all.landing.unit(door.unit), door.door]
        .filter(Boolean)
        .join(" ")
    : text.noDoor
  return (
    <>
      <List>
        <Row title={text.door} state={place} />
        <Row title={text.role} state={roles.join("、")} />
      </List>
      {member.neighbours.length > 0 && (
        <Family neighbours={member.neighbours} delegate={member.delegate} refresh={refresh} />
      )}
    </>
  )
}

/** Type and language: on this device at once, and kept for the person's other devices. */
function Reads({ member }: { member: boolean }) {
  const text = useText(members).me
  const { elder, language } = useReading()
  const { send } = useSend("members.settings")
  const read = (change: { elder?: boolean; language?: "zh" | "en" }) => {
    readAs(change)
    if (member) void send(change)
  }
  return (
    <Section title={text.reading}>
      <Switch label={text.elder} note={text.elderNote} on={elder} onChange={on => read({ elder: on })} />
      <List>
        <Row
          title={text.language}
          note={text.languageNote}
          onPress={() => read({ language: language === "zh" ? "en" : "zh" })}
        />
      </List>
    </Section>
  )
}

function Communities({ communities, refresh }: Pick<Mine, "communities"> & { refresh: () => void }) {
  const text = useText(members).me
  const { sent, send, again } = useSend("members.actIn")
  const act = async (community: string) => {
    const outcome = await send({ community })
    if (outcome.state !== "recorded") return
    leaveCommunity()
    forgetReplies()
    refresh()
  }
  return (
    <Section title={text.communities}>
      {sent.state !== "recorded" && <SentStrip sent={sent} again={again} />}
      <List label={text.communities}>
        {communities.map(({ community, name, current }) =>
          current ? (
            <Row key={community} title={name} state={text.here} />
          ) : (
            <Row key={community} title={name} note={text.switchTo} onPress={() => void act(community)} />
          ),
        )}
      </List>
    </Section>
  )
}

function More() {
  const text = useText(members).me
  const linking = useText(chats).accounts
  const community = useCommunity()
  const { sent, send, again } = useSend("members.signOut")
  const leave = async () => {
    const token = session.token()
    const outcome = await send(token ? { session: token } : {})
    if (outcome.state !== "recorded") return
    session.end()
    leaveCommunity()
    forgetReplies()
    goHome()
  }
  return (
    <Section title={text.more}>
      <List label={text.more}>
        <Row title={text.inbox} to="/pages/notices/inbox" />
        {community && <Row title={text.data} note={text.dataNote} to="/pages/members/mine" />}
        <Row title={linking.title} to="/pages/members/accounts" />
        <Row title={text.signIn} note={text.signInNote} to="/pages/members/approve" />
      </List>
      {process.env.TARO_ENV === "h5" && (
        <>
          <SentStrip sent={sent} again={again} />
          <Button kind="text" busy={sent.state === "sending"} onPress={() => void leave()}>
            {text.signOut}
          </Button>
        </>
      )}
    </Section>
  )
}
