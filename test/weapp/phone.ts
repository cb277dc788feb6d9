import { readFileSync } from "node:fs"
import path from "node:path"
import type { PageInstance, Rendered } from "miniprogram-simulate"
import { Screen } from "./screen.ts"
import { type WeChatOptions, wechat } from "./wechat.ts"

export const dist = path.resolve("dist/weapp")

interface App {
  onLaunch?(options: object): void
  onShow?(options: object): void
}

type Definition = Record<string, unknown>

/** What WeChat puts into the global scope of a mini-program. */
interface World {
  wx: Record<string, unknown>
  App: (app: App) => void
  Page: (page: Definition) => void
  Component: (component: Definition) => void
  getApp: () => App | undefined
  getCurrentPages: () => PageInstance[]
}

/** Waits until the page has come to rest: no answer is on its way, and what is shown has stopped changing. */
const comeToRest = async (underWay: () => number): Promise<void> => {
  let before = ""
  const last = performance.now() + 60_000
  for (let still = 0; still < 5; ) {
    // A busy machine is slow, not wrong.
    if (performance.now() > last) throw new Error("the page does not come to rest")
    await new Promise(done => setTimeout(done, 5))
    const now = document.body.innerHTML
    still = now === before && underWay() === 0 ? still + 1 : 0
    before = now
  }
}

/**
 * Starts the real mini-program of dist/weapp on WeChat's own wxml compiler and component system, once a test file.
 * Gives `open(url)` and, after taps that navigate, `screen()`: the page on top.
 */
export const startPhone = (options: WeChatOptions = {}) => {
  const world = globalThis as typeof globalThis & World
  const pending: Promise<unknown>[] = []
  const around = wechat(options, (how, url) => pending.push(navigate(how, url)))
  const settle = () => comeToRest(around.underWay)
  world.wx = { ...around.wx }
  const simulate = require("miniprogram-simulate") as typeof import("miniprogram-simulate")
  Object.assign(world.wx, around.wx)

  let app: App | undefined
  const stack: { rendered: Rendered; screen: Screen }[] = []
  world.App = given => {
    app = given
  }
  world.getApp = () => app
  world.getCurrentPages = () => stack.map(({ rendered }) => rendered.instance)
  // exparser knows components only: a page becomes one, its functions become methods
  world.Page = page => {
    const methods = Object.fromEntries(Object.entries(page).filter(([, part]) => typeof part === "function"))
    world.Component({ options: {}, data: page.data ?? {}, methods })
  }

  require(path.join(dist, "app.js"))
  const launch = around.wx.getLaunchOptionsSync()
  app?.onLaunch?.(launch)
  app?.onShow?.(launch)

  const loaded = new Map<string, string>()
  const load = (route: string): string => {
    const id =
      loaded.get(route) ?? simulate.load(path.join(dist, route), "page", { rootPath: dist, compiler: "official" })
    loaded.set(route, id)
    return id
  }

  const close = (): void => {
    const top = stack.pop()
    top?.rendered.instance.onUnload?.()
    top?.rendered.detach()
  }

  const open = async (url: string): Promise<Screen> => {
    const [route = "", query = ""] = url.replace(/^\//, "").split("?")
    const rendered = simulate.render(load(route))
    const { instance } = rendered
    instance.route = route
    instance.options = Object.fromEntries(new URLSearchParams(query))
    stack.at(-1)?.rendered.instance.onHide?.()
    const screen = new Screen(rendered, route, settle)
    stack.push({ rendered, screen })
    const place = document.createElement("div")
    document.body.append(place)
    rendered.attach(place)
    instance.onLoad(instance.options)
    instance.onShow?.()
    instance.onReady?.()
    await settle()
    return screen
  }

  const navigate = async (how: string, url: string): Promise<void> => {
    if (how !== "to") close()
    if (how === "launch") while (stack.length > 0) close()
    if (how === "back") stack.at(-1)?.rendered.instance.onShow?.()
    else await open(url)
    await settle()
  }

  /** The page on top, once every navigation has come to rest. */
  const screen = async (): Promise<Screen> => {
    while (pending.length > 0) await pending.shift()
    const top = stack.at(-1)
    if (!top) throw new Error("no page is open")
    return top.screen
  }

  const { wx: _, ...rest } = around
  return { ...rest, open, screen, close }
}

/** The pages of app.json: of the main package, and of each subpackage by its folder. */
export const pagesOf = (): { main: string[]; apart: Record<string, string[]> } => {
  const told = JSON.parse(readFileSync(path.join(dist, "app.json"), "utf8")) as {
    pages: string[]
    subPackages?: { root: string; pages: string[] }[]
  }
  const apart = (told.subPackages ?? []).map(({ root, pages }) => [
    root,
    pages.map(page => path.posix.join(root, page)),
  ])
  return { main: told.pages, apart: Object.fromEntries(apart) }
}
