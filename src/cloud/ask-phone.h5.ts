import type { PhoneAnswer } from "./ask-phone.weapp"
import { session } from "./session"
import { simulatedWeChat } from "./simulated-wechat"

/**
 * Asks the phone about messages. In a browser only the demonstration's simulated WeChat can be asked, with its own sheet; gives
 * undefined where there is none, so that nobody believes a message will come.
 */
export const askPhone = async (
  templates: readonly string[],
): Promise<Readonly<Record<string, PhoneAnswer>> | undefined> => {
  try {
    const reply = await simulatedWeChat()?.requestSubscribeMessage(templates, session.token())
    const asked = reply as ({ readonly errMsg?: string } & Readonly<Record<string, PhoneAnswer>>) | undefined
    return asked?.errMsg === "requestSubscribeMessage:ok" ? asked : undefined
  } catch {
    return undefined
  }
}
