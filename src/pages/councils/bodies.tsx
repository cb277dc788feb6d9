import { useState } from "react"
import { Section } from "../../components/card"
import { Page } from "../../components/page"
import { Empty } from "../../components/standing"
import { councils } from "../../text/councils"
import { useText } from "../../text/use-text"
import { BodyList } from "./parts/body-list"
import { TakeSeat } from "./parts/take-seat"

/** Who speaks for the residents: the bodies of the community and of its street; and a seat, for who has a code. */
export default function Bodies() {
  const words = useText(councils)
  const text = words.list
  const [taken, setTaken] = useState(0)
  return (
    <Page where={words.where} title={text.title} lead={text.lead}>
      <BodyList
        key={taken}
        empty={<Empty says={text.none} example={text.noneExample} />}
        below={street => (
          <>
            {street && (
              <Section title={text.street}>
                <BodyList street empty={<Empty says={text.none} />} />
              </Section>
            )}
            <TakeSeat street={street} taken={() => setTaken(taken + 1)} />
          </>
        )}
      />
    </Page>
  )
}
