import { Image, Input, Picker, Text as TaroText, View as TaroView, Textarea } from "@tarojs/components"
import type { ElementProps, HeadingProps, PickProps, PictureProps, PressProps, TypeProps } from "./element-props"
import { withClass } from "./with-class"

/** WeChat reads aria-role where a browser reads role; "list" and its like are unknown to it and do no harm. */
const spoken = ({ role, label, silent, live, className, id, style, children }: ElementProps) => ({
  ...(className === undefined ? {} : { className }),
  ...(id === undefined ? {} : { id }),
  ...(style === undefined ? {} : { style }),
  ...(role === undefined ? {} : { "aria-role": role }),
  ...(label === undefined ? {} : { "aria-label": label }),
  ...(silent ? { "aria-hidden": true } : {}),
  ...(live === undefined ? {} : { "aria-live": live }),
  children,
})

export const View = (props: ElementProps) => <TaroView {...spoken(props)} />
export const Text = (props: ElementProps) => <TaroText {...spoken(props)} />
export const Heading = ({ level: _, ...rest }: HeadingProps) => <TaroView {...spoken({ role: "heading", ...rest })} />

export const Picture = ({ label, className, src }: PictureProps) => (
  <Image {...spoken({ className, label, silent: label === "" })} src={src} mode="aspectFill" lazyLoad />
)

/** Anything that can be tapped. */
export const Press = ({ role, checked, expanded, disabled, onPress, ...rest }: PressProps) => (
  <TaroView
    {...spoken({ role: role ?? "button", ...rest })}
    {...(checked === undefined ? {} : { [role === "tab" ? "aria-selected" : "aria-checked"]: checked })}
    {...(expanded === undefined ? {} : { "aria-expanded": expanded })}
    {...(disabled ? { "aria-disabled": true } : { hoverClass: "press--down", onClick: () => onPress() })}
  />
)

/** The bare place to type in; Field puts a label, a hint and an error beside it. */
export function Type(props: TypeProps) {
  const { id, className, kind, value, onChange, onEnter, label, max = 140, example = "", disabled } = props
  const given = { ...spoken({ id, className, label }), value, disabled: disabled === true }
  if (kind === "date" || kind === "time")
    return (
      <Picker
        mode={kind}
        value={value}
        disabled={disabled === true}
        onChange={event => onChange(String(event.detail.value))}
      >
        <TaroView {...spoken({ id, className: withClass("picked", className), label, role: "button" })}>
          {value || example}
        </TaroView>
      </Picker>
    )
  const typing = {
    ...given,
    placeholder: example,
    maxlength: max,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
  }
  if (kind === "long") return <Textarea {...typing} autoHeight />
  const type = kind === "number" ? "digit" : kind === "tel" ? "number" : "text"
  return <Input {...typing} type={type} onConfirm={() => onEnter?.()} />
}

/** One out of a list that is too long for cards. */
export const Pick = ({ id, className, label, chosen, options, prompt, disabled, onChange }: PickProps) => (
  <Picker
    mode="selector"
    range={[...options]}
    value={Math.max(chosen, 0)}
    disabled={disabled === true}
    onChange={event => onChange(Number(event.detail.value))}
  >
    <TaroView {...spoken({ id, className: withClass("picked", className), label, role: "button" })}>
      {options[chosen] ?? prompt}
    </TaroView>
  </Picker>
)
