/** Words for a vote that was just put into a group, where the robot shows it by itself. */
export const zh = {
  soon: "已放进，机器人马上在群里出示卡片。一分钟后还没有的话，在群里发“@微议 表决”。",
}
