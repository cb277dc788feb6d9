import { Section } from "../../../components/card"
import { View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { home } from "../../../text/home"
import { useText } from "../../../text/use-text"
import { jobsOf, type Role, streetJobs } from "./jobs-of"
import "./jobs.scss"

/** What is somebody's to do at the desk; for the office of a street, also what it does for the street. */
export function Jobs({ roles }: { roles: readonly Role[] }) {
  const text = useText(home).desk
  const street = roles.includes("subdistrictOffice")
  return (
    <>
      {street && <Tiled title={text.streetJobs} jobs={streetJobs} />}
      <Tiled title={street ? text.communityJobs : text.jobs} jobs={jobsOf(roles)} />
    </>
  )
}

function Tiled({ title, jobs }: { title: string; jobs: ReturnType<typeof jobsOf> }) {
  const text = useText(home).desk
  return (
    <Section title={title}>
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
