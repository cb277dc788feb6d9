import Taro from "@tarojs/taro"

/** What a person tapped when WeChat asked about a message. */
export type PhoneAnswer = "accept" | "reject" | "ban" | "filter"

/**
 * WeChat's own question about messages, at most three templates, from a tap only. Gives the answers by template id, or
 * undefined when it could not be asked.
 */
export const askPhone = async (
  templates: readonly string[],
): Promise<Readonly<Record<string, PhoneAnswer>> | undefined> => {
  try {
    const asked: object = await Taro.requestSubscribeMessage({ tmplIds: [...templates], entityIds: [] })
    return asked as Readonly<Record<string, PhoneAnswer>>
  } catch {
    return undefined
  }
}
