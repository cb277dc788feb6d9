import type { Answer, Card } from "#cloud/shared/chat"
import { digest } from "#cloud/shared/digest"
import { cut } from "./text.ts"

/**
 * Cards and replies in WeCom's form (模板卡片类型, path 101032 for robots, 90236 for apps; 被动回复消息, path 101031). Lengths are
 * the advised ones, in characters. Never sent to a live account.
 */

export type TemplateCard = Readonly<Record<string, unknown>>

const buttonsMost = 6
const optionsMost = 20
const factsMost = 6

/** A card as WeCom will show it: every text cut to the advised length. */
export const shortened = ({ from, title, text, facts, ...card }: Card): Card => ({
  ...card,
  from: cut(from, 13),
  title: cut(title, 26),
  ...(text && { text: cut(text, 112) }),
  facts: facts.slice(0, factsMost).map(({ name, value }) => ({ name: cut(name, 5), value: cut(value, 26) })),
})

const headOf = (card: Card, desc?: string) => {
  const { from, title } = shortened(card)
  return { source: { desc: from }, main_title: { title, ...(desc && { desc: cut(desc, 30) }) } }
}

/** Where words were cut the first line leads to all of them: nobody decides on half a sentence. */
const bodyOf = (card: Card, url: (page: string) => string) => {
  const { title, text, facts } = shortened(card)
  const isCut = title !== card.title.trim() || (text ?? "") !== (card.text ?? "").trim()
  const { whole } = card
  const link = isCut && whole ? [{ keyname: whole.name, value: whole.value, type: 1, url: url(card.page) }] : []
  const lines = facts.map(({ name, value }) => ({ keyname: name, value }))
  return {
    ...(text && { sub_title_text: text }),
    horizontal_content_list: [...link, ...lines].slice(0, factsMost),
  }
}

/** Such a card has one line beside its title: its own, or the first fact, then the text or the other facts. */
const briefOf = ({ brief, text, facts: [first, ...others] }: Card): string =>
  brief ??
  [first, ...(text ? [] : others)]
    .map(fact => fact && `${fact.name} ${fact.value}`)
    .concat(text ?? [])
    .filter(Boolean)
    .join(" · ")

/**
 * A choice of few as buttons (`button_interaction`), one that is confirmed or long as `vote_interaction`, a card that takes
 * none as `text_notice`, whose tap opens `url`.
 */
export const templateCard = (card: Card, url: (page: string) => string): TemplateCard => {
  const { task, choose, page } = card
  const id = task !== undefined && { task_id: task }
  if (!choose)
    return {
      card_type: "text_notice",
      ...headOf(card),
      ...bodyOf(card, url),
      card_action: { type: 1, url: url(page) },
      ...id,
    }
  if (choose.confirm === undefined && !choose.many && choose.options.length <= buttonsMost)
    return {
      card_type: "button_interaction",
      ...headOf(card),
      ...bodyOf(card, url),
      button_list: choose.options.map(({ id: key, text }) => ({ text: cut(text, 10), style: 2, key })),
      ...id,
    }
  return {
    card_type: "vote_interaction",
    ...headOf(card, briefOf(card)),
    checkbox: {
      question_key: "choice",
      mode: choose.many ? 1 : 0,
      option_list: choose.options
        .slice(0, optionsMost)
        .map(({ id: option, text }) => ({ id: option, text: cut(text, 11) })),
    },
    submit_button: { text: cut(choose.confirm ?? "提交", 10), key: "submit" },
    ...id,
  }
}

/**
 * What a robot replies to a callback, before it is encrypted: to a tap a new card in the old one's place (for the person who
 * tapped, when it is only theirs), to words a card or a text. Undefined: nothing to say.
 */
export const replyOf = (
  answer: Answer | undefined,
  to: { readonly userid: string; readonly event: "card" | "entered" | "message"; readonly message: string },
  url: (page: string) => string,
): object | undefined => {
  if (!answer) return undefined
  if (to.event === "card") {
    if (answer.kind !== "card") return undefined
    const one = answer.mine && { userids: [to.userid] }
    return { response_type: "update_template_card", ...one, template_card: templateCard(answer.card, url) }
  }
  if (answer.kind === "card") return { msgtype: "template_card", template_card: templateCard(answer.card, url) }
  if (to.event === "entered") return { msgtype: "text", text: { content: answer.text } }
  // A text in reply to words goes as a stream that ends at once: the only form there is for it.
  return { msgtype: "stream", stream: { id: digest(to.message).slice(0, 32), finish: true, content: answer.text } }
}
