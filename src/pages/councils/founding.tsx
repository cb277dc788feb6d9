import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import { type Kind, kinds, type Level, levelsOf, seatsAreHouseholds } from "#cloud/councils/rules"
import { useCommunity } from "../../cloud/community"
import type { Input } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Note, Section } from "../../components/card"
import { Choice, Choices } from "../../components/choice"
import { Columns } from "../../components/columns"
import { Text } from "../../components/elements"
import { Field, Select } from "../../components/field"
import { Page } from "../../components/page"
import { SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { councils } from "../../text/councils"
import { councilsDesk } from "../../text/councils-desk"
import { useText } from "../../text/use-text"

type Made = Input<"councils.found">
type Groups = typeof councilsDesk.zh.founding.group
type Usual = keyof Groups

const usual = ["committee", "property", "shops", "residents"] as const satisfies readonly Usual[]

/** Founding a body: which kind, at which level, with which groups; its rules begin as the preset of its kind. */
export default function Founding() {
  const words = useText(councils)
  const desk = useText(councilsDesk)
  const text = desk.founding
  const street = useRouter().params.at === "street"
  const at = street ? { at: "street" as const } : {}
  const offered = kinds.filter(
    kind => levelsOf(kind).includes("street") === street || kind === "workingGroup" || kind === "deliberationCouncil",
  )
  const [kind, setKind] = useState<Kind>(street ? "streetCouncil" : "deliberationCouncil")
  const levels = levelsOf(kind).filter(level => (level === "street") === street)
  const [asked, setLevel] = useState<Level>(street ? "street" : "community")
  const level = levels.includes(asked) ? asked : (levels[0] ?? "community")
  const [place, setPlace] = useState<Pick<Made, "compound" | "building">>({})
  const [name, setName] = useState("")
  const [groups, setGroups] = useState<readonly Usual[]>(usual)
  const [other, setOther] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("councils.found")
  const all = Object.keys(text.group) as Usual[]
  const households = seatsAreHouseholds(kind)
  const needsPlace = level === "compound" || level === "building"
  const wrong = {
    name: name.trim().length < 2 && text.needName,
    place: needsPlace && place.compound === undefined && place.building === undefined && text.needPlace,
    groups: !households && groups.length === 0 && other.trim() === "" && text.needGroups,
  }
  const submit = () => {
    setTried(true)
    if (Object.values(wrong).some(Boolean)) return
    const named = all.filter(group => groups.includes(group)).map(group => ({ group, name: text.group[group] }))
    const more = other.trim() === "" ? [] : [{ group: "other", name: other.trim() }]
    void send({
      name: name.trim(),
      kind,
      level,
      ...(needsPlace && place),
      groups: households ? [{ group: "households", name: text.households }] : [...named, ...more],
      ...at,
    })
  }
  if (sent.state === "recorded") {
    const query = `body=${sent.value.body}${street ? "&at=street" : ""}`
    return (
      <Page
        where={desk.where}
        title={text.title}
        wide
        foot={<Button to={`/pages/councils/seats?${query}`}>{text.next}</Button>}
      >
        <SentStrip sent={sent} again={() => void again()} recorded={() => <Text>{text.done}</Text>} />
      </Page>
    )
  }
  return (
    <Page
      where={desk.where}
      title={text.title}
      wide
      foot={
        <Button busy={sent.state === "sending"} onPress={submit}>
          {text.go}
        </Button>
      }
    >
      <SentStrip sent={sent} again={() => void again()} />
      <Section title={text.kind}>
        <Choices label={text.kind} of="one">
          <Columns least={260}>
            {offered.map(one => (
              <Choice key={one} of="one" title={words.kind[one]} chosen={kind === one} onChange={() => setKind(one)} />
            ))}
          </Columns>
        </Choices>
      </Section>
      <Field
        label={text.name}
        example={text.nameExample}
        value={name}
        onChange={setName}
        max={30}
        error={(tried && wrong.name) || undefined}
      />
      {levels.length > 1 && (
        <Select
          label={text.level}
          options={levels.map(one => words.level[one])}
          chosen={levels.indexOf(level)}
          onChange={to => setLevel(levels[to] ?? level)}
        />
      )}
      {needsPlace && (
        <Place level={level} chosen={place} onChange={setPlace} error={(tried && wrong.place) || undefined} />
      )}
      {households ? (
        <Note>
          <Text>{words.body.households}</Text>
        </Note>
      ) : (
        <Section title={text.groups}>
          <Choices label={text.groups}>
            <Columns least={200}>
              {all.map(group => (
                <Choice
                  key={group}
                  title={text.group[group]}
                  chosen={groups.includes(group)}
                  onChange={on => setGroups(on ? [...groups, group] : groups.filter(one => one !== group))}
                />
              ))}
            </Columns>
          </Choices>
          <Field label={text.other} optional example={text.otherExample} value={other} onChange={setOther} max={20} />
          {tried && wrong.groups && <Strip kind="failed">{wrong.groups}</Strip>}
        </Section>
      )}
      <Note>
        <Text>{text.rules}</Text>
      </Note>
    </Page>
  )
}

/** The compound or the building that a body is of, out of those on the roll. */
function Place({
  level,
  chosen,
  onChange,
  error,
}: {
  level: Level
  chosen: Pick<Made, "compound" | "building">
  onChange: (place: Pick<Made, "compound" | "building">) => void
  error: string | undefined
}) {
  const text = useText(councilsDesk).founding
  const community = useCommunity()?.id
  const { value } = useReply("members.doors", community === undefined ? undefined : { community })
  const compounds = value?.compounds ?? []
  if (level === "compound")
    return (
      <Select
        label={text.compound}
        options={compounds.map(({ compound }) => compound)}
        chosen={compounds.findIndex(({ compound }) => compound === chosen.compound)}
        onChange={to => onChange({ compound: compounds[to]?.compound })}
        error={error}
      />
    )
  const buildings = compounds.flatMap(({ compound, buildings: all }) => all.map(one => ({ ...one, compound })))
  return (
    <Select
      label={text.building}
      options={buildings.map(one => `${one.compound} ${one.name}`)}
      chosen={buildings.findIndex(({ building }) => building === chosen.building)}
      onChange={to => onChange({ building: buildings[to]?.building })}
      error={error}
    />
  )
}
