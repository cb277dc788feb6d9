import { type ReactNode, useState } from "react"
import type { ActionName, Input } from "../cloud/contracts"
import { useSend } from "../cloud/use-send"
import { Button } from "./button"
import { Card } from "./card"
import { Field } from "./field"
import { SentStrip } from "./standing"

export interface ReasonProps<Name extends ActionName> {
  /** What is sent, and how it is made from what was written. */
  action: Name
  input: (says: string) => Input<Name>
  /** What opens the form; without it, it stands open. */
  open?: string | undefined
  title?: string | undefined
  label: string
  hint?: string | undefined
  example?: string | undefined
  /** Said when less than `least` characters were written. */
  need: string
  least?: number | undefined
  max: number
  /** Several lines. */
  long?: boolean | undefined
  /** Seldom done, and better not by mistake: opened by a text, sent by a plain button. */
  quiet?: boolean | undefined
  send: string
  /** The way out without sending. */
  keep?: string | undefined
  recorded?: string | undefined
  /** What stands in the field at first. */
  start?: string | undefined
  /** What else is asked, above the reason; nothing is sent while something of it is `missing`. */
  children?: ReactNode
  missing?: boolean | undefined
  onDone: () => void
  onKeep?: (() => void) | undefined
}

/** Saying why, in one's own words, before something is sent that others will read: cancelling, withdrawing, objecting, answering. */
export function Reason<Name extends ActionName>(props: ReasonProps<Name>) {
  const { open: opens, title, quiet, start = "", least = 1, children } = props
  const [open, setOpen] = useState(opens === undefined)
  const [says, setSays] = useState(start)
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend(props.action)
  const short = says.trim().length < least
  const leave = () => {
    setOpen(opens === undefined)
    setTried(false)
    props.onKeep?.()
  }
  const after = ({ state }: { state: string }) => {
    if (state !== "recorded") return
    setSays(start)
    setTried(false)
    setOpen(opens === undefined)
    props.onDone()
  }
  const submit = () => {
    setTried(true)
    if (!short) void send(props.input(says.trim())).then(after)
  }
  const strip = <SentStrip sent={sent} again={() => void again().then(after)} recorded={() => props.recorded} />
  if (!open)
    return (
      <>
        {sent.state === "recorded" && strip}
        <Button kind={quiet ? "text" : "plain"} onPress={() => setOpen(true)}>
          {opens}
        </Button>
      </>
    )
  return (
    <Card title={title}>
      {strip}
      {children}
      <Field
        label={props.label}
        hint={props.hint}
        example={props.example}
        kind={props.long ? "long" : "text"}
        max={props.max}
        value={says}
        error={tried && short ? props.need : undefined}
        onChange={setSays}
      />
      <Button
        kind={quiet ? "plain" : "primary"}
        busy={sent.state === "sending"}
        disabled={props.missing}
        onPress={submit}
      >
        {props.send}
      </Button>
      {props.keep && (
        <Button kind="text" onPress={leave}>
          {props.keep}
        </Button>
      )}
    </Card>
  )
}
