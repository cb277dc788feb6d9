import { transformSync } from "@swc/core"
import { parse } from "acorn"

/** A part of a pattern: what it may begin with as a set of code points is not worked out; only how often it may repeat. */
interface Group {
  /** An unbounded repetition (`*`, `+`, `{2,}`) stands somewhere inside. */
  readonly repeats: boolean
  /** Alternatives inside. */
  readonly choices: number
}

/**
 * Says what in a pattern could take time beyond its text's length: a repetition of a group that repeats or chooses inside
 * ("(a+)+", "(a|a)*"), or two unbounded repetitions beside each other with nothing between them that ends the first.
 */
export const slowParts = (source: string): readonly string[] => {
  const found: string[] = []
  const stack: { from: number; repeats: boolean; choices: number }[] = [{ from: 0, repeats: false, choices: 1 }]
  let closed: Group | undefined
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at]
    const top = stack.at(-1)
    if (!top) break
    if (sign === "\\") {
      closed = undefined
      at += 1
    } else if (sign === "[") {
      closed = undefined
      while (at < source.length && source[at] !== "]") at += source[at] === "\\" ? 2 : 1
    } else if (sign === "(") {
      stack.push({ from: at, repeats: false, choices: 1 })
      closed = undefined
    } else if (sign === ")") {
      stack.pop()
      closed = top
      const outer = stack.at(-1)
      if (outer && top.repeats) outer.repeats = true
    } else if (sign === "|") {
      top.choices += 1
      closed = undefined
    } else {
      const quantifier = /^(?:[*+]|\{\d+,\})/.exec(source.slice(at))?.[0]
      if (quantifier) {
        if (closed && (closed.repeats || closed.choices > 1)) found.push(source.slice(stack.at(-1)?.from ?? 0, at + 1))
        top.repeats = true
        at += quantifier.length - 1
      }
      closed = undefined
    }
  }
  return found
}

/** Every pattern written in a source text, as `/…/`. */
export const patternsOf = (text: string, path: string): readonly string[] => {
  const { code } = transformSync(text, {
    filename: path,
    jsc: { parser: { syntax: "typescript", tsx: path.endsWith("x") }, target: "es2023" },
  })
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one)
    if (typeof node !== "object" || node === null) return
    const { regex } = node as { regex?: { pattern: string } }
    if (regex) found.push(regex.pattern)
    for (const part of Object.values(node)) walk(part)
  }
  walk(parse(code, { ecmaVersion: "latest", sourceType: "module" }))
  return found
}
