import { callerOf, pushedOf } from "#cloud/adapters/caller/wechat"

test.each([
  ["the mini-program", { OPENID: "o1", SOURCE: "wx_client" }, { subject: "wx:o1" }],
  ["the developer tools", { OPENID: "o1", SOURCE: "wx_devtools" }, { subject: "wx:o1" }],
  ["a function that the mini-program has called", { OPENID: "o1", SOURCE: "wx_client,scf" }, { subject: "wx:o1" }],
  ["a trigger", { SOURCE: "wx_trigger" }, { timer: true }],
  ["a trigger with somebody's openid in it", { OPENID: "o1", SOURCE: "wx_trigger" }, { timer: true }],
  ["a function that a trigger has called", { OPENID: "o1", SOURCE: "wx_trigger,scf" }, {}],
  ["HTTP, whatever openid it says", { OPENID: "o1", SOURCE: "wx_http" }, {}],
  ["HTTP that names the mini-program second", { OPENID: "o1", SOURCE: "wx_http,wx_client" }, {}],
  ["a payment callback", { OPENID: "o1", SOURCE: "wx_paycallback" }, {}],
  ["a source that only begins like the mini-program", { OPENID: "o1", SOURCE: "wx_client_other" }, {}],
  ["the mini-program without an openid", { SOURCE: "wx_client" }, {}],
  ["an empty openid", { OPENID: "", SOURCE: "wx_client" }, {}],
  ["no source at all", { OPENID: "o1" }, {}],
])("who calls: %s", (_, context, caller) => {
  expect(callerOf(context)).toEqual(caller)
})

test.each([
  ["a push, whose source nobody documents", { OPENID: "o1", SOURCE: "wx_unknown" }, "wx:o1"],
  ["a push without a source", { OPENID: "o1" }, "wx:o1"],
  ["a call of the mini-program that looks like one", { OPENID: "o1", SOURCE: "wx_client" }, "wx:o1"],
  ["HTTP, whatever openid it says", { OPENID: "o1", SOURCE: "wx_http" }, undefined],
  ["HTTP through another function", { OPENID: "o1", SOURCE: "wx_http,scf" }, undefined],
  ["a trigger with somebody's openid in it", { OPENID: "o1", SOURCE: "wx_trigger" }, undefined],
  ["a payment callback", { OPENID: "o1", SOURCE: "wx_paycallback" }, undefined],
  ["nobody", { SOURCE: "wx_unknown" }, undefined],
])("whose event may be pushed: %s", (_, context, subject) => {
  expect(pushedOf(context)).toBe(subject)
})
