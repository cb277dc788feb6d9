import config from "../jest.config.mjs"

/** The tests of counting alone, as the mutation run wants them: one project, no closing line. */
const [quick] = config.projects
export default {
  ...quick,
  rootDir: `${import.meta.dirname}/..`,
  testMatch: ["<rootDir>/test/votes/counting/**/*.test.ts"],
}
