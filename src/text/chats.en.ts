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
    lead: "Bind a WeCom group to a body, then put votes by seats into it. The group decides what is shown; seats decide who votes.",
    bodies: "Bodies",
    noBodies: "No body yet",
    noBodiesExample: "Found a council or a committee first, then bind its group",
    bind: "Take a code",
    bindHow: (code, until) => `In the group, send: “@微议 bind ${code}”. Good until ${until}, once.`,
    groups: "Bound groups",
    noGroups: "No group is bound",
    since: when => `bound on ${when}`,
    votes: count => (count === 0 ? "no vote in it" : `${count} votes in it`),
    offer: "Put this vote into the group",
    offered: "It is in. Send “@微议 vote” in the group and the robot shows its card.",
    withdraw: "Take out",
    speaks: "Notices to the members are said here once, by the group's own robot.",
    silent: "Notices to the members go to each of them.",
    robotSet: "Give the robot's key",
    robotKey: "Webhook address or key of the group's robot",
    robotHint: "Group settings → group robot → add, then copy its webhook address. Never send it to a group.",
    robotSave: "Save",
    unbind: "Unbind",
    sure: "Yes, unbind",
  },
}
