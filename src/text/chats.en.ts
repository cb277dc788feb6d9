import type { zh } from "./chats.zh"

/** Words of linked accounts and of the groups that bodies talk in. */
export const en: typeof zh = {
  accounts: {
    where: "Me",
    title: "Link WeCom or the service account",
    lead: "Once linked, notices can reach you there too, and a tap on a vote's card in your body's WeCom group is your ballot. Seats decide who votes, not being in a group.",
    get: "Take a code",
    code: "Code",
    how: (code, until) =>
      `Send “link ${code}” to the robot alone in WeCom, or to the community’s service account. Good until ${until}, once. Never send it to a group.`,
    linked: "Linked accounts",
    none: "No account is linked",
    kind: { wecom: "WeCom", account: "Service account" },
    unlink: "Unlink",
    sure: "Yes, unlink",
  },
  desk: {
    where: "Desk",
    title: "Groups of bodies",
    lead: "Bind a WeCom or WeChat group to a body, then put votes by seats into it. The group decides what is shown; seats decide who votes.",
    bodies: "Bind a WeCom group",
    wechat: "Bind a WeChat group",
    wechatHow:
      "Open the page below, forward it to the group and open its card there: then it can be bound. The group is only shown the ballot's page; nobody is named in it.",
    wechatPage: "Open the page to forward",
    alone:
      "A vote for members can be a card that cannot be passed on: open the vote's page in the mini-program, switch on “Whoever gets it cannot pass it on”, then forward it.",
    notAlone:
      "Cards that cannot be passed on are not to be had here: WeChat gives them to a server of one's own only (see how it is deployed). What is forwarded is an ordinary card; who may vote is said by the seats.",
    noBodies: "No body yet",
    noBodiesExample: "Found a council or a committee first, then bind its group",
    bind: "Take a code",
    bindHow: (code, until) =>
      `In the WeCom group, send: “@微议 bind ${code}”. Good until ${until}, once. The group then appears above.`,
    groups: "Bound groups",
    noGroups: "No group is bound",
    noGroupsExample: "Take a code below and send it in the WeCom group: it will appear here",
    noneFits: "No group of the body whose vote this is has been bound: take a code for it below",
    since: when => `bound on ${when}`,
    votes: count => (count === 0 ? "no vote in it" : `${count} votes in it`),
    offer: "Put this vote into the group",
    offered:
      "It is in. In a WeCom group, send “@微议 vote” and the robot shows its card; in a WeChat group, it stands behind the group's card.",
    offeredSoon:
      "It is in, and the robot is about to show its card in the group. If it is not there within a minute, send “@微议 vote” in the group.",
    each: "To every member as well",
    eachNote: "Whoever has linked WeCom gets cards of their own that can be voted on, one a seat",
    told: (count: number) =>
      count === 0 ? " No member has linked WeCom yet." : ` A card is on its way to ${count} members.`,
    withdraw: "Take out",
    speaks: "Notices to the members are said here once, by the group's own robot.",
    silent: "Notices to the members go to each of them.",
    robotSet: "Give the robot's key",
    robotKey: "Webhook address or key of the group's robot",
    robotHint: "Group settings → group robot → add, then copy its webhook address. Never send it to a group.",
    robotSave: "Save",
    robotOff: "Say no more in the group",
    unbind: "Unbind",
    sure: "Yes, unbind",
  },
  group: {
    where: "Group",
    title: "This WeChat group",
    cardTitle: "What this group is deciding",
    lead: "Opened from a card in a group: whose group it is, and what is open in it",
    noGroup: "Open this page from a card in a WeChat group",
    noGroupExample: "Forward this page to the group, then open it there",
    of: name => `The group of ${name}`,
    none: "This group is not bound to a body yet",
    elsewhere: "This group belongs to another community or to the street",
    open: "Open now",
    times: title => `When to meet: ${title}`,
    nothing: "Nothing is being voted on in this group, and no time is being found",
    nothingExample: "Once the staff put a vote in, it is listed here",
    until: when => `until ${when}`,
    noRight: "Being in the group gives no vote: the roll of seats decides. Who opened this page is not kept.",
    bindTitle: "Bind it to a body (staff)",
    bind: "Bind",
    bindTo: name => `Bind this group to ${name}`,
    bound: "Bound. Whoever opens this page from the group sees the votes that are put into it.",
  },
}
