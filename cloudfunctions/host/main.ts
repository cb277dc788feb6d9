import cluster from "node:cluster"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Hono } from "hono"
import { groupOverHttp } from "#cloud/adapters/caller/wechat-group-http"
import { wechatLogin } from "#cloud/adapters/caller/wechat-login"
import { otherMessengers } from "#cloud/adapters/messenger/select"
import { wechatOverHttp } from "#cloud/adapters/messenger/wechat"
import { liveCardsOverHttp, privateCardsOverHttp } from "#cloud/adapters/messenger/wechat-cards"
import { InUse } from "#cloud/adapters/store/embedded"
import { isAtWecom } from "#cloud/adapters/wecom/happenings"
import { groupRobot } from "#cloud/adapters/wecom/sending"
import type { Line } from "#cloud/shared/chat"
import { filled } from "#cloud/shared/refusal"
import { instantOf } from "#cloud/shared/values/instant"
import { accountCallbacks } from "./account/callbacks.ts"
import { accountKeysOf, allOf, miniProgramOf, ofTexts, pushKeysOf, receiptTokenOf } from "./accounts.ts"
import { BuildFailed, root } from "./build-pages.ts"
import { isDemo, openDemo, readyDemo } from "./demo/index.ts"
import { onPhones } from "./demo/phone-pages.ts"
import { adminPaths } from "./founding.ts"
import { greeting, reachableAt } from "./greeting.ts"
import { startHost } from "./host.ts"
import { type House, openHouse } from "./house.ts"
import { loginByWechat } from "./login.ts"
import { openBrowser } from "./open-browser.ts"
import { BadOptions, type Options, optionsOf } from "./options.ts"
import { readyPages } from "./ready-pages.ts"
import type { Env } from "./routes.ts"
import { DatabaseAway, openStore } from "./store.ts"
import { textCallbacks } from "./texts/callbacks.ts"
import { pushCallbacks } from "./wechat/callbacks.ts"
import { lineOf, toOneOf, wecomAccountOf } from "./wecom/account.ts"
import { wecomCallbacks } from "./wecom/callbacks.ts"
import { keepLine } from "./wecom/line.ts"
import { type Words, words } from "./words.ts"
import { runWorkers } from "./workers.ts"

/** What is served: a demonstration, or an installation of people's own, with the links of its first administrators. */
const openWorld = async (options: Options, say: Words, url: () => string) => {
  if (isDemo(options)) {
    const demo = await readyDemo(options.data, say)
    return { ...openDemo(options, url), demo, adminPaths: [] }
  }
  refuseHalves(process.env)
  const held = lineOf(wecomAccountOf(process.env))
  const house = await openLive(options, held?.line)
  // Workers share what their first process has founded.
  const links = cluster.isPrimary ? await adminPaths(house, say.firstCommunity) : []
  const line = held && { line: (open: House) => keepLine(open, held) }
  return { house, close: () => undefined, adminPaths: links, callbacks: callbacksOf(house), ...line }
}

/** Refuses the start where an account is there by half (BadOptions): before anything is opened. */
const refuseHalves = (env: NodeJS.ProcessEnv): void => {
  for (const account of [miniProgramOf, pushKeysOf, accountKeysOf, wecomAccountOf]) account(env)
  allOf(env, ofTexts)
  receiptTokenOf(env)
}

/** The addresses that WeCom and WeChat call, where the environment names their accounts. */
const callbacksOf = (house: House): Hono<Env> => {
  const callbacks = new Hono<Env>()
  const wecom = wecomAccountOf(process.env)
  const account = accountKeysOf(process.env)
  if (wecom) callbacks.route("/", wecomCallbacks(house, wecom))
  const push = pushKeysOf(process.env)
  if (account) callbacks.route("/", accountCallbacks(house, account))
  const receipts = receiptTokenOf(process.env)
  if (receipts) callbacks.route("/", textCallbacks(house, receipts))
  if (push) callbacks.route("/", pushCallbacks(house, push))
  return callbacks
}

const openLive = async ({ data, database, verbose, container }: Options, line?: Line) => {
  const toOne = toOneOf(wecomAccountOf(process.env))
  const store = await openStore({ directory: data, database })
  return openHouse({
    directory: data,
    store,
    now: () => instantOf(Date.now()),
    verbose,
    container,
    ...wechatOf(process.env),
    others: otherMessengers(process.env),
    ...robotsOf(process.env),
    ...(line && { line }),
    ...(toOne && { toOne }),
  })
}

