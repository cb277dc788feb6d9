import { type ReactNode, useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Show } from "../../../components/standing"
import { councils } from "../../../text/councils"
import { useText } from "../../../text/use-text"

type Reply = Value<"councils.bodies">
export type Line = Reply["bodies"][number]

export interface BodyListProps {
  /** Of the street instead of the community. */
  street?: boolean | undefined
  /** One verb a row, at the desk. */
  verb?: ((body: Line, query: string) => ReactNode) | undefined
  empty: ReactNode
  /** Shown once it is known whether there is a street. */
  below?: ((street: boolean) => ReactNode) | undefined
}

/** The bodies of the community, or of its street, the newest first. */
export function BodyList({ street, verb, empty, below }: BodyListProps) {
  const asked = useReply("councils.bodies", street ? { at: "street" } : {})
  return (
    <Show asked={asked}>
      {value => (
        <>
          {value.bodies.length === 0 ? empty : <Lines of={value} street={street} verb={verb} />}
          {below?.(value.street)}
        </>
      )}
    </Show>
  )
}

function Lines({ of, street, verb }: { of: Reply } & Pick<BodyListProps, "street" | "verb">) {
  const text = useText(councils).list
  const [more, showMore] = useState(false)
  return (
    <>
      <List>
        {of.bodies.map(body => (
          <Body key={body.body} body={body} query={`body=${body.body}${street ? "&at=street" : ""}`} verb={verb} />
        ))}
      </List>
      {of.next !== undefined &&
        (more ? (
          <Further after={of.next} street={street} verb={verb} />
        ) : (
          <Button kind="text" onPress={() => showMore(true)}>
            {text.more}
          </Button>
        ))}
    </>
  )
}

function Further({ after, street, verb }: { after: string } & Pick<BodyListProps, "street" | "verb">) {
  const asked = useReply("councils.bodies", { after, ...(street && { at: "street" as const }) })
  return <Show asked={asked}>{value => <Lines of={value} street={street} verb={verb} />}</Show>
}

function Body({ body, query, verb }: { body: Line; query: string; verb: BodyListProps["verb"] }) {
  const words = useText(councils)
  const text = words.list
  const seats = [text.seats(body.seats), body.vacant > 0 && text.vacant(body.vacant)].filter(Boolean).join(" · ")
  return (
    <Row
      title={body.name}
      note={`${words.kind[body.kind]} · ${body.groups.join("、")}`}
      state={
        body.dissolved ? (
          <State kind="waiting">{text.dissolved}</State>
        ) : body.mine && !verb ? (
          <State kind="done">{text.mine}</State>
        ) : (
          seats
        )
      }
      {...(verb ? { verb: verb(body, query) } : { to: `/pages/councils/body?${query}` })}
    />
  )
}
