import type { TemplateKey } from "#cloud/notices/templates/rules"
import type { Value } from "../../../cloud/contracts"

/** What a person has agreed to of one template that the platform knows. */
export type Credit = Value<"notices.credits">["credits"][number] & { readonly id: string }
type Answer = "accept" | "reject" | "ban" | "filter"

/** WeChat has several ways of accepting: with a sound, with an alert. */
const answerOf = (said: string | undefined): Answer | undefined => {
  if (said?.startsWith("accept")) return "accept"
  return said === "reject" || said === "ban" || said === "filter" ? said : undefined
}

/** Takes what a phone was asked about and what it said; gives its answers in our words, none where it could not be asked. */
export const answersTo = (
  asked: readonly Credit[],
  said: Readonly<Record<string, string>> | undefined,
): { template: TemplateKey; answer: Answer }[] =>
  asked.flatMap(({ template, id }) => {
    const answer = answerOf(said?.[id])
    return answer ? [{ template, answer }] : []
  })
