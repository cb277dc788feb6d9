import Taro from "@tarojs/taro"

export type Answer = "accept" | "reject" | "ban" | "filter"

const answers: readonly string[] = ["accept", "reject", "ban", "filter"] satisfies Answer[]

/** Asks WeChat's own question about one message. Gives the answer; undefined when it could not be asked. */
export const askPhone = async (template: string | undefined): Promise<Answer | undefined> => {
  if (template === undefined) return undefined
  try {
    const reply = await Taro.requestSubscribeMessage({ tmplIds: [template], entityIds: [] })
    const answer: unknown = Reflect.get(reply, template)
    return answers.find((known): known is Answer => known === answer)
  } catch {
    return undefined
  }
}
