import type { Delivered, Messenger, Subject, Trouble } from "#cloud/shared/ports"
import { asked, unanswered } from "./asking.ts"
import { tencentHeaders } from "./tencent-signing.ts"
import { refOf } from "./wechat-codes.ts"

/**
 * Text messages through Tencent Cloud (SendSms, version 2021-01-11). Written from the public documentation and run against the
 * host's simulated one; not tried with a live account. Costs money per message: exists only where its account is named.
 */

/** What Tencent's codes mean to us (SendSms, 错误码; 公共错误码). What begins with one of these words is meant. */
const troubles: readonly (readonly [code: string, trouble: Trouble])[] = [
  ["FailedOperation.PhoneNumberInBlacklist", "noConsent"],
  ["FailedOperation.SignatureIncorrectOrUnapproved", "badTemplate"],
  ["FailedOperation.Template", "badTemplate"],
  ["FailedOperation.ContainSensitiveWord", "badContent"],
  ["FailedOperation.InsufficientBalanceInSmsPackage", "banned"],
  ["InvalidParameterValue.IncorrectPhoneNumber", "noSuchPerson"],
  ["InvalidParameterValue.SdkAppIdNotExist", "credentials"],
  ["InvalidParameterValue", "badContent"],
  ["LimitExceeded.AppDailyLimit", "banned"],
  ["LimitExceeded.AppMainlandChinaDailyLimit", "banned"],
  ["LimitExceeded", "busy"],
  ["RequestLimitExceeded", "busy"],
  // These two come after it was handed on: nobody knows whether it arrived.
  ["InternalError.SendAndRecvFail", "noAnswer"],
  ["InternalError.Timeout", "noAnswer"],
  ["InternalError.RequestTimeException", "credentials"],
  ["InternalError.SigVerificationFail", "credentials"],
  ["InternalError", "busy"],
  ["AuthFailure", "credentials"],
  ["UnauthorizedOperation", "credentials"],
  ["ResourceUnavailable", "banned"],
]
/** The number of places or their form does not fit the approved words: our fields, not the template itself. */
const misfit = "FailedOperation.TemplateParamSetNotMatchApprovedTemplate"

const outcomeOf = ({ code, ref }: Said): Delivered => {
  if (code === "Ok") return { sent: true, ...(ref !== undefined && { ref }) }
  const found = code === misfit ? "badContent" : troubles.find(([begins]) => code.startsWith(begins))?.[1]
  return { sent: false, trouble: found ?? "unknown", code: plainCode(code) }
}

/** A code is words and dots; anything else that a far end might put there stays out of the log. */
const plainCode = (code: string): string => (/^[A-Za-z.]{1,80}$/.test(code) ? code : "none")

export interface TextAccount {
  readonly secretId: string
  readonly secretKey: string
  /** SdkAppId of the application in the console. */
  readonly app: string
  /** The approved signature, without its brackets. */
  readonly sign: string
  readonly region?: string
  /** Where the interface is. Only the simulated one is elsewhere. */
  readonly base?: () => string
  readonly now?: () => number
  /** ms to wait for an answer. */
  readonly patience?: number
}

const host = "sms.tencentcloudapi.com"

/** The account of an environment, where it names one; refuses half of one. */
export const textAccountOf = (env: NodeJS.ProcessEnv): TextAccount | undefined => {
  const { WEIYI_SMS_SECRET_ID: secretId, WEIYI_SMS_SECRET_KEY: secretKey } = env
  const { WEIYI_SMS_APP: app, WEIYI_SMS_SIGN: sign, WEIYI_SMS_REGION: region } = env
  const all = [secretId, secretKey, app, sign]
  if (all.every(one => !one)) return undefined
  if (!secretId || !secretKey || !app || !sign)
    throw new Error(
      "text messages need WEIYI_SMS_SECRET_ID, WEIYI_SMS_SECRET_KEY, WEIYI_SMS_APP and WEIYI_SMS_SIGN together",
    )
  return { secretId, secretKey, app, sign, ...(region && { region }) }
}

/** A mobile number of China behind an account of this kind ("tel:13…"); undefined for every other. */
const numberOf = (account: Subject): string | undefined => /^tel:(1[3-9]\d{9})$/.exec(account)?.[1]

/** Sends text messages. A number is given to Tencent Cloud and to nobody else: neither log nor answer has it. */
export const tencentTexts = (account: TextAccount): Messenger => {
  const { secretId, secretKey, app, sign, region = "ap-guangzhou", base = () => `https://${host}` } = account
  const { now = Date.now, patience = 5000 } = account

  const post = async (content: object): Promise<Said> => {
    const body = JSON.stringify(content)
    const at = Math.floor(now() / 1000)
    const { host: _, ...headers } = tencentHeaders({ id: secretId, key: secretKey, service: "sms", host, body, at })
    const what = { "x-tc-action": "SendSms", "x-tc-version": "2021-01-11", "x-tc-region": region }
    return saidIn(JSON.parse(await asked(`${base()}/`, { headers: { ...headers, ...what }, body, patience })))
  }

  return {
    sign,
    reaches: to => numberOf(to) !== undefined,
    send: async ({ to, template, fields }) => {
      const number = numberOf(to)
      if (number === undefined) return { sent: false, trouble: "noSuchPerson", code: "none" }
      // Places have numbers for names, which an object keeps in their order.
      const places = Object.values(fields)
      const content = {
        PhoneNumberSet: [`+86${number}`],
        SmsSdkAppId: app,
        SignName: sign,
        TemplateId: template,
        TemplateParamSet: places,
      }
      try {
        return outcomeOf(await post(content))
      } catch (error) {
        return unanswered(error)
      }
    },
  }
}

interface Answer {
  readonly Response?: {
    readonly Error?: { readonly Code?: unknown }
    readonly SendStatusSet?: readonly { readonly Code?: unknown; readonly SerialNo?: unknown }[]
  }
}

/** The code it was answered with, and what the platform calls the message that it has taken. */
interface Said {
  readonly code: string
  readonly ref: string | undefined
}

const saidIn = ({ Response }: Answer): Said => {
  const first = Response?.SendStatusSet?.[0]
  const code = Response?.Error?.Code ?? first?.Code
  return { code: typeof code === "string" ? code : "none", ref: refOf(first?.SerialNo) }
}
