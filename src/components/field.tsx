import { useId } from "react"
import { useText } from "../text/use-text"
import type { TypeProps } from "./element-props"
import { Pick, Text, Type, View } from "./elements"
import { Mark } from "./mark"
import "./field.scss"

interface Around {
  label: string
  /** What to write, before it is written. */
  hint?: string | undefined
  /** What is wrong and what helps, beside the field. */
  error?: string | undefined
  /** Said beside the label; a field without it must be filled. */
  optional?: boolean | undefined
  disabled?: boolean | undefined
}

export interface FieldProps extends Around {
  value: string
  onChange: (value: string) => void
  kind?: TypeProps["kind"] | undefined
  /** Longest text that may be typed, in characters. */
  max?: number | undefined
  /** A short example, shown while the field is empty. */
  example?: string | undefined
  /** What Enter does: for rows that are typed one after the other. */
  onEnter?: (() => void) | undefined
}

export interface SelectProps extends Around {
  options: readonly string[]
  /** The place in `options` that is chosen; -1 for none yet. */
  chosen: number
  onChange: (chosen: number) => void
  prompt?: string | undefined
}

/** A place to type: label above, hint below it, error beside what it is about. */
export function Field({ value, onChange, kind = "text", max, example, onEnter, ...around }: FieldProps) {
  const text = useText()
  const id = useId()
  const empty = kind === "date" ? text.date : kind === "time" ? text.time : undefined
  return (
    <Around {...around} id={id} kind={kind}>
      <Type
        id={id}
        className={`field__input field__input--${kind}${around.error ? " field__input--wrong" : ""}`}
        kind={kind}
        value={value}
        onChange={onChange}
        onEnter={onEnter}
        label={around.label}
        max={max}
        example={example ?? empty}
        describedBy={`${id}note`}
        invalid={around.error !== undefined}
        disabled={around.disabled}
      />
    </Around>
  )
}

/** One out of a list that is too long for cards: a building, a door. */
export function Select({ options, chosen, onChange, prompt, ...around }: SelectProps) {
  const text = useText()
  const id = useId()
  return (
    <Around {...around} id={id} kind="select">
      <Pick
        id={id}
        className={`field__input field__input--select${around.error ? " field__input--wrong" : ""}`}
        label={around.label}
        chosen={chosen}
        options={options}
        prompt={prompt ?? text.choose}
        onChange={onChange}
        describedBy={`${id}note`}
        invalid={around.error !== undefined}
        disabled={around.disabled}
      />
    </Around>
  )
}

function Around({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: Around & { id: string; kind: string; children: React.ReactNode }) {
  const text = useText()
  return (
    <View className="field">
      <View className="field__label">
        <Text>{label}</Text>
        {optional && <Text className="field__optional">{text.optional}</Text>}
      </View>
      {hint && <Text className="field__hint">{hint}</Text>}
      {children}
      <View id={`${id}note`} live="polite">
        {error && (
          <View className="field__error">
            <Mark kind="failed" />
            <Text>{error}</Text>
          </View>
        )}
      </View>
    </View>
  )
}
