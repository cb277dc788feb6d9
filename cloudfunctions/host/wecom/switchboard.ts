import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { setTimeout as pause } from "node:timers/promises"
import { type WebSocket, WebSocketServer } from "ws"
import { frameOf } from "#cloud/adapters/wecom/frames"
import { hour } from "#cloud/shared/values/instant"
import { badCard } from "./card-check.ts"
import { answerWithin, type Delivery, type Faults, inOrder } from "./delivering.ts"
import { everyMinute } from "./interfaces.ts"
import { randomName, type ShownCard } from "./memory.ts"

type Loose = Readonly<Record<string, unknown>>

/** Where our server finds the simulated WeCom's long connections. */
export const linePath = "/wecom/line"
/** Of one robot in one chat, together with its replies. */
const most = { minute: 30, hour: 1_000 } as const
const sizeMost = 1024 * 1024

/** What is pushed and answered: the command of an answer to it. */
const commandOf = (body: Loose): { readonly push: string; readonly answer: string } => {
  const { eventtype } = (body.event ?? {}) as { readonly eventtype?: string }
  if (body.msgtype !== "event") return { push: "aibot_msg_callback", answer: "aibot_respond_msg" }
  const answer = eventtype === "enter_chat" ? "aibot_respond_welcome_msg" : "aibot_respond_update_msg"
  return { push: "aibot_event_callback", answer }
}

/** No code is documented for these; ours only have to differ from 0 (853000 and 93006 are what has been seen). */
const codes = { badSecret: 853_000, noChat: 93_006, tooOften: 45_009, badParameter: 40_058, tooLate: 846_605 } as const

interface Pushed {
  /** The command that answers it. */
  readonly answer: string
  readonly chat: string
  readonly at: number
  readonly took: (body: unknown) => void
}

interface Outside {
  readonly bot: { readonly id: string; readonly secret: string }
  readonly now: () => number
  readonly faults: Faults
  readonly patience: number
  /** Puts a card into a chat. */
  readonly shows: (chat: string, card: ShownCard) => void
  /** Whether the robot may speak first there: somebody must have called it before. */
  readonly mayShow: (chat: string) => boolean
  /** Whether the robot is set to be reached so. */
  readonly open: boolean
}

/**
 * The long connections of the simulated WeCom: takes the robot's id and secret, keeps one connection at a time and pushes an
 * older one out, takes an answer for five seconds, and no more messages in a chat than WeCom does. Refuses to exist in production.
 */
