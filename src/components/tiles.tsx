import type { ReactNode } from "react"
import { Press, Text, View } from "./elements"
import "./tiles.scss"

/** Many short things to choose one from at a tap: buildings, doors. Three in a row on a phone, two in the elder type. */
export const Tiles = ({ label, children }: { label: string; children?: ReactNode }) => (
  <View className="tiles" role="group" label={label}>
    {children}
  </View>
)

export interface TileProps {
  title: string
  note?: string | undefined
  onPress: () => void
}

export const Tile = ({ title, note, onPress }: TileProps) => (
  <Press className="tile" onPress={onPress}>
    <Text className="tile__title">{title}</Text>
    {note && <Text className="tile__note">{note}</Text>}
  </Press>
)
