import { useState } from "react"
import { isInBuilding, posterKinds } from "#cloud/members/spots/rules"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note, Stack } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field, Select } from "../../../components/field"
import { SentStrip } from "../../../components/standing"
import { membersDesk } from "../../../text/members-desk"
import { useText } from "../../../text/use-text"

/** A place with a code of its own, as the clerk calls it. */
export interface MadeSpot {
  readonly key: string
  readonly words: string
}

interface PosterPlacesProps {
  community: string
  /** Slips go to the doors of a building, posters hang somewhere. */
  slips?: boolean | undefined
  /** Only these buildings; by itself all of the roll. */
  among?: readonly string[] | undefined
  /** The places whose posters are printed now; none for a poster of no place. */
  onMade: (spots: readonly MadeSpot[]) => void
}

/** Where the poster will hang: each place has its own code, so that the desk sees which of them brings people. */
export function PosterPlaces({ community, slips = false, among, onMade }: PosterPlacesProps) {
  const desk = useText(membersDesk)
  const text = slips ? { ...desk.spots, ...desk.spots.ofSlips } : desk.spots
  const kinds = slips ? (["slips"] as const) : posterKinds
  const [chosen, choose] = useState(0)
  const [which, pick] = useState(0)
  const [words, setWords] = useState("")
  const { sent, send, again, reset } = useSend("members.addSpots")
  const kind = kinds[chosen - 1]
  const inBuilding = kind !== undefined && isInBuilding(kind)
  const doors = useReply("members.doors", inBuilding ? { community } : undefined)
  const buildings = (doors.value?.compounds ?? []).flatMap(({ compound, buildings: some }) =>
    some
      .filter(({ building }) => among?.includes(building) ?? true)
      .map(({ building, name }) => ({ building: building as string, name: desk.building(compound, name) })),
  )
  const called = (spot: { kind: string; building?: string | undefined; words?: string | undefined }): string => {
    const name = buildings.find(({ building }) => building === spot.building)?.name ?? spot.words
    return text.called(spot.kind, name)
  }
  const wanted = inBuilding
    ? (which === 0 ? buildings : buildings.slice(which - 1, which)).map(({ building }) => ({ kind, building }))
    : kind === "other"
      ? [{ kind, words: words.trim() }]
      : kind
        ? [{ kind }]
        : []
  const ready = wanted.length > 0 && (kind !== "other" || words.trim().length > 0)
  const another = (change: () => void) => {
    change()
    reset()
    onMade([])
  }
  const make = async () => {
    const outcome = await send({ spots: wanted })
    if (outcome.state === "recorded") onMade(outcome.value.spots.map(spot => ({ key: spot.key, words: called(spot) })))
  }
  return (
    <Card title={text.title}>
      <Stack>
        <Select
          label={text.where}
          options={[text.nowhere, ...kinds.map(one => text.kind[one])]}
          chosen={chosen}
          onChange={at => another(() => choose(at))}
        />
        {inBuilding && buildings.length > 0 && (
          <Select
            label={text.building}
            options={[text.all(buildings.length), ...buildings.map(({ name }) => name)]}
            chosen={which}
            onChange={at => another(() => pick(at))}
          />
        )}
        {kind === "other" && (
          <Field
            label={text.words}
            value={words}
            onChange={value => another(() => setWords(value))}
            max={20}
            example={text.wordsExample}
          />
        )}
        {kind && (
          <>
            <SentStrip
              sent={sent}
              again={() => void again()}
              recorded={({ spots }) => <Text>{text.made(spots.length)}</Text>}
            />
            {sent.state !== "recorded" && (
              <Button kind="plain" disabled={!ready} busy={sent.state === "sending"} onPress={() => void make()}>
                {text.make(wanted.length)}
              </Button>
            )}
          </>
        )}
        <Note>
          <Text>{text.about}</Text>
        </Note>
        <Button kind="text" to="/pages/members/spots">
          {text.look}
        </Button>
      </Stack>
    </Card>
  )
}