/** Robots of groups: their keys are kept with the secret of the corp's app. */
const robotsOf = ({ WEIYI_WECOM_SECRET: secret, WEIYI_URL: at }: NodeJS.ProcessEnv) => {
  const url = (page: string): string => `${at?.replace(/\/$/, "")}/#/${page}`
  return secret && at
    ? { robots: { secret, reaches: isAtWecom, robot: (key: string) => groupRobot({ key, url }) } }
    : {}
}

const wechatOf = (env: NodeJS.ProcessEnv) => {
  const account = miniProgramOf(env)
  if (!account) return {}
  // Somebody waits for these: what WeChat does not answer soon is an ordinary card.
  const soon = { ...account, patience: 3000 }
  return {
    wechat: wechatOverHttp(account),
    live: liveCardsOverHttp(soon),
    alone: privateCardsOverHttp(soon),
    groupOf: groupOverHttp({ ...soon, now: () => instantOf(Date.now()) }),
  }
}

/** `npm start`: runs the host until Ctrl-C or SIGTERM. */
const start = async (options: Options): Promise<void> => {
  const { lang, host, data } = options
  const say = words[lang]
  const pages = options.pages ? await readyPages(say) : new Map()
  if (options.workers > 1 && cluster.isPrimary) return startMany(options)
  let port = options.port
  const { house, close, ...world } = await openWorld(options, say, () => `http://${reachableAt(host)}:${port}`)
  const account = miniProgramOf(process.env)
  const server = await startHost(house, {
    host,
    port,
    pages: "routes" in world ? onPhones(pages) : pages,
    ...(account && !("routes" in world) && { login: loginByWechat(house, wechatLogin(account)) }),
    ...("routes" in world && { demo: world.routes }),
    ...("callbacks" in world && { callbacks: world.callbacks }),
    ...("line" in world && world.line && { line: world.line }),
    ...("upgrade" in world && { upgrade: world.upgrade }),
  })
  port = server.port
  stopOnSignal(async () => {
    await server.stop()
    close()
  }, say)
  if (cluster.isWorker) return
  if (options.port !== 0 && port !== options.port) console.log(filled(say.portBusy, { asked: options.port, port }))
  const { demo, adminPaths: links } = { demo: undefined, ...world }
  console.log(
    await greeting({
      words: say,
      lang,
      version: version(),
      host,
      port,
      data,
      adminPaths: links,
      ...(demo && { demo }),
      ...(options.database && { workers: 1 }),
    }),
  )
  if (options.open) openBrowser(`http://${reachableAt(host)}:${port}/`)
}

/** Founds what is to be founded, then lets other processes of this program serve. */
const startMany = async ({ lang, host, data, workers, ...options }: Options): Promise<void> => {
  const say = words[lang]
  // What its workers would refuse is said here, once.
  refuseHalves(process.env)
  const house = await openLive({ lang, host, data, workers, ...options })
  const links = await adminPaths(house, say.firstCommunity)
  await house.close()
  const { port, stop } = await runWorkers(workers)
  stopOnSignal(stop, say)
  console.log(await greeting({ words: say, lang, version: version(), host, port, data, workers, adminPaths: links }))
}

const version = () => String(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version)

/** The first signal finishes what is in flight; a second one does not wait. */
const stopOnSignal = (stop: () => Promise<void>, say: Words): void => {
  let asked = false
  const on = async (): Promise<void> => {
    if (asked) process.exit(1)
    asked = true
    if (cluster.isPrimary) console.log(`\n${say.stopping}`)
    await stop()
    if (cluster.isPrimary) console.log(say.stopped)
    process.exit(0)
  }
  // Ctrl-C reaches every process of a terminal; workers are ended by their first process, once.
  process.on("SIGINT", () => cluster.isPrimary && void on())
  process.on("SIGTERM", () => void on())
}

/** What can be put right by the person at the terminal is said in words; anything else is a bug and shows itself. */
const explained = (error: unknown): string | undefined => {
  if (error instanceof BadOptions || error instanceof InUse) return error.message
  if (error instanceof DatabaseAway) return `${words.zh.databaseAway}\n${words.en.databaseAway}\n${error.message}`
  if (error instanceof BuildFailed) return `${words.zh.buildFailed}\n${words.en.buildFailed}\n\n${error.output}`
  return undefined
}

try {
  await start(optionsOf(process.argv.slice(2), process.env))
} catch (error) {
  console.error(explained(error) ?? error)
  process.exit(error instanceof BadOptions ? 2 : 1)
}
