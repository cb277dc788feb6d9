/** One subpackage a feature; the home pages are in the main package. The gallery of components ships nowhere. */
const gallery = process.env.WEIYI_GALLERY ? ["pages/home/gallery"] : []
const topics = ["topics", "topic", "proposing"]
const minutes = ["minutes", "minutes-writing", "confirming", "published", "minutes-paper", "followups"]
const meetings = ["meetings", "meeting", "called", "calling", "convening"]
const memberDesk = ["roll", "requests", "slips", "poster", "spots", "staff"]

export default defineAppConfig({
  pages: ["pages/home/index", "pages/home/voice", "pages/home/desk", ...gallery],
  subPackages: [
    { root: "pages/members", pages: ["landing", "me", "mine", "enter", "pair", "approve", "accounts", ...memberDesk] },
    { root: "pages/chats", pages: ["desk", "group"] },
    { root: "pages/notices", pages: ["inbox", "notice", "desk", "write", "report", "channels", "visit", "paper"] },
    {
      root: "pages/councils",
      pages: ["bodies", "body", "charter", "desk", "founding", "seats", "amending"],
    },
    { root: "pages/hall", pages: ["screen", "operate", "live"] },
    {
      root: "pages/meetings",
      pages: ["times", "polls", "desk", "opening", "settling", ...topics, ...meetings, ...minutes],
    },
    { root: "pages/projects", pages: ["rounds", "round", "propose", "result", "desk", "opening", "managing"] },
    { root: "pages/disclosures", pages: ["open", "read"] },
    { root: "pages/votes", pages: ["ballot", "result", "board", "paper"] },
    { root: "pages/funds", pages: ["funds", "statement", "desk"] },
  ],
  animation: false,
  window: {
    navigationBarTitleText: "微议",
    navigationBarBackgroundColor: "#FBF8F3",
    navigationBarTextStyle: "black",
    backgroundColor: "#FBF8F3",
    backgroundTextStyle: "dark",
  },
})
