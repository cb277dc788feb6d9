import type { ElementProps, HeadingProps, PickProps, PictureProps, PressProps, TypeProps } from "./element-props"
import { withClass } from "./with-class"
import "./elements.scss"

const spoken = ({ role, label, silent, live, ...rest }: ElementProps) => ({
  ...rest,
  role,
  "aria-label": label,
  "aria-hidden": silent || undefined,
  "aria-live": live,
})

export const View = (props: ElementProps) => <div {...spoken(props)} />
export const Text = (props: ElementProps) => <span {...spoken(props)} />

export function Heading({ level, ...rest }: HeadingProps) {
  const Tag = `h${level}` as const
  return <Tag {...spoken(rest)} />
}

export const Picture = ({ label, className, src }: PictureProps) => (
  <img className={className} src={src} alt={label} loading="lazy" />
)

/** Anything that can be tapped: a real button, so that keyboards and screen readers find it. */
export function Press({ className, label, role, checked, expanded, onPress, ...rest }: PressProps) {
  const state = { role, "aria-label": label, "aria-expanded": expanded }
  const chosen = checked === undefined ? {} : { [role === "tab" ? "aria-selected" : "aria-checked"]: checked }
  return (
    <button
      type="button"
      {...rest}
      className={withClass("press", className)}
      {...state}
      {...chosen}
      onClick={onPress}
    />
  )
}

/** The bare place to type in; Field puts a label, a hint and an error beside it. */
export function Type(props: TypeProps) {
  const { className, kind, value, onChange, onEnter, label, max, example, describedBy, invalid, ...rest } = props
  const given = {
    ...rest,
    className: withClass("typed", className),
    value,
    "aria-label": label,
    "aria-describedby": describedBy,
    "aria-invalid": invalid || undefined,
    placeholder: example,
    maxLength: max,
  }
  if (kind === "long") return <textarea {...given} rows={4} onChange={event => onChange(event.target.value)} />
  return (
    <input
      {...given}
      type={kind === "number" ? "text" : kind}
      inputMode={kind === "number" ? "decimal" : undefined}
      autoComplete="off"
      onChange={event => onChange(event.target.value)}
      onKeyDown={event => event.key === "Enter" && !event.nativeEvent.isComposing && onEnter?.()}
    />
  )
}

/** One out of a list that is too long for cards. */
export const Pick = ({
  className,
  chosen,
  options,
  prompt,
  onChange,
  label,
  describedBy,
  invalid,
  ...rest
}: PickProps) => (
  <select
    {...rest}
    className={withClass("typed picked", className)}
    aria-label={label}
    aria-describedby={describedBy}
    aria-invalid={invalid || undefined}
    value={chosen}
    onChange={event => onChange(Number(event.target.value))}
  >
    <option value={-1} disabled>
      {prompt}
    </option>
    {options.map((option, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place in the list
      <option key={place} value={place}>
        {option}
      </option>
    ))}
  </select>
)
