import type { zh } from "./showing.zh"

/** Words for a vote that was just put into a group, where the robot shows it by itself. */
export const en: typeof zh = {
  soon: "It is in, and the robot is about to show its card in the group. If it is not there within a minute, send “@微议 vote” in the group.",
}
