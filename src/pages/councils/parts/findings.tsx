import type { Charter, Finding } from "#cloud/councils/rules"
import { Text } from "../../../components/elements"
import { Strip } from "../../../components/strip"
import { useReading } from "../../../text/reading"

/** What the linter says about one field: against the law, or something that could not be met as things are. */
export function Findings({ of, field }: { of: readonly Finding[]; field: keyof Charter }) {
  const { language } = useReading()
  return (
    <>
      {of
        .filter(one => one.field === field)
        .map(one => (
          <Strip key={one.code + one.zh} kind={one.weight === "law" ? "failed" : "waiting"}>
            <Text>{one[language]}</Text>
          </Strip>
        ))}
    </>
  )
}
