import { Section } from "../../../components/card"
import { View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { home } from "../../../text/home"
import { useText } from "../../../text/use-text"
import "./jobs.scss"

/** Every job of the desk and the page where it is done. */
const jobs = [
  { word: "roll", to: "/pages/members/roll" },
  { word: "people", to: "/pages/members/requests" },
  { word: "staff", to: "/pages/members/staff" },
  { word: "rounds", to: "/pages/projects/desk" },
  { word: "funds", to: "/pages/funds/desk" },
  { word: "notices", to: "/pages/notices/desk" },
  { word: "councils", to: "/pages/councils/desk" },
  { word: "times", to: "/pages/meetings/desk" },
  { word: "chats", to: "/pages/chats/desk" },
  { word: "minutes", to: "/pages/meetings/minutes" },
  { word: "topics", to: "/pages/meetings/topics" },
  { word: "meetings", to: "/pages/meetings/called" },
  { word: "poster", to: "/pages/members/poster" },
] as const

export function Jobs() {
  const text = useText(home).desk
  return (
    <Section title={text.jobs}>
      <View className="jobs">
        {jobs.map(({ word, to }) => (
          <View key={word} className="jobs__one">
            <List>
              <Row title={text[word]} note={text[`${word}Note`]} to={to} />
            </List>
          </View>
        ))}
      </View>
    </Section>
  )
}
