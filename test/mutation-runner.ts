import { globSync } from "node:fs"
import { join, resolve } from "node:path"
import { format } from "node:util"
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin"
import {
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type RunOptions,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner"
import { expect } from "expect"
import { configureGlobal } from "fast-check"

/** What the instrumented files look at (@stryker-mutator/instrumenter). */
interface Watch {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> }
}
type Rows = readonly unknown[]
type Act = (...row: unknown[]) => unknown

const tests = new Map<string, () => unknown>()
const groups: string[] = []

const test = (name: string, act: () => unknown): void => {
  const id = [...groups, name].join(" › ")
  if (tests.has(id)) throw new Error(`two tests are called ${id}`)
  tests.set(id, act)
}
test.each =
  (rows: Rows) =>
  (name: string, act: Act): void => {
    for (const [at, row] of rows.entries()) {
      const values = Array.isArray(row) ? row : [row]
      const wanted = (name.match(/%./g) ?? []).length
      test(`${at}: ${format(name, ...values.slice(0, wanted))}`, () => act(...values))
    }
  }
const describe = (name: string, define: () => void): void => {
  groups.push(name)
  define()
  groups.pop()
}
Object.assign(globalThis, { test, it: test, describe, expect })

const house = globalThis as { __stryker__?: Watch }
house.__stryker__ ??= {}
const watch = house.__stryker__

/** So long a property is tried with one mutant (ms): mutants that live show in far fewer cases than a rule is held to. */
configureGlobal({ interruptAfterTimeLimit: 250, markInterruptAsFailure: false })

/**
 * Runs the tests of counting for Stryker in one process that loads them once: an active mutant is switched on while they
 * run, not compiled in, so a mutant costs what its own tests cost. It knows of the tests' words those that they use.
 */
const runner = (): TestRunner => ({
  capabilities: () => ({ reloadEnvironment: false }),

  init: async () => {
    for (const file of globSync("test/votes/counting/**/*.test.ts").sort()) {
      groups.push(file)
      await import(join(resolve("."), file))
      groups.pop()
    }
  },

  dryRun: async options => {
    const result = await run([...tests.keys()], { ...options, disableBail: true })
    return { ...result, ...(watch.mutantCoverage && { mutantCoverage: watch.mutantCoverage }) }
  },

  mutantRun: async (options: MutantRunOptions) => {
    watch.hitLimit = options.hitLimit
    watch.hitCount = options.hitLimit === undefined ? undefined : 0
    watch.activeMutant = options.activeMutant.id
    const result = await run(options.testFilter ?? [...tests.keys()], options)
    watch.activeMutant = undefined
    const endless = determineHitLimitReached(watch.hitCount, watch.hitLimit)
    return toMutantRunResult(endless ?? result)
  },
})

const run = async (ids: readonly string[], { disableBail }: Pick<RunOptions, "disableBail">) => {
  const results: TestResult[] = []
  for (const id of ids) {
    const began = performance.now()
    const failed = await attempt(id)
    const about = { id, name: id, timeSpentMs: performance.now() - began }
    if (failed === undefined) results.push({ ...about, status: TestStatus.Success })
    else results.push({ ...about, status: TestStatus.Failed, failureMessage: failed })
    if (failed !== undefined && !disableBail) break
  }
  return { status: DryRunStatus.Complete as const, tests: results }
}

const attempt = async (id: string): Promise<string | undefined> => {
  watch.currentTestId = id
  try {
    await tests.get(id)?.()
  } catch (error) {
    return String(error) || "failed"
  } finally {
    watch.currentTestId = undefined
  }
  return undefined
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "loaded-once", runner)]
