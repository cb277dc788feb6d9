import { offices, limits as taskLimits } from "#cloud/meetings/followups/rules"
import { limits } from "#cloud/meetings/minutes/rules"
import { Button } from "../../../components/button"
import { Card, Section } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Field, Select } from "../../../components/field"
import { Strip } from "../../../components/strip"
import { minutes } from "../../../text/minutes"
import { minutesDesk } from "../../../text/minutes-desk"
import { useText } from "../../../text/use-text"
import type { Minutes, Typed } from "../minutes-writing"
import { seatNamer } from "./written"

type Task = Typed["tasks"][number]

/** Whether an action says who, what and by when. */
export const sound = ({ what, who, by }: Task): boolean =>
  what.trim() !== "" && by !== "" && (who.is !== "words" || who.words.trim() !== "")

interface TasksPartProps {
  minutes: Minutes
  typed: Typed
  tried: boolean
  onChange: (tasks: Typed["tasks"]) => void
}

/** Actions that were agreed on: they begin to run when the minutes are published. */
export function TasksPart({ minutes: shown, typed: { tasks }, tried, onChange }: TasksPartProps) {
  const text = useText(minutesDesk)
  const words = useText(minutes)
  const called = seatNamer(shown.names)
  const choices: { words: string; who: Task["who"] }[] = [
    ...offices.map(office => ({ words: words.offices[office], who: { is: "office" as const, office } })),
    ...shown.drafted.seats.slice(0, 100).map(({ seat }) => ({
      words: called(seat),
      who: { is: "seat" as const, seat },
    })),
    { words: text.taskOther, who: { is: "words" as const, words: "" } },
  ]
  const put = (place: number, change: Partial<Task>) =>
    onChange(tasks.map((task, at) => (at === place ? { ...task, ...change } : task)))
  const chosen = ({ who }: Task) =>
    choices.findIndex(choice =>
      who.is === "words" ? choice.who.is === "words" : JSON.stringify(choice.who) === JSON.stringify(who),
    )
  return (
    <Section title={text.tasks}>
      {tasks.map((task, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a task is its place
        <Card key={place}>
          <Columns least={240}>
            <Field
              label={text.taskWhat}
              value={task.what}
              onChange={what => put(place, { what })}
              max={taskLimits.what}
            />
            <Select
              label={text.taskWho}
              options={choices.map(choice => choice.words)}
              chosen={chosen(task)}
              onChange={at => {
                const who = choices[at]?.who
                if (who) put(place, { who })
              }}
            />
            <Field
              label={text.taskBy}
              kind="date"
              value={task.by}
              onChange={by => put(place, { by: by as Task["by"] })}
            />
          </Columns>
          {task.who.is === "words" && (
            <Field
              label={text.taskWords}
              value={task.who.words}
              onChange={value => put(place, { who: { is: "words", words: value } })}
              max={taskLimits.who}
            />
          )}
          {tried && !sound(task) && <Strip kind="failed">{text.taskNeed}</Strip>}
          <Button kind="text" small onPress={() => onChange(tasks.filter((_, at) => at !== place))}>
            {text.taskRemove}
          </Button>
        </Card>
      ))}
      {tasks.length < limits.tasks && (
        <Button
          kind="plain"
          onPress={() =>
            onChange([...tasks, { what: "", who: { is: "office", office: "committee" }, by: "" as Task["by"] }])
          }
        >
          {text.taskAdd}
        </Button>
      )}
    </Section>
  )
}
