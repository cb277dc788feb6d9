import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { brotliDecompressSync } from "node:zlib"
import { type Browser, chromium, type Page } from "playwright-core"

const packages = path.resolve("node_modules")
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-zygote",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
]

/**
 * Starts headless Chromium: the one that came with npm (Linux x64), or the executable that WEIYI_CHROMIUM names. Chinese is
 * shown in Noto Sans SC, also from npm, so that a machine without any font shows what people see.
 */
export const openBrowser = (): Promise<Browser> => {
  const own = process.env.WEIYI_CHROMIUM
  const place = own ? path.dirname(own) : unpackedChromium()
  const libraries = own ? [] : [path.join(place, "lib")]
  return chromium.launch({
    executablePath: own ?? path.join(place, "chromium"),
    args: flags,
    env: {
      ...process.env,
      FONTCONFIG_FILE: fontsFile(),
      LD_LIBRARY_PATH: [...libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
    },
  })
}

const cache = path.join(packages, ".cache", "weiyi")

/** Unpacks the browser once, into a folder that appears whole or not at all: several test files may come here together. */
const unpackedChromium = (): string => {
  const from = path.join(packages, "@sparticuz", "chromium")
  const { version } = JSON.parse(readFileSync(path.join(from, "package.json"), "utf8")) as { version: string }
  const place = path.join(cache, `chromium-${version}`)
  if (existsSync(place)) return place
  const making = `${place}-${process.pid}`
  mkdirSync(making, { recursive: true })
  const unpacked = (file: string) => brotliDecompressSync(readFileSync(path.join(from, "bin", file)))
  writeFileSync(path.join(making, "chromium"), unpacked("chromium.br"), { mode: 0o755 })
  execFileSync("tar", ["-xf", "-", "-C", making], { input: unpacked("al2023.tar.br") })
  try {
    renameSync(making, place)
  } catch (failure) {
    rmSync(making, { recursive: true })
    if (!existsSync(place)) throw failure
  }
  return place
}

const fontsFile = (): string => {
  const noto = path.join(packages, "@expo-google-fonts", "noto-sans-sc")
  const file = path.join(cache, "fonts.conf")
  mkdirSync(cache, { recursive: true })
  const families = ["sans-serif", "serif", "monospace", "system-ui"]
  const aliases = families.map(
    name => `<alias><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  )
  // Written whole beside it and moved: other browsers read it meanwhile.
  const making = `${file}.${process.pid}`
  writeFileSync(
    making,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${noto}/400Regular</dir><dir>${noto}/700Bold</dir><cachedir>${cache}/fonts</cachedir>
${aliases.join("\n")}</fontconfig>\n`,
  )
  renameSync(making, file)
  return file
}

export interface Holding {
  /** In the elder type from the start. */
  elder?: boolean
  language?: "zh" | "en"
  /** A desk's screen instead of a phone's. */
  wide?: boolean
  /** Where the device is, for dates; a phone in Shanghai unless told. */
  zone?: string
}

/** A person's phone (390×844, touch) or, with `wide`, a desk's screen (1280×800): its own storage, a page to drive. */
export const openPhone = async (browser: Browser, url: string, holding: Holding = {}): Promise<Page> => {
  const { elder = false, language = "zh", wide = false, zone = "Asia/Shanghai" } = holding
  const context = await browser.newContext({
    baseURL: url,
    viewport: wide ? { width: 1280, height: 800 } : { width: 390, height: 844 },
    hasTouch: !wide,
    isMobile: !wide,
    locale: "zh-CN",
    timezoneId: zone,
  })
  // A busy machine is slow, not wrong.
  context.setDefaultTimeout(120_000)
  const reading = JSON.stringify({ data: { elder, language } })
  await context.addInitScript(kept => {
    if (!localStorage.getItem("weiyi.reading")) localStorage.setItem("weiyi.reading", kept)
  }, reading)
  return context.newPage()
}

interface Finding {
  readonly id: string
  readonly impact: string | null
  readonly help: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe finds that keeps people out: every serious or critical violation, with the element. */
export const seriousFindings = async (page: Page): Promise<string[]> => {
  const known = await page.evaluate(() => "axe" in window)
  if (!known) await page.evaluate(readFileSync(path.join(packages, "axe-core", "axe.min.js"), "utf8"))
  const violations = (await page.evaluate("axe.run().then(run => run.violations)")) as readonly Finding[]
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help} — ${html.slice(0, 160)}`))
}

/** What can be tapped and is lower than `least` px, and whether the page scrolls sideways: each in words. */
export const layoutFindings = (page: Page, least: number): Promise<string[]> =>
  page.evaluate(lowest => {
    const seen = (element: Element) => element.getClientRects().length > 0
    const tapped = [...document.querySelectorAll("button, a[href], input, select, textarea")].filter(seen)
    const small = tapped
      .filter(element => element.getBoundingClientRect().height < lowest - 0.5)
      .map(element => `only ${element.getBoundingClientRect().height} high: ${element.outerHTML.slice(0, 120)}`)
    const wide = [...document.querySelectorAll(".page, .page *")]
      .filter(seen)
      .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map(element => `beyond the right edge: ${element.outerHTML.slice(0, 120)}`)
    return [...small, ...wide.slice(0, 3)]
  }, least)

/** Saves what is on screen, the whole length of the page, as <folder>/<name>.png. */
export const picture = async (page: Page, folder: string, name: string): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const height = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll(".page")].map(one => one.scrollHeight), 0),
  )
  const size = page.viewportSize()
  if (size && height > size.height) await page.setViewportSize({ width: size.width, height })
  await page.screenshot({ path: path.join(folder, `${name}.png`) })
  if (size) await page.setViewportSize(size)
}
