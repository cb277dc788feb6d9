import path from "node:path"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { collections } from "#cloud/host/features"
import { keepSimulatedTemplates, simulatedTemplate } from "#cloud/host/wechat/setup"
import { addMember } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import type { Reply } from "#cloud/shared/serve"
import { id } from "#cloud/shared/values/id"
import { instantOf, later, minute, msOf } from "#cloud/shared/values/instant"
import { bundle } from "../../config/functions.mts"
import { type Called, callFromEmptyFolder } from "../support/empty-folder.ts"
import { temporaryFolder } from "../support/store.ts"

const now = instantOf(Date.now())

/** An event as WeChat's cloud hands it to the function: decoded, and in the name of whom it is about. */
const pushed = (openid: string, context: Called["context"], more: object = {}): Called => ({
  context,
  event: {
    ...{ ToUserName: "gh_ours", FromUserName: openid, CreateTime: Math.floor(msOf(later(now, minute)) / 1000) },
    ...{ MsgType: "event", Event: "subscribe_msg_change_event" },
    List: { TemplateId: simulatedTemplate("result"), SubscribeStatusString: "reject" },
    ...more,
  },
})

test("the function of notices hears what WeChat pushes about whoever it names, and from nobody else", async () => {
  const [functions, data] = [temporaryFolder(), temporaryFolder()]
  try {
    const built = await bundle("notices", functions.path, {
      "adapters/store/select.ts": path.resolve("test/support/bundled-store.ts"),
    })
    const store = openEmbedded({ directory: data.path, collections })
    const community = id<"community">("xingfuli")
    await keepSimulatedTemplates(store)
    for (const name of ["wang", "li"])
      await addMember(store, { subject: `wx:${name}` as Subject, community, name: "王秀英" }, now)
    await store.close()
    const phone = (openid: string, action: string, input: object = {}): Called => ({
      context: { OPENID: openid, SOURCE: "wx_client" },
      event: { action, input, key: `key-of-${openid}-${action}` },
    })
    const agreed = { answers: [{ template: "result", answer: "accept" }] }
    const wx = (OPENID: string, SOURCE: string) => ({ OPENID, SOURCE })
    const replies = callFromEmptyFolder(
      built.folder,
      [
        [phone("wang", "credit", agreed), phone("li", "credit", agreed)],
        [pushed("wang", wx("wang", "wx_unknown"))],
        // In another's name, over HTTP, and of a kind that is none of ours.
        [pushed("li", wx("wang", "wx_client")), pushed("li", wx("li", "wx_http")), pushed("li", {})],
        [pushed("li", wx("li", "wx_unknown"), { Event: "user_enter_tempsession" })],
        [phone("wang", "credits"), phone("li", "credits")],
      ],
      { TEST_STORE: data.path },
    ) as unknown as (Reply | string)[][]
    const booksOf = (reply: unknown) =>
      (reply as { value: { credits: { template: string; balance: number; muted: boolean }[] } }).value.credits
        .filter(({ template }) => template === "result")
        .map(({ balance, muted }) => ({ balance, muted }))
    expect(replies[1]).toEqual(["success"])
    expect(replies[2]?.map(reply => typeof reply)).toEqual(["object", "object", "object"])
    expect(replies[3]).not.toContain("success")
    expect(replies[4]?.map(booksOf)).toEqual([[{ balance: 0, muted: true }], [{ balance: 1, muted: false }]])
  } finally {
    functions.remove()
    data.remove()
  }
})
