import { Section, Stack } from "../../../components/card"
import { Choice } from "../../../components/choice"
import { View } from "../../../components/elements"

export interface ChooseOneProps<Name extends string> {
  label: string
  options: readonly { readonly name: Name; readonly title: string; readonly note: string }[]
  chosen: Name
  onChange: (name: Name) => void
}

/** One of a few answers, each with its sentence. */
export const ChooseOne = <Name extends string>({ label, options, chosen, onChange }: ChooseOneProps<Name>) => (
  <Section title={label}>
    <View role="radiogroup" label={label}>
      <Stack>
        {options.map(({ name, title, note }) => (
          <Choice
            key={name}
            of="one"
            title={title}
            note={note}
            chosen={chosen === name}
            onChange={() => onChange(name)}
          />
        ))}
      </Stack>
    </View>
  </Section>
)
