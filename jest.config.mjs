const swc = [
  "@swc/jest",
  {
    jsc: {
      parser: { syntax: "typescript", tsx: true },
      target: "es2023",
      transform: { react: { runtime: "automatic" } },
    },
  },
]

/** Packages that ship ES modules only and have to be turned into what jest loads. */
const modules = ["@noble"]

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  testEnvironment: "node",
  transform: { "^.+\\.(m?[jt]sx?)$": swc },
  transformIgnorePatterns: [`/node_modules/(?!(${modules.join("|")})/)`],
  testMatch,
  ...more,
})

/** Folders of tests that need a browser, a build, processes that start and end, or reference data: each is a project of its own. */
const apart = ["stores", "journeys", "weapp", "bundles", "running", "faults", "reference"]

export default {
  // A busy machine is slow, not wrong: nothing here is about speed.
  testTimeout: 30_000,
  // As many as there are cores: the process that hands out the work has next to nothing to do.
  maxWorkers: "100%",
  reporters: ["default", ["<rootDir>/test/support/closing-line.mjs", { name: process.env.SUITE ?? "test" }]],
  projects: [
    project("quick", ["<rootDir>/test/**/*.test.ts"], {
      testPathIgnorePatterns: ["/node_modules/", ...apart.map(folder => `/test/${folder}/`)],
    }),
    project("stores", ["<rootDir>/test/stores/**/*.test.ts"]),
    project("running", ["<rootDir>/test/running/**/*.test.ts"], { globalSetup: "<rootDir>/test/running/made.ts" }),
    project("faults", ["<rootDir>/test/faults/**/*.test.ts"]),
    project("bundles", ["<rootDir>/test/bundles/**/*.test.ts"]),
    project("journeys", ["<rootDir>/test/journeys/**/*.test.ts"], { globalSetup: "<rootDir>/test/journeys/made.ts" }),
    project("weapp", ["<rootDir>/test/weapp/**/*.test.ts"], {
      testEnvironment: "jsdom",
      globalSetup: "<rootDir>/test/weapp/built.ts",
      transformIgnorePatterns: [`/node_modules/(?!(${modules.join("|")})/)`, "/dist/"],
    }),
    project("reference", ["<rootDir>/test/reference/**/*.test.ts"]),
  ],
}
