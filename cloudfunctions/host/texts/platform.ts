import { randomBytes, randomInt } from "node:crypto"
import { setTimeout as pauseFor } from "node:timers/promises"
import { tencentHeaders } from "#cloud/adapters/messenger/tencent-signing"
import { minute, second } from "#cloud/shared/values/instant"
import { openReceipts } from "./bringing.ts"

/** A text message as it stands on a phone. */
export interface TextMessage {
  /** Without the country's. */
  readonly number: string
  readonly text: string
  /** ms since 1970. */
  readonly at: number
}

export const textFaults = ["busy", "broken", "silent", "lost", "optedOut", "noMoney", "switchedOff"] as const
export type TextFault = (typeof textFaults)[number]

export interface TextsOptions {
  readonly now: () => number
  /** Approved words by template, with {1} {2} … for their places. */
  readonly templates: ReadonlyMap<string, string>
  /** So many characters a place may hold; accounts opened since 2024 are given 6. */
  readonly room?: number
  /** Where it brings receipts to: the beginning of our address; without it nobody hears of them. */
  readonly brings?: () => string
}

interface Asked {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

const host = "sms.tencentcloudapi.com"
const sensitive = "敏感词"
/** The usual limit: one message to a number in 30 seconds. */
const pause = 30 * second
const keptMost = 2_000

/**
 * The simulated text messages of Tencent Cloud: SendSms with its signature, its templates, its limits and its error codes. The
 * account is made when it starts and is nowhere else. For demonstrations and tests only.
 */
export const openTexts = ({ now, templates, room = 6, brings }: TextsOptions) => {
  if (process.env.NODE_ENV === "production") throw new Error("simulated text messages are refused in production")
  const account = {
    secretId: `AKID${randomBytes(16).toString("hex")}`,
    secretKey: randomBytes(16).toString("hex"),
    app: "1400000000",
    sign: "微议演示",
  }
  const receipts = brings && openReceipts(brings)
  const kept: TextMessage[] = []
  const last = new Map<string, number>()
  /** ms until an answer. */
  const pace = { latency: 0 }
  /** A number, or "*" for all: what happens to what is sent there. */
  const faults = new Map<string, TextFault>()

  const refused = ({ headers, body }: Asked): string | undefined => {
    const at = Number(headers["x-tc-timestamp"])
    if (headers["x-tc-action"] !== "SendSms") return "InvalidAction"
    if (headers["x-tc-version"] !== "2021-01-11") return "NoSuchVersion"
    if (!headers["x-tc-region"]) return "MissingParameter"
    if (!(Math.abs(now() - at * second) <= 5 * minute)) return "AuthFailure.SignatureExpire"
    const { secretId, secretKey } = account
    const mine = tencentHeaders({ id: secretId, key: secretKey, service: "sms", host, body, at }).authorization
    if (headers.authorization === mine) return undefined
    return headers.authorization?.includes(secretId) ? "AuthFailure.SignatureFailure" : "AuthFailure.SecretIdNotFound"
  }

  /** What one number is answered: "Ok", or a code. `sid`: what the message is called. */
  const toOne = (number: string, content: Readonly<Record<string, unknown>>, sid: string): string => {
    const { SmsSdkAppId: app, SignName: sign, TemplateId: id, TemplateParamSet: given = [] } = content
    if (app !== account.app) return "InvalidParameterValue.SdkAppIdNotExist"
    if (sign !== account.sign) return "FailedOperation.SignatureIncorrectOrUnapproved"
    const words = typeof id === "string" ? templates.get(id) : undefined
    if (words === undefined) return "FailedOperation.TemplateUnapprovedOrNotExist"
    const values = Array.isArray(given) ? given.map(String) : []
    if (new Set(words.match(/\{\d\}/g)).size !== values.length)
      return "FailedOperation.TemplateParamSetNotMatchApprovedTemplate"
    if (values.some(value => [...value].length > room)) return "InvalidParameterValue.TemplateParameterLengthLimit"
    if (values.some(value => /https?:/i.test(value))) return "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter"
    if (values.some(value => value.includes(sensitive))) return "FailedOperation.ContainSensitiveWord"
    const plain = /^\+86(1[3-9]\d{9})$/.exec(number)?.[1]
    if (plain === undefined) return "InvalidParameterValue.IncorrectPhoneNumber"
    const fault = faults.get(plain) ?? faults.get("*")
    if (fault === "optedOut") return "FailedOperation.PhoneNumberInBlacklist"
    if (fault === "noMoney") return "FailedOperation.InsufficientBalanceInSmsPackage"
    if ((last.get(plain) ?? Number.NEGATIVE_INFINITY) > now() - pause)
      return "LimitExceeded.PhoneNumberThirtySecondLimit"
    last.set(plain, now())
    const text = `【${account.sign}】${words.replace(/\{(\d)\}/g, (_, n: string) => values[Number(n) - 1] ?? "")}`
    const arrived = fault !== "switchedOff"
    if (arrived) kept.push({ number: plain, text, at: now() })
    if (kept.length > keptMost) kept.shift()
    receipts?.tell({ number: plain, sid, arrived, at: now() })
    return "Ok"
  }

  /** Gives Tencent's answer; undefined for none at all, "broken" for a gateway's 502. */
  const send = async (asked: Asked): Promise<object | "broken" | undefined> => {
    if (pace.latency > 0) await pauseFor(pace.latency)
    const RequestId = randomBytes(8).toString("hex")
    const no = (Code: string) => ({ Response: { Error: { Code, Message: Code }, RequestId } })
    const why = refused(asked)
    if (why !== undefined) return no(why)
    const content = (JSON.parse(asked.body) ?? {}) as Readonly<Record<string, unknown>>
    const numbers = Array.isArray(content.PhoneNumberSet) ? content.PhoneNumberSet.map(String) : []
    if (numbers.length === 0) return no("MissingParameter")
    const fault = faults.get(numbers[0]?.slice(3) ?? "") ?? faults.get("*")
    if (fault === "busy") return no("RequestLimitExceeded")
    if (fault === "broken") return "broken"
    if (fault === "silent") return undefined
    const SendStatusSet = numbers.map(PhoneNumber => {
      const SerialNo = `5000:${randomInt(1, 2 ** 47)}`
      const Code = toOne(PhoneNumber, content, SerialNo)
      return { SerialNo: Code === "Ok" ? SerialNo : "", PhoneNumber, Fee: Code === "Ok" ? 1 : 0, Code, Message: Code }
    })
    return fault === "lost" ? undefined : { Response: { SendStatusSet, RequestId } }
  }

  return {
    account,
    faults,
    pace,
    receipts,
    send,
    /** What has arrived at a number, the oldest first. */
    at: (number: string): readonly TextMessage[] => kept.filter(one => one.number === number),
    numbers: (): string[] => [...new Set(kept.map(({ number }) => number))],
  }
}

export type Texts = ReturnType<typeof openTexts>
