export interface Row {
  readonly plan: string
  readonly reached: number
  readonly byWeight: number
  readonly soon: number | ""
  readonly regret: number
  readonly sent: number
  readonly wasted: number | ""
  readonly refused: number
  readonly ofThemOff: number
  readonly onZero: number
}

interface Report {
  readonly communities: number
  readonly households: number
  /** Households × notices. */
  readonly asked: number
  readonly rows: readonly Row[]
  /** What a way of sending that was found reaches, where the row of hindsight is a bound. */
  readonly proven: { readonly reached: number; readonly byWeight: number }
  /** What each change towards hindsight adds (points): alone, and after those before it; what is left then, and what of it where messages bring nobody. */
  readonly lies: {
    readonly gains: readonly { readonly name: string; readonly alone: number; readonly more: number }[]
    readonly rest: number
    readonly quiet: number
  }
}

const cells = (values: readonly (string | number)[]) => `| ${values.join(" | ")} |\n`

const table = (rows: readonly Row[]): string => {
  const names = [
    "plan",
    "reached, %",
    "by weight, %",
    "of it within a day",
    "regret, points",
    "sent",
    "wasted",
    "43101",
    "of these, switched off",
  ]
  const all = rows.map(({ plan, reached, byWeight, soon, regret, sent, wasted, refused, ofThemOff, onZero }) =>
    cells([plan, reached, byWeight, soon, regret, sent, wasted, refused, ofThemOff, onZero]),
  )
  return `${cells([...names, "sent on zero"])}${cells([
    "---",
    ...rows.slice(0, 1).flatMap(row =>
      Object.keys(row)
        .slice(1)
        .map(() => "---:"),
    ),
  ])}${all.join("")}`
}

const shares = ({ gains, rest }: Report["lies"]): string =>
  [
    cells(["towards hindsight", "alone, points", "after those before it"]),
    cells(["---", "---:", "---:"]),
    ...gains.map(({ name, alone, more }) => cells([name, alone, more])),
    cells(["whom a message brings, and the best use of it", "", rest]),
  ].join("")

/** docs/reach.md, as the figures make it. */
export const report = ({
  communities,
  households,
  asked,
  rows,
  proven,
  lies,
}: Report): string => `# Who hears of a notice

\`npm run bench -- reach\`: ${communities} generated communities of ${households} households, half a year each, ${asked} households × notices. In CI the same
generator is played smaller, and a few communities through the real sender (test/faults/reach.test.ts, reach-sender.test.ts).

${table(rows)}
*Reached*: the share of households × notices in which somebody has heard within 72 hours, by a message or by opening the mini-program. *By weight*: the
same with each notice counted as much as it matters (1 to 9, notices/planning/rules.ts). *Regret*: what the best plan in hindsight has over it, by
weight. *Within a day*: the weight of what was heard in the first 24 hours. *Wasted*: sent to a household that had heard, or to somebody who came by themselves in time. *43101*: WeChat had no consent to take; *switched
off*: among them, messages to phones on which all messages are switched off in the settings, which nobody is told before. *Sent on zero*: sent while
the books had no consent.

## The plans

*naive* sends everything to everybody, and asks at every occasion for what the page speaks of and for the same two others. *booksOnly* asks alike, keeps
books of consents and sends only on one. *planned* is what the house does, by its own rules (notices/planning, notices/credits): what is asked for after
a ballot and after a poll's answer (\`askedNow\`, \`toAsk\`), what a consent is kept for (\`isWorth\`), how long news waits for those who come by themselves
(\`patienceFor\`), that a home which has heard costs no last consent (\`isWorth\`), and the books (\`entered\`, \`isReady\`). For all three the sender is
the same: quiet hours, three messages a day, nothing about what was read or is over, nothing older than three days. Played through the real sender, over the embedded store and the simulated WeChat, communities give the
same messages at the same hours, and the same books.

*hindsight* knows everything beforehand and is not bound by the sender's limits. For one person it is exact: all ways of sending are followed, and a
message that brings somebody also lets them hear all else of the last 72 hours and take part, which gives new consents (bench/reach-hindsight.ts; tested
against trying everything out on small cases). For a household of several it is a bound that no plan can pass (bench/reach-homes.ts). It is nearly
tight: ways of sending were found that reach ${proven.reached} %, and ${proven.byWeight} % by weight.

## Where the regret lies

Our plan, brought towards hindsight by one thing at a time. What it would have to know for that nobody knows beforehand.

${shares(lies)}
- Where a message brings nobody, the best in hindsight has ${lies.quiet} points over our plan with all of this: so much is the choice of what a consent is
  spent on. All else in the last row is knowing which message will bring whom, who then hears what else is new and agrees to more. Our plan gains
  little by that: it sees only how often somebody comes, and a consent spent early on somebody who may come was not worth more than one kept.
- Asking for more is not where it lies: who has one consent of each kind, and what the calendar needs, has what they can use.
- Nor are quiet hours or three messages a day.

What was tried and is not done: holding light news until it brings somebody to other unread news or an open vote (0.3 points alone, 0.1 beside the other
rules); each person's own odds of coming when called (none); keeping the last consent for the next poll instead of the reminder of the day before (0.3, but whoever
has agreed expects that reminder); waiting two days (0.1 to 0.4, but fewer hear within a day).

These rules were chosen on communities 1000 to 1039 of the generator and looked at on 2000 to 2059; the tables are of 0 to ${communities - 1}, on which nothing was
chosen.

## What the communities are

The generator (bench/reach-traces.ts) is ours, and so are its assumptions; no community has been measured.
- Rounds of micro-projects every 54 to 83 days, meetings from the poll to the day before every 17 to 38 days, everyday news every 5 to 17 days.
- A household has one to three phones. People differ: some open the mini-program every other day, some once a month or less. A message brings 20 to 80 %
  of them within 12 hours, for each person alike all half year.
- Whoever opens it and can vote or answer a poll does so, once each. Then they are asked, by one tap; to each kind 25 to 90 % say yes, somewhat less
  often to news. What somebody answers at an occasion does not depend on how they came to it.
- A tenth switch off all messages one day. Then the phone asks nothing, and every message is refused.
- Everybody is told everything. The house writes about a vote's last day only to those who have not voted; here everybody would count as to be reached.
  And here one who has heard of a meeting is enough for a home. The house does not spare those whom it asks by name: of the 0.4 points by which looking at the
  home helps, 0.2 are left where it is not done for meetings.
- Consents given by themselves on the page of notices are left out.

Rules and generator were first written together, and both have been changed since, by the same people: when and what is asked follows the pages, a
vote is taken part in once, an answer belongs to its occasion, a phone that is switched off answers nothing, the sender's limits count, and the rules
of planning have odds and audiences. So the table compares plans on what we believe of a community. It predicts no community's figures.
`
