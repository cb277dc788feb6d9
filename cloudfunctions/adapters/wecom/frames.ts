/**
 * What goes over a robot's long connection (智能机器人长连接, path 101463): JSON texts of a command, the number of the request in
 * their headers, and a body; an answer carries the number alone, and an errcode. Written from the documentation.
 */
export interface Frame {
  /** Undefined: an answer. */
  readonly cmd?: string
  readonly reqId: string
  readonly body?: unknown
  readonly errcode?: number
}

/** What is asked, and what is pushed to us. */
export const commands = {
  subscribe: "aibot_subscribe",
  ping: "ping",
  message: "aibot_msg_callback",
  event: "aibot_event_callback",
  respond: "aibot_respond_msg",
  welcome: "aibot_respond_welcome_msg",
  update: "aibot_respond_update_msg",
  send: "aibot_send_msg",
} as const

/** WeCom sends far less to us; what is longer is not looked at. In characters. */
export const frameMost = 64 * 1024
const idForm = /^[\x21-\x7e]{1,256}$/

type Loose = Readonly<Record<string, unknown>>
const inner = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Loose)[name] : undefined

/** Takes what came; gives the frame, or undefined for anything that is none. */
export const frameOf = (data: unknown): Frame | undefined => {
  if (typeof data !== "string" || data.length > frameMost) return undefined
  let frame: unknown
  try {
    frame = JSON.parse(data)
  } catch {
    return undefined
  }
  const [cmd, reqId, errcode] = [inner(frame, "cmd"), inner(inner(frame, "headers"), "req_id"), inner(frame, "errcode")]
  if (typeof reqId !== "string" || !idForm.test(reqId)) return undefined
  if (typeof cmd === "string") return { cmd, reqId, body: inner(frame, "body") }
  return cmd === undefined && Number.isSafeInteger(errcode) ? { reqId, errcode: errcode as number } : undefined
}

/** A frame as it goes over the line. */
export const frameText = (cmd: string, reqId: string, body?: object): string =>
  JSON.stringify({ cmd, headers: { req_id: reqId }, ...(body && { body }) })

/** Whether WeCom says that a newer connection of the same robot has taken this one's place. */
export const isPushedOut = ({ cmd, body }: Frame): boolean =>
  cmd === commands.event && inner(inner(body, "event"), "eventtype") === "disconnected_event"
