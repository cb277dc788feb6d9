/** Where a poster's code hangs: the hall (大厅), a lift (电梯), the door of a building (楼栋), or somewhere else in words. */
export const posterKinds = ["hall", "lift", "building", "other"] as const
/** And the slips that go to the doors of a building. */
export const spotKinds = [...posterKinds, "slips"] as const
export type SpotKind = (typeof spotKinds)[number]

/** Whether a kind of place is in a building, which must then be said. */
export const isInBuilding = (kind: SpotKind): boolean => kind === "lift" || kind === "building" || kind === "slips"

/** Slips that say no building have one place together; it need not be made. */
export const slips = "slip"

/** A community has so many places at most, and makes so many at once. */
export const spotsMost = 600
export const spotsAtOnce = 200

/** Counts of a day lie in so many documents, and of so many days: people who scan together seldom meet in one, and what is older is written over. */
export const shards = 8
export const days = 32
/** Of one place a document counts no further in a day than this: a program that opens its code all day long hides no other. */
export const timesMost = 500

/** The document that counts on the n-th day since 1970, for a request whose id begins with these hex digits. */
export const countId = (day: number, request: string): string =>
  `${String(day % days).padStart(2, "0")}.${Number.parseInt(request.slice(0, 2), 16) % shards}`