export const openSwitchboard = ({ bot, now, faults, patience, shows, mayShow, open }: Outside) => {
  if (process.env.NODE_ENV === "production") throw new Error("the simulated WeCom is refused in production")
  const server = new WebSocketServer({ noServer: true, maxPayload: sizeMost })
  const aMinute = everyMinute(most.minute, now)
  const anHour = everyMinute(most.hour, now, hour)
  const pushed = new Map<string, Pushed>()
  const fewEnough = (chat: string): boolean => aMinute(chat) && anHour(chat)
  let live: WebSocket | undefined
  const seen = { subscribed: 0, refused: 0, pings: 0, pushedOut: 0, sends: 0, answers: 0 }

  const push = (socket: WebSocket, cmd: string, body: Loose, reqId = randomName()): string => {
    socket.send(JSON.stringify({ cmd, headers: { req_id: reqId }, body }))
    return reqId
  }

  const subscribe = (socket: WebSocket, body: Loose): number => {
    if (!open || body.bot_id !== bot.id || body.secret !== bot.secret) {
      seen.refused += 1
      return codes.badSecret
    }
    const older = live
    live = socket
    seen.subscribed += 1
    if (older && older !== socket) {
      seen.pushedOut += 1
      const event = { eventtype: "disconnected_event" }
      push(older, "aibot_event_callback", { msgid: randomName(), aibotid: bot.id, msgtype: "event", event })
      older.close()
    }
    return 0
  }

  const send = (body: Loose): number => {
    seen.sends += 1
    const [chat, card] = [String(body.chatid), body.template_card as ShownCard | undefined]
    if (body.msgtype !== "template_card" || !card || badCard(card) !== undefined) return codes.badParameter
    if (!mayShow(chat)) return codes.noChat
    if (!fewEnough(chat)) return codes.tooOften
    shows(chat, card)
    return 0
  }

  const answer = (reqId: string, cmd: string, body: Loose): number => {
    seen.answers += 1
    const to = pushed.get(reqId)
    if (!to || to.answer !== cmd || now() - to.at > answerWithin) return codes.tooLate
    pushed.delete(reqId)
    // A card that changes is no message more.
    if (cmd !== "aibot_respond_update_msg" && !fewEnough(to.chat)) return codes.tooOften
    to.took(body)
    return 0
  }

  const heard = (socket: WebSocket, text: string): void => {
    const { cmd, reqId, body = {} } = (frameOf(text) ?? {}) as { cmd?: string; reqId?: string; body?: Loose }
    if (cmd === undefined || reqId === undefined) {
      socket.close()
      return
    }
    const errcode = ((): number => {
      if (cmd === "aibot_subscribe") return subscribe(socket, body)
      if (socket !== live) return codes.badSecret
      if (cmd === "aibot_send_msg") return send(body)
      if (cmd !== "ping") return answer(reqId, cmd, body)
      seen.pings += 1
      return 0
    })()
    if (board.deaf) return
    // An answer that gets lost: it was heard, and nobody is told.
    if (faults.lost === "silent" && cmd === "aibot_send_msg") return
    socket.send(JSON.stringify({ headers: { req_id: reqId }, errcode, errmsg: errcode === 0 ? "ok" : "refused" }))
  }

  server.on("connection", socket => {
    socket.on("message", data => heard(socket, String(data)))
    socket.on("error", () => undefined)
    socket.on("close", () => {
      if (live === socket) live = undefined
    })
  })

  const carry = async (text: string): Promise<Delivery> => {
    if (faults.slow > 0) await pause(faults.slow)
    const socket = live
    if (!socket) return { status: "no answer", ms: 0, tries: 1 }
    const body = JSON.parse(text) as Loose
    const { push: cmd, answer } = commandOf(body)
    const began = performance.now()
    const went = (status: 200 | "no answer", reply?: unknown): Delivery => ({
      ...{ status, ms: Math.round(performance.now() - began), tries: 1 },
      ...(reply !== undefined && { reply }),
    })
    return new Promise(resolve => {
      const reqId = randomName()
      const giveUp = setTimeout(() => resolve(went("no answer")), patience)
      const took = (reply: unknown): void => {
        clearTimeout(giveUp)
        resolve(faults.lost === "none" ? went(200, reply) : went("no answer"))
      }
      pushed.set(reqId, { answer, chat: String(body.chatid), at: now(), took })
      push(socket, cmd, body, reqId)
      // The network breaks while we think about it.
      if (faults.lost === "502") socket.terminate()
    })
  }

  const board = {
    /** Nothing that is heard is answered, as when the other end is gone and the network has not noticed. */
    deaf: false,
    /** Tells the robot what happened; gives what it answered within five seconds. */
    deliver: inOrder(faults, carry),
    /** How many have come, were refused, have pinged, and were pushed out. */
    seen,
    isLive: (): boolean => live !== undefined,
    /** Whatever text, to whoever is connected. */
    raw: (text: string): void => live?.send(text),
    /** Breaks the connection as a network does. */
    breaks: (): void => live?.terminate(),
    /** For a server's `upgrade`: takes what comes to our path, ends anything else. */
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      if (request.url?.split("?")[0] !== linePath) return void socket.destroy()
      server.handleUpgrade(request, socket, head, opened => server.emit("connection", opened, request))
    },
    close: (): void => {
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
  return board
}
