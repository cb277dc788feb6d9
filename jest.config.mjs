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
const esm = ["@noble"]
const node = {
  rootDir: ".",
  testEnvironment: "node",
  transform: { "^.+\\.(m?[jt]sx?)$": swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join("|")})/)`],
  resolver: undefined,
}
const project = (displayName, testMatch, more = {}) => {
  const { resolver, ...base } = node
  return { ...base, displayName, testMatch, ...more }
}
export default {
  projects: [
    project("quick", ["<rootDir>/test/**/*.test.ts"], {
      testPathIgnorePatterns: [
        "/node_modules/",
        "/test/journeys/",
        "/test/weapp/",
        "/test/reference/",
        "/test/bundles/",
        "/test/faults/",
      ],
    }),
  ],
}
