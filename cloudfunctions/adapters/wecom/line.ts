import type { Hear, Line } from "#cloud/shared/chat"
import type { Delivered, Log } from "#cloud/shared/ports"
import { minute, second } from "#cloud/shared/values/instant"
import { replyOf, templateCard } from "./cards.ts"
import { answerWithin, type Connection, type End, ofMachine, openConnection, type Timing } from "./connection.ts"
import { commands, type Frame } from "./frames.ts"
import { type Happening, happeningOf } from "./happenings.ts"
import { outcomeOf } from "./sending.ts"

/** The one place WeCom is reached at. Only the simulated one is elsewhere. */
const wecomAt = (): string => "wss://openws.work.weixin.qq.com"

/** A wrong id or secret does not become right by itself: an administrator does something about it. */
const refusedFor = 5 * minute
const longestWait = 30 * second
/** What is heard at the same time, and what may wait for its turn; a committee tapping at once is far less. */
const atOnce = 16
const waitMost = 1_000

/** Nobody knows whether it was shown. */
const unanswered: Delivered = { sent: false, trouble: "noAnswer", code: "none" }

export interface LineAccount {
  readonly corp: string
  readonly bot: string
  readonly secret: string
  /** Where WeCom is, if not at WeCom. */
  readonly at?: () => string
  /** Where a page of ours opens in a browser. */
  readonly url: (page: string) => string
  readonly timing?: Timing
}

/** How long to wait before trying again, after so many tries that failed: 1 s, 2, 4 … 30. */
export const waitAfter = (tries: number, why: End): number =>
  why === "refused" ? refusedFor : Math.min(2 ** tries * second, longestWait)

const answers: Readonly<Record<Happening["event"], string>> = {
  card: commands.update,
  entered: commands.welcome,
  message: commands.respond,
}

/**
 * The long connection of our robot. Between `open` and `close` it tries again and again, more patiently each time; pushed out
 * by a newer connection it stays out until it is opened anew. What is heard goes where a callback's content goes.
 */
export const wecomLine = ({ corp, bot, secret, at = wecomAt, url, timing = ofMachine }: LineAccount) => {
  let around: { readonly hear: Hear; readonly log: Log } | undefined
  let connection: Connection | undefined
  let callOff = (): void => undefined
  let tries = 0
  let outSince: number | undefined
  let waiting: (() => Promise<void>)[] = []
  const running = new Set<Promise<void>>()

  const dial = (): void => {
    const mine = openConnection({
      ...{ url: at(), bot, secret, timing },
      up: () => {
        tries = 0
        around?.log.info({ event: "wecom.line.up" })
      },
      heard: frame => inTurn(mine, frame, timing.now()),
      ended: why => over(why),
    })
    connection = mine
  }
  const over = (why: End): void => {
    connection = undefined
    if (!around) return
    around.log.info({ event: "wecom.line.over", code: why })
    if (why === "pushedOut") outSince = timing.now()
    else callOff = timing.after(waitAfter(tries, why), dial)
    tries += 1
  }

  const inTurn = (from: Connection, frame: Frame, came: number): void => {
    if (waiting.length >= waitMost) {
      around?.log.info({ event: "wecom.line.full" })
      return
    }
    waiting.push(() => answer(from, frame, came))
    next()
  }
  const next = (): void => {
    if (running.size >= atOnce) return
    const work = waiting.shift()?.()
    if (!work) return
    const done = work.finally(() => {
      running.delete(done)
      next()
    })
    running.add(done)
  }

  const answer = async (from: Connection, { reqId, body }: Frame, came: number): Promise<void> => {
    const happening = happeningOf(body, corp)
    if (!around || !happening || happening === "foreign") return
    const { hear, log } = around
    try {
      const said = await hear(happening.heard)
      const reply = replyOf(said, { ...happening, message: happening.heard.message }, url)
      if (!reply) return
      // What was heard stands; WeCom would not take the words any more.
      if (timing.now() - came > answerWithin) {
        log.info({ event: "wecom.line.late" })
        return
      }
      const errcode = await from.ask(answers[happening.event], reply, reqId)
      if (errcode !== 0) log.info({ event: "wecom.line.notTaken", code: String(errcode ?? "none") })
    } catch (error) {
      log.bug({ event: "wecom.line" }, error)
    }
  }

  return {
    up: () => connection?.isUp() ?? false,
    show: async (group, card) => {
      const asked = { chatid: group, chat_type: 2, msgtype: "template_card", template_card: templateCard(card, url) }
      const errcode = await connection?.ask(commands.send, asked)
      return errcode === undefined ? unanswered : outcomeOf({ errcode })
    },
    /** Connects and stays connected. */
    open: (world: { readonly hear: Hear; readonly log: Log }): void => {
      if (around && outSince === undefined) return
      around = world
      outSince = undefined
      tries = 0
      dial()
    },
    /** Since when a newer connection has our place (ms since 1970); undefined when none has. */
    outSince: (): number | undefined => outSince,
    /** Hangs up, and waits for what is being answered. */
    close: async (): Promise<void> => {
      around = undefined
      outSince = undefined
      waiting = []
      callOff()
      connection?.close()
      await Promise.all(running)
    },
  } satisfies Line & Record<string, unknown>
}

export type WecomLine = ReturnType<typeof wecomLine>
