import type { PhoneAnswer } from "./ask-phone.weapp"
import { session } from "./session"

/**
 * Asks the phone about messages. In a browser only the demonstration's simulated WeChat can be asked; gives undefined where
 * there is none, so that nobody believes a message will come.
 */
export const askPhone = async (
  templates: readonly string[],
): Promise<Readonly<Record<string, PhoneAnswer>> | undefined> => {
  try {
    const answer = await fetch("/wechat/phone/subscribe", {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${session.token()}` },
      body: JSON.stringify({ tmplIds: templates }),
    })
    const reply: unknown = answer.ok ? await answer.json() : undefined
    const asked = reply as { readonly errMsg?: string } & Readonly<Record<string, PhoneAnswer>>
    return asked?.errMsg === "requestSubscribeMessage:ok" ? asked : undefined
  } catch {
    return undefined
  }
}
