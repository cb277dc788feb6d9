/** Mutation testing of counting and majority rules: `npm run mutate`. It takes long, so it is no part of `npm test`. */
export default {
  testRunner: "jest",
  jest: { projectType: "custom", configFile: "test/mutation.config.mjs", enableFindRelatedTests: true },
  mutate: [
    "cloudfunctions/votes/counting/**/*.ts",
    "!cloudfunctions/votes/counting/**/plain.ts",
    "!cloudfunctions/votes/counting/rule-shape.ts",
    "!cloudfunctions/votes/counting/refusals.ts",
    "!cloudfunctions/votes/counting/words.*",
  ],
  ignorePatterns: ["dist", "data", "docs", "src", "config", ".git"],
  concurrency: 2,
  coverageAnalysis: "perTest",
  incremental: true,
  incrementalFile: "node_modules/.cache/stryker/incremental.json",
  tempDirName: ".stryker",
  reporters: ["clear-text", "progress-append-only", "json"],
  jsonReporter: { fileName: "node_modules/.cache/stryker/report.json" },
  thresholds: { high: 95, low: 90, break: 90 },
  timeoutMS: 1_500,
  timeoutFactor: 1.25,
}
