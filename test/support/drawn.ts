import fc from "fast-check"

/**
 * Every run draws the same cases: a red run is always something's doing, and what a property asserts of its own volume is
 * not left to chance. `DRAWN=7 npm test` draws others, to look for what these never met.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.DRAWN ?? 1) })

export { default as fc } from "fast-check"
