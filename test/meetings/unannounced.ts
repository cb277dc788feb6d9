import arrangements from "chinese-days/dist/chinese-days.json" with { type: "json" }

/** The first year whose holidays the calendar's package does not know: every autumn the State Council arranges one more. */
export const unannounced =
  1 +
  Math.max(
    ...Object.keys(arrangements.holidays).flatMap(date => (date.endsWith("-10-01") ? [Number(date.slice(0, 4))] : [])),
  )
