import Taro from "@tarojs/taro"
import { heardTime } from "./clock"
import { asReply, NoAnswer, type Reply } from "./reply"
import { session } from "./session"

/** As long as the server may take for its slowest answer. */
const timeout = 20_000

/** One request at a time asks WeChat who this is; the others wait for it. */
let entering: Promise<void> | undefined

const enter = async (host: string): Promise<void> => {
  const { code } = await Taro.login()
  const { data } = await Taro.request({ url: `${host}/login/wechat`, method: "POST", data: { code }, timeout })
  const reply = asReply(data) as Reply<{ readonly session: string }>
  if (reply.ok) session.keep(reply.value.session)
}

const entered = (host: string): Promise<void> => {
  entering ??= enter(host).finally(() => {
    entering = undefined
  })
  return entering
}

const post = async (
  url: string,
  data: object | ArrayBuffer,
  headers: Record<string, string>,
): Promise<Reply<unknown>> => {
  const token = session.token()
  const header = { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const answer = await Taro.request({ url, method: "POST", data, header, timeout })
  heardTime(answer.header?.Date ?? answer.header?.date)
  return asReply(answer.data)
}

/** Is signed in afterwards, unless WeChat or the server says no: what needs a code of its own must not be overtaken by another. */
export const signedIn = async (host: string): Promise<void> => {
  if (!session.token()) await entered(host)
}

/**
 * Sends to a server of the installation's own, signed in by WeChat's login code: before the first request, and again when
 * the session is over. Gives the reply, yes or no.
 */
export const sendToHost = async (
  host: string,
  path: string,
  data: object | ArrayBuffer,
  headers: Record<string, string>,
): Promise<Reply<unknown>> => {
  await signedIn(host)
  const reply = await post(`${host}${path}`, data, headers)
  if (reply.ok || reply.code !== "house.whoAreYou") return reply
  session.end()
  await entered(host)
  return session.token() ? post(`${host}${path}`, data, headers) : reply
}

const fetched = (url: string) => {
  const token = session.token()
  return Taro.downloadFile({ url, header: token ? { authorization: `Bearer ${token}` } : {}, timeout })
}

/** Brings a file of a server of the installation's own onto the phone; gives where it lies there. Throws NoAnswer where it gives none. */
export const fetchFromHost = async (host: string, path: string): Promise<string> => {
  await signedIn(host)
  let answer = await fetched(`${host}${path}`)
  if (answer.statusCode === 401) {
    session.end()
    await signedIn(host)
    answer = await fetched(`${host}${path}`)
  }
  if (answer.statusCode !== 200) throw new NoAnswer(true)
  return answer.tempFilePath
}
