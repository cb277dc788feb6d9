import { parseArgs } from "node:util"
import type * as z from "zod/mini"
import { setTemplate } from "#cloud/notices/templates/actions"
import { contract } from "#cloud/notices/templates/contract"
import { parts, templated, templateKeys } from "#cloud/notices/templates/rules"
import { filled, Refusal } from "#cloud/shared/refusal"
import { openCloudArchive } from "../cloud/environment.ts"
import { type Command, CommandFailed } from "../command.ts"
import { asking, reached } from "../importing/caller.ts"
import { signInByPhone } from "../signing-in.ts"

const { takes } = contract.setTemplate
type Told = z.output<typeof takes>

/**
 * Tells an installation what a platform calls a template: a running host, where somebody with the role agrees on their phone, or
 * with --cloud the database of WeChat cloud, with the environment's credentials.
 */
export const command: Command = {
  usage:
    "NAME ID FIELD=PART… [--lasting | --channel account|sms] [--text WORDS] [--room N] [--url http://127.0.0.1:8080 [--session TOKEN] | --cloud]",
  says: {
    zh: "填写微信、服务号或短信平台给的模板编号和栏目名",
    en: "sets the id and the field names that WeChat, the service account or text messages gave a template",
  },
  run: async args => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ channel: { type: "string" }, text: { type: "string" }, room: { type: "string" } },
        ...{ url: { type: "string", default: "http://127.0.0.1:8080" }, session: { type: "string" } },
        ...{ cloud: { type: "boolean", default: false }, lasting: { type: "boolean", default: false } },
      },
    })
    const { url, session, cloud, ...more } = values
    const told = toldBy(positionals, more)
    await (cloud ? setInCloud(told) : setAt(url, told, session))
    console.log(`${told.channel ?? "wechat"} · ${told.template}: ${told.id}`)
    return 0
  },
}

/** What was typed, as the action takes it; what it does not take is said before anybody is asked to agree. */
const toldBy = (
  [template, id, ...fields]: readonly string[],
  { channel, text, room, lasting }: { [K in "channel" | "text" | "room"]?: string | undefined } & { lasting: boolean },
): Told => {
  const told = takes.safeParse({
    ...{ template, id, fields: fields.map(fieldOf) },
    ...(channel !== undefined && { channel }),
    ...(text !== undefined && { text }),
    ...(room !== undefined && { room: Number(room) }),
    ...(lasting && { lasting }),
  })
  if (told.success) return told.data
  const wrong = [...new Set(told.error.issues.map(({ path }) => String(path[0])))].join(", ")
  const known = `NAME ${templateKeys.join("|")} · PART ${parts.join("|")} · --channel ${templated.join("|")}`
  throw new CommandFailed(`看不懂：${wrong}。${known}`, `not understood: ${wrong}`, 2)
}

const fieldOf = (typed: string): { readonly name: string; readonly part: string } => {
  const [name = "", part = ""] = typed.split("=")
  return { name, part }
}

const setAt = async (url: string, told: Told, given: string | undefined): Promise<void> => {
  const ask = asking(url)
  const session = given ?? (await reached(url, () => signInByPhone(ask, url)))
  try {
    await reached(url, () => ask(session, "notices.setTemplate", told))
  } finally {
    if (given === undefined) await ask(session, "members.signOut", { session })
  }
}

const setInCloud = async (told: Told): Promise<void> => {
  const store = await openCloudArchive(process.env)
  try {
    await setTemplate(store, told)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { sentence, details } = error
    throw new CommandFailed(filled(sentence.zh, details), filled(sentence.en, details))
  } finally {
    await store.close()
  }
}
