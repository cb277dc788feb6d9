import type { zh } from "./minutes-paper.zh"

export const en: typeof zh = {
  title: body => `Minutes of ${body}`,
  when: (when, place) => `When: ${when}  Where: ${place}`,
  attendance: "1. Attendance",
  groupHead: ["Group", "due", "there", "substitutes", "mandates", "excused", "absent"],
  whole: "In all",
  items: "2. Agenda",
  item: (n, title, kind) => `${n}. ${title} (${kind})`,
  speakers: names => `Spoke: ${names}`,
  votes: "3. Votes",
  voteHead: ["Motion", "How", "due", "cast", "for", "against", "abstained", "Result"],
  signing: "Confirmed",
  signer: (office, name) => `${office} (signature): ________________  ${name}`,
  seal: "(seal)",
  heads: (n, hash) => (n > 0 ? `Journal: act ${n}, head ${hash}` : "The journal has no act yet"),
  ledger: (name, n, hash) => `Ledger of ${name}: entry ${n}, head ${hash}`,
  sheet: "Attendance sheet",
  sheetHead: ["No.", "Group", "Name", "Came", "Signature"],
  observer: "observer",
  came: { present: "came", substitute: "substitute", proxy: "mandate", excused: "excused", absent: "absent" },
}
