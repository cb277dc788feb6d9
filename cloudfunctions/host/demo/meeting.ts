import type { Subject } from "#cloud/shared/ports"
import { hour, minute } from "#cloud/shared/values/instant"
import { type Settled, subjectOf } from "./settling.ts"
import type { Stage } from "./stage.ts"

/** The council of a community is called to a meeting in the coming week; some of its seats have answered already. */
export const callCouncil = async (stage: Stage, there: Settled, called: number): Promise<void> => {
  stage.at(stage.day(called, 10))
  const { bodies } = await stage.ask<{ bodies: { body: string }[] }>(there.staff, "councils.bodies", {})
  const { meeting } = await stage.ask<{ meeting: string }>(there.staff, "meetings.callMeeting", {
    ...{ body: bodies[0]?.body ?? "", title: "本月议事会", place: "党群服务站二楼议事厅" },
    ...{ begins: stage.day(called + 5, 19), ends: stage.day(called + 5, 20), note: "会后有茶水，可以接着聊。" },
    agenda: [
      { kind: "report", title: "上次会议事项办理情况", minutes: 10 },
      { kind: "discussion", title: "非机动车停放和充电", text: "先听各方怎么说，不表决。", minutes: 25 },
      { kind: "motion", title: "中心花园改造", text: "同意中心花园保留老树，增设无障碍坡道和座椅。", minutes: 20 },
    ],
  })
  await stage.settle()
  stage.pass(3 * hour)
  const answers: readonly (readonly [Subject | undefined, string])[] = [
    [subjectOf({ word: "w1" }), "coming"],
    [subjectOf({ word: "m1" }), "substitute"],
    [there.delegates[1]?.subject, "notComing"],
    [there.delegates[2]?.subject, "coming"],
  ]
  for (const [subject, says] of answers) {
    if (subject) await stage.ask(subject, "meetings.respond", { meeting, says })
    stage.pass(minute)
  }
}

/** The street's office calls the council of the street, which its communities have in common. */
export const callStreetCouncil = async (stage: Stage, called: number): Promise<void> => {
  stage.at(stage.day(called, 14))
  const office = subjectOf({ word: "j1" })
  const at = "street"
  const { bodies } = await stage.ask<{ bodies: { body: string }[] }>(office, "councils.bodies", { at })
  await stage.ask(office, "meetings.callMeeting", {
    ...{ at, body: bodies[0]?.body ?? "", title: "杏花街夜市怎么管", place: "街道党群服务中心三楼" },
    ...{ begins: stage.day(called + 8, 15), ends: stage.day(called + 8, 16) },
    agenda: [
      { kind: "discussion", title: "夜市噪声和收摊时间", text: "商户、居民、城管一起说。", minutes: 40 },
      { kind: "motion", title: "收摊时间", text: "同意夜市 22:30 前收摊，周末 23:00。", minutes: 20 },
    ],
  })
  await stage.settle()
}
