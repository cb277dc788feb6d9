/**
 * Mutation testing of counting and majority rules: `npm run mutate`. It takes long, so it is no part of `npm test`. Jest
 * would load every file again for every mutant; the runner beside it (test/mutation-runner.ts) loads them once.
 */
export default {
  testRunner: "loaded-once",
  plugins: ["./test/mutation-runner.ts"],
  mutate: [
    "cloudfunctions/votes/counting/**/*.ts",
    "!cloudfunctions/votes/counting/**/plain.ts",
    "!cloudfunctions/votes/counting/rule-shape.ts",
    "!cloudfunctions/votes/counting/refusals.ts",
    "!cloudfunctions/votes/counting/*words*",
  ],
  ignorePatterns: ["dist", "data", "docs", "src", "config", ".git"],
  ignoreStatic: true,
  concurrency: 2,
  coverageAnalysis: "perTest",
  disableTypeChecks: false,
  tempDirName: ".stryker",
  reporters: ["clear-text", "progress-append-only", "json"],
  jsonReporter: { fileName: "node_modules/.cache/stryker/report.json" },
  thresholds: { high: 95, low: 90, break: 90 },
  timeoutMS: 2_000,
  timeoutFactor: 1.25,
}
