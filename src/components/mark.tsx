import { Text, View } from "./elements"
import "./mark.scss"

/** done: recorded, passed. waiting: not yet. failed: did not happen. info: worth knowing. decided: the seal's own. */
export type MarkKind = "done" | "waiting" | "failed" | "info" | "decided"

/** A state's shape, drawn, so that it looks the same on every phone. Always beside its word. */
export const Mark = ({ kind }: { kind: MarkKind }) => (
  <View className={`mark mark--${kind}`} silent>
    <View className="mark__shape" />
  </View>
)

/** A state: its shape and its word. */
export const State = ({ kind, children }: { kind: MarkKind; children: string }) => (
  <View className={`state state--${kind}`}>
    <Mark kind={kind} />
    <Text>{children}</Text>
  </View>
)
