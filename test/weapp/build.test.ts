import { readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import { Script } from "node:vm"
import { parse } from "acorn"
import { wxmlToJs } from "miniprogram-compiler"
import compileStyles from "miniprogram-compiler/src/wcsc.js"
import { dist, pagesOf } from "./phone.ts"

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && !/^\.|\.LICENSE\.txt$/.test(entry.name))
  .map(entry => path.relative(dist, path.join(entry.parentPath, entry.name)))
const subpackages = Object.keys(pagesOf().apart)
const kilobytes = (names: readonly string[]) =>
  names.reduce((sum, name) => sum + statSync(path.join(dist, name)).size, 0) / 1000

test("WeChat's own compilers accept every template and every stylesheet", () => {
  expect(files.filter(name => name.endsWith(".wxml")).length).toBeGreaterThan(2)
  expect(() => new Script(`(function(){${wxmlToJs(dist)}})`)).not.toThrow()
  const styles = files.filter(name => name.endsWith(".wxss")).map(name => name.slice(0, -".wxss".length))
  expect(styles.length).toBeGreaterThan(1)
  expect(compileStyles(dist, styles)).not.toBeInstanceOf(Error)
})

test("old phones can read every script: it is all ES5", () => {
  const scripts = files.filter(name => name.endsWith(".js"))
  expect(scripts.length).toBeGreaterThan(5)
  const unreadable = scripts.flatMap(name => {
    try {
      parse(readFileSync(path.join(dist, name), "utf8"), { ecmaVersion: 5 })
      return []
    } catch (failure) {
      return [`${name}: ${failure}`]
    }
  })
  expect(unreadable).toEqual([])
})

/** WeChat takes 2 MB a subpackage; on a weak network each 100 kB is a second. The meetings are 21 pages. */
const room = (root: string): number => (root === "pages/meetings" ? 280 : 200)

test("the main package stays under 600 kB, and every subpackage under 200 kB, the meetings' under 280", () => {
  const main = files.filter(name => !subpackages.some(root => name.startsWith(`${root}/`)))
  expect(kilobytes(main)).toBeLessThanOrEqual(600)
  for (const root of subpackages)
    expect([root, kilobytes(files.filter(name => name.startsWith(`${root}/`))) <= room(root)]).toEqual([root, true])
})

test("no schema library and no way to make code from text reaches the phone", () => {
  const scripts = files.filter(name => name.endsWith(".js")).map(name => readFileSync(path.join(dist, name), "utf8"))
  expect(scripts.filter(text => /ZodError|\$ZodType/.test(text))).toEqual([])
})

test("the gallery of components is not shipped", () => {
  expect(files.filter(name => name.includes("gallery"))).toEqual([])
})
