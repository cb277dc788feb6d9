/** Words of notices, as residents read them. The desk's are in notices-desk.zh.ts. */
export const zh = {
  where: "通知",
  inbox: {
    title: "通知",
    unread: "没看过的",
    seen: "看过的",
    new: "没看",
    withdrawn: "已撤回",
    none: "还没有通知。有了投票、会议或停水停电的通知，会在这里出现。",
    noneExample: "例如：周四上午停水，请提前接水",
    allRead: "都看过了",
    more: "看更早的",
  },
  notice: {
    sent: (when: string) => `${when} 发出`,
    when: "时间",
    place: "地点",
    withdrawn: "这条通知已撤回",
    go: { news: "去看看", vote: "去投票", result: "看结果", meeting: "去看看" },
    back: "回到通知",
  },
  tell: {
    title: "微信里提醒我",
    lead: "每打开一次，提醒一次；不打开也不影响参与。通知在这里都能看到。",
    label: {
      news: "社区有通知时告诉我一次",
      vote: "投票开始时告诉我一次",
      result: "结果公布时告诉我一次",
      meeting: "约时间、开会时告诉我一次",
    },
    ask: {
      news: "要不要在社区有通知时告诉我一次",
      vote: "要不要在投票开始时告诉我一次",
      result: "要不要在结果公布时告诉我一次",
      meeting: "要不要在时间定下后告诉我一次",
    },
    off: "只提醒这一次，发在微信的“服务通知”里",
    on: (times: number) => (times > 1 ? `会在微信里提醒您，还有 ${times} 次` : "会在微信里提醒您 1 次"),
    rejected: "您刚才没有同意，就不提醒。想好了再打开也行。",
    elsewhere: "这里收不到微信提醒。请在微信的小程序里打开，“通知”里一样看得到。",
  },
}
