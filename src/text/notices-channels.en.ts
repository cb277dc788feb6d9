import type { zh } from "./notices-channels.zh"

/** Words of the channels of notices at the desk: their order, how a notice looks on each, who is still to be told at the door. */
export const en: typeof zh = {
  name: { wechat: "WeChat message", account: "Service account", wecom: "WeCom", sms: "Text message" },
  paper: "Paper and visits",
  inbox: "The mini-program's notices",
  order: {
    title: "Channels of notices",
    lead: "Tried from top to bottom: the next one only where the one before cannot reach. Everybody has it in the mini-program.",
    open: "Channels of notices",
    openNote: "WeChat, service account, WeCom, text messages: which first",
    note: {
      wechat: "One message for each consent.",
      account: "To those who follow the account and have linked themselves.",
      wecom: "To those who have linked WeCom.",
      sms: "Only meetings, votes and emergencies; only to those who agreed and whose own number is on the roll. Each costs money.",
    },
    sign: sign => `Signature: 【${sign}】`,
    up: "Move up",
    use: "Use",
    unused: "Not used",
    last: "Whom nothing reaches: print a poster or slips, or ask the building's lead to visit.",
    save: "Save",
    saved: "Saved: for notices sent from now on",
    after: "Notices under way keep their order. Who changed it stands in the journal.",
  },
  reach: {
    title: "Whom each channel reaches",
    row: (reachable, noCredit, noAddress) =>
      [
        `${reachable} reachable`,
        noCredit > 0 ? `${noCredit} without consent` : "",
        noAddress > 0 ? `${noAddress} not linked` : "",
      ]
        .filter(Boolean)
        .join(" · "),
    group:
      "The body's group hears it once from its robot, and members with a WeCom account are not written to besides; the others are, on the channels below, and all of them if that fails.",
    first: n => `${n} get it here`,
    textsOff: "Everyday news is not sent as a text message; meetings, votes and emergencies are.",
    rest: "For the others: print a poster, slips, and a list of doors for the building's lead, now or from the report once it is sent.",
    print: "Save the draft and print",
    nobody:
      "Nobody can get it yet, so it cannot be sent. Print a poster or slips, or ask the building's lead to knock.",
    saved: "Print a poster, slips and lists of doors",
    savedNote: "Saves what you have written as a draft first",
  },
  looks: {
    unset: "The template has not been set, so nothing goes out here. The district's administrator sets it.",
    cut: "Too long: shown up to the “…”; a tap opens the whole",
    text: (characters, parts) => `${characters} characters, charged as ${parts}`,
    textCut: "A text message's gap takes a few characters only; “…” stands for the rest",
  },
  when: {
    title: "When",
    now: "Now",
    nowNote: "Ten seconds to undo",
    later: "Later",
    laterNote: "Up to 30 days ahead; undo it until it goes",
    day: "Which day",
    clock: "What time",
    wrong: "Choose a moment still to come, within 30 days",
    set: n => `Set it for ${n} people`,
    done: when => `Set for ${when}`,
    says: "It goes out by itself. Until then you can undo it, and nobody will have seen it.",
    state: "Set",
    undo: "Undo",
    undone: "Undone: it is a draft again",
  },
  files: {
    add: "Attach a file",
    note: "Pictures or PDFs, three at most, up to 5 MB each. Everybody who has the notice can open them.",
    remove: name => `Remove ${name}`,
    busy: name => `Uploading ${name}`,
    tooLarge: "Too large: a file may have 5 MB",
    title: "Files",
    kind: type => (type === "application/pdf" ? "PDF" : "Picture"),
    size: bytes =>
      bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
    open: name => `Open ${name}`,
    wrong: "It cannot be opened now; try again later",
  },
  report: {
    channel: name => `${name}: not delivered`,
    sent: n => `Delivered to ${n}`,
    unheard: "Doors that have not heard",
    unheardNote: "No message, and nobody there has opened it. Print the list for the building's lead.",
    ask: "By building",
    none: "Every door has heard it",
    noneBefore: "Somebody has joined at every door; they will see it",
    noPlaces: "It went to people by role, so there are no buildings to list.",
    row: (silent, unjoined, doors) => `${silent} not heard · ${unjoined} not joined (of ${doors})`,
    list: "List of doors",
    poster: "Print a poster",
    slips: "Print slips",
    announced: {
      claimed: "Being said in the group",
      sent: "Said in the group once; members with a WeCom account are not written to besides.",
      failed: "The group's robot could not say it, so its members were written to. Check the robot's key.",
      lost: "Perhaps said in the group, there was no answer; its members were written to.",
    },
    never: "Notices about votes and answers list no doors: nobody sees who has not taken part.",
  },
  paperPage: {
    title: "Print this notice",
    lead: "On A4: a poster to a page, six slips, or a list a building. What has not been sent can be printed too.",
    poster: "Poster",
    slips: "Slips",
    list: "List of doors for the building's lead",
    files: n => `${n === 1 ? "A file comes" : `${n} files come`} with it: scan to see it in the mini-program`,
    print: "Print",
    onComputer: "Open this page on a computer to print it.",
    scan: "Scan with WeChat to open Weiyi",
    call: (clerk, phone) => `Questions: ${clerk}, ${phone}`,
    issued: (place, day) => `${place} · ${day}`,
    goes: words => `For: ${words}`,
  },
  visit: {
    title: building => `Doors to visit, ${building}`,
    lead: "Doors that have not heard this notice. Doors only, no names; hand it back after use, and do not photograph it.",
    count: n => `${n} doors`,
    none: "Every door of this building has heard it",
    unit: "Unit",
    door: "Door",
    why: "Why",
    joined: "No message, not opened",
    unjoined: "Nobody has joined",
    told: "Told",
    by: "Told by: ________  Date: ________",
  },
  reason: {
    wechat: {},
    account: {
      refused: {
        says: "Not subscribed, or switched off",
        help: "They can subscribe again; the notice is in the mini-program.",
      },
      noAddress: {
        says: "Service account not linked",
        help: "They take a code under “Me” and send it to the account.",
      },
      wrongAddress: { says: "Follows no more", help: "Put up a paper, or tell them at the door." },
      noTemplate: {
        says: "The account's template is not set",
        help: "The district's administrator sets it; then send again.",
      },
      badTemplate: {
        says: "The account's template id is wrong",
        help: "The district's administrator checks it; then send again.",
      },
      closed: {
        says: "The account may not send for now; the next channel was tried",
        help: "The district's administrator checks the account.",
      },
      badPage: {
        says: "The mini-program is not linked to the account",
        help: "The district's administrator links it.",
      },
    },
    wecom: {
      noAddress: { says: "WeCom not linked", help: "They take a code under “Me” and send it to the robot in WeCom." },
      wrongAddress: {
        says: "WeCom does not know them",
        help: "Perhaps outside of the app's range, or gone; please check.",
      },
      badContent: { says: "WeCom refuses this card", help: "Please tell the technicians." },
      busy: { says: "WeCom was too busy, several times", help: "Send again later." },
      noAnswer: { says: "WeCom did not answer, several times", help: "Send again later; a few may get it twice." },
      closed: {
        says: "WeCom lets nothing through for now; the next channel was tried",
        help: "The administrator checks WeCom's console.",
      },
      credentials: {
        says: "WeCom does not accept our app",
        help: "The technicians check secret and trusted IP; then send again.",
      },
    },
    sms: {
      refused: { says: "Opted out of text messages", help: "Their choice; the notice is in the mini-program." },
      noAddress: {
        says: "Not agreed, or no own number on the roll",
        help: "They switch it on under “Notices”; numbers are registered at the office.",
      },
      wrongAddress: { says: "Wrong number", help: "Please check the number on the roll." },
      noTemplate: {
        says: "The text message's template is not set",
        help: "The district's administrator sets it; then send again.",
      },
      badTemplate: {
        says: "Signature or template not approved",
        help: "The district's administrator checks the console; then send again.",
      },
      badContent: {
        says: "The platform refuses this text",
        help: "Perhaps a sensitive word, or longer than the account allows.",
      },
      busy: { says: "Too many at once: the platform asks us to wait", help: "Send again later." },
      noAnswer: {
        says: "The platform did not answer, several times",
        help: "Send again later; a few may get it twice.",
      },
      credentials: {
        says: "The platform does not accept our account",
        help: "The technicians check key and clock; then send again.",
      },
      closed: {
        says: "The platform lets nothing through, perhaps no balance is left; the next channel was tried",
        help: "The district's administrator checks the console; then send again.",
      },
    },
  },
}
