import { startOf, textRoom, titleRoom } from "#cloud/notices/writing/rules"
import { rightNow } from "../../../cloud/clock"
import { Columns } from "../../../components/columns"
import { View } from "../../../components/elements"
import { Field } from "../../../components/field"
import { Switch } from "../../../components/switch"
import { noticesDesk } from "../../../text/notices-desk"
import { useText } from "../../../text/use-text"
import { Audience } from "./audience"
import { type contentOf, type Draft, whenOf } from "./draft"
import { FilePicker } from "./files"
import { Late } from "./late"
import "./form.scss"

export interface FormProps {
  draft: Draft
  onChange: (some: Partial<Draft>) => void
  wrong: ReturnType<typeof contentOf>["wrong"]
}

/** Everything a notice consists of: what, when, where, for whom, and whether it may ring at night. */
export function Form({ draft, onChange, wrong }: FormProps) {
  const text = useText(noticesDesk).writing
  const toChoose = { community: "", roles: text.needRoles, buildings: text.needBuildings, body: text.needBody }[
    draft.to
  ]
  const now = rightNow()
  const when = whenOf(draft, now)
  const moment = when === "wrong" ? undefined : when
  return (
    <View className="notice-form">
      <Field
        label={text.name}
        value={draft.title}
        onChange={title => onChange({ title })}
        max={titleRoom}
        example={text.nameExample}
        error={wrong.includes("title") ? text.needName : undefined}
      />
      <Field
        label={text.text}
        kind="long"
        value={draft.text}
        onChange={words => onChange({ text: words })}
        max={textRoom}
        example={text.textExample}
        error={wrong.includes("text") ? text.needText : undefined}
      />
      <Field
        label={text.who}
        optional
        value={draft.who ?? ""}
        onChange={who => onChange({ who })}
        max={60}
        example={text.whoExample}
      />
      <Columns least={180}>
        <Field
          label={text.day}
          kind="date"
          optional
          value={draft.day}
          onChange={day => onChange({ day })}
          error={wrong.includes("when") ? text.badWhen : undefined}
        />
        <Field label={text.clock} kind="time" optional value={draft.clock} onChange={clock => onChange({ clock })} />
      </Columns>
      {moment && <Late when={moment} urgent={draft.urgent} starts={startOf(now)} />}
      <Field
        label={text.place}
        optional
        value={draft.place}
        onChange={place => onChange({ place })}
        max={60}
        example={text.placeExample}
      />
      {moment && draft.place.trim() && (
        <Switch
          label={text.meeting}
          note={text.meetingNote}
          on={draft.meeting ?? false}
          onChange={meeting => onChange({ meeting })}
        />
      )}
      <Audience draft={draft} onChange={onChange} error={wrong.includes("audience") ? toChoose : undefined} />
      <FilePicker files={draft.files ?? []} onChange={files => onChange({ files })} />
      <Switch label={text.urgent} note={text.urgentNote} on={draft.urgent} onChange={urgent => onChange({ urgent })} />
    </View>
  )
}
