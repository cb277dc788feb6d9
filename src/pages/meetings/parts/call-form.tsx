import type { Value } from "../../../cloud/contracts"
import { Note } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text, View } from "../../../components/elements"
import { Field } from "../../../components/field"
import { Strip } from "../../../components/strip"
import { meetingsCalling } from "../../../text/meetings-calling"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import { AgendaEditor } from "./agenda-editor"
import { type At, timeInWords } from "./called"
import { againstPlan, fieldsOf, isNear, type Plan } from "./plan"

export type TermsOf = Value<"meetings.terms">

export interface CallFormProps {
  body: string
  at: At
  terms: TermsOf
  plan: Plan
  onChange: (plan: Plan) => void
  /** Whether the notice is counted: always for a call, for a change where the time is another. */
  moved: boolean
  /** The time was settled by a poll and is not typed. */
  polled: boolean
  tried: boolean
}

/** Why a plan can not be sent yet; empty when it can. */
export const missingIn = (plan: Plan, terms: TermsOf, moved: boolean, language: "zh" | "en"): readonly string[] => {
  const text = meetingsCalling[language].form
  const against = againstPlan(plan, terms, moved, language)
  return [
    !plan.title.trim() && text.needName,
    !plan.place.trim() && text.needPlace,
    !fieldsOf(plan) && text.needTime,
    plan.agenda.some(({ title }) => !title.trim()) && text.needItem,
    against.times,
    against.notice,
    against.agenda,
  ].filter(one => typeof one === "string")
}

/** What, where, when and the agenda, with what the rules of procedure say beside it. */
export function CallForm({ body, at, terms, plan, onChange, moved, polled, tried }: CallFormProps) {
  const text = useText(meetingsCalling).form
  const { language } = useReading()
  const against = againstPlan(plan, terms, moved, language)
  const need = (value: string, says: string) => (tried && !value.trim() ? says : undefined)
  const set = (more: Partial<Plan>) => onChange({ ...plan, ...more })
  const near = moved && isNear(plan, terms) && terms.shorterAllowed
  const fields = fieldsOf(plan)
  return (
    <>
      <TermsStrip terms={terms} />
      <Columns least={220}>
        <Field
          label={text.name}
          value={plan.title}
          onChange={title => set({ title })}
          max={40}
          example={text.nameExample}
          error={need(plan.title, text.needName)}
        />
        <Field
          label={text.place}
          value={plan.place}
          onChange={place => set({ place })}
          max={60}
          example={text.placeExample}
          error={need(plan.place, text.needPlace)}
        />
      </Columns>
      {polled && fields ? (
        <Strip kind="info">{text.polled(timeInWords(fields, language))}</Strip>
      ) : (
        <Columns least={160}>
          <Field
            label={text.day}
            kind="date"
            value={plan.day}
            onChange={day => set({ day })}
            error={tried && !fields ? text.needTime : undefined}
          />
          <Field label={text.from} kind="time" value={plan.from} onChange={from => set({ from })} />
          <Field label={text.to} kind="time" value={plan.to} onChange={to => set({ to })} />
        </Columns>
      )}
      {near && (
        <Field
          label={text.short}
          hint={text.shortHint}
          value={plan.shortReason}
          onChange={shortReason => set({ shortReason })}
          max={100}
          example={text.shortExample}
        />
      )}
      {(against.times ?? (tried || !near ? against.notice : undefined)) && (
        <Strip kind="failed">{against.times ?? against.notice}</Strip>
      )}
      <AgendaEditor
        body={body}
        at={at}
        items={plan.agenda}
        most={terms.agendaMost}
        study={terms.study}
        onChange={agenda => set({ agenda })}
        tried={tried}
        error={tried ? against.agenda : undefined}
      />
      <Field
        label={text.note}
        kind="long"
        optional
        value={plan.note}
        onChange={note => set({ note })}
        max={300}
        example={text.noteExample}
      />
    </>
  )
}

function TermsStrip({ terms }: { terms: TermsOf }) {
  const text = useText(meetingsCalling).form
  const { language } = useReading()
  const { noticeDays, earliest, source, seats, households } = terms
  return (
    <>
      <Strip kind="info">
        {noticeDays > 0 ? text.terms(noticeDays, dayInWords(earliest, language)) : text.noPeriod}
      </Strip>
      <Note>
        <View>{text.source(source[language])}</View>
        <Text>{households ? text.households : text.seats(seats)}</Text>
      </Note>
    </>
  )
}
