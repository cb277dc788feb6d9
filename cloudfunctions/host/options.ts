import { parseArgs } from "node:util"

/** How the host was asked to run. */
export interface Options {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly lang: "zh" | "en"
  readonly open: boolean
  /** No demonstration data, whatever the folder. */
  readonly live: boolean
  /** Serve the pages (and build them where they are missing or old). */
  readonly pages: boolean
  /** Bugs are printed whole, messages included: for developers, refused in production. */
  readonly verbose: boolean
  readonly production: boolean
  /** The address of a PostgreSQL database; without it the data are in `data`. */
  readonly database?: string
  /** So many processes behind one port; only with a database. */
  readonly workers: number
  /** WeChat's container gateway says who calls, in a header (WEIYI_CONTAINER=1). */
  readonly container: boolean
}

/** The options were not understood; the sentence is for the person at the terminal. */
export class BadOptions extends Error {
  override readonly name = "BadOptions"
}

/** Takes the words after the command and the environment; refuses what it does not know (BadOptions). */
export const optionsOf = (args: readonly string[], env: NodeJS.ProcessEnv): Options => {
  const { values } = parsed(args)
  const production = env.NODE_ENV === "production"
  const database = env.DATABASE_URL
  const live = production || values.live || Boolean(database)
  const workers = Number(values.workers)
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535)
    throw new BadOptions("--port 要 0 到 65535 的数 / --port takes a number from 0 to 65535")
  if (values.lang !== "zh" && values.lang !== "en") throw new BadOptions("--lang 只有 zh、en / --lang is zh or en")
  if (production && values.verbose)
    throw new BadOptions("正式环境不能用 --verbose / --verbose is refused when NODE_ENV=production")
  if (!(Number.isInteger(workers) && workers >= 1 && workers <= 64))
    throw new BadOptions("--workers 要 1 到 64 的数 / --workers takes a number from 1 to 64")
  if (workers > 1 && !database)
    throw new BadOptions(
      "--workers 需要 PostgreSQL（DATABASE_URL）：SQLite 的数据只能由一个进程使用 / --workers needs PostgreSQL (DATABASE_URL): one process at a time may use SQLite's data",
    )
  const inContainer = env.WEIYI_CONTAINER ?? ""
  if (inContainer !== "" && inContainer !== "1")
    throw new BadOptions("WEIYI_CONTAINER 只有 1 / WEIYI_CONTAINER is 1 or not set")
  if (inContainer && !live)
    throw new BadOptions(
      "WEIYI_CONTAINER 不能和演示一起用，请加 --live / WEIYI_CONTAINER is refused with the demonstration: add --live",
    )
  return {
    workers,
    container: inContainer === "1",
    ...(database && { database }),
    port,
    host: values.host,
    data: values.data ?? (live ? "data/live" : "data/demo"),
    lang: values.lang,
    open: values.open,
    live,
    pages: !values["no-pages"],
    verbose: values.verbose,
    production,
  }
}

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        port: { type: "string", default: "8080" },
        host: { type: "string", default: "127.0.0.1" },
        data: { type: "string" },
        lang: { type: "string", default: "zh" },
        open: { type: "boolean", default: false },
        workers: { type: "string", default: "1" },
        live: { type: "boolean", default: false },
        "no-pages": { type: "boolean", default: false },
        verbose: { type: "boolean", default: false },
      },
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(".")[0] : ""
    throw new BadOptions(
      `看不懂这个选项（${reason}）。可用：--port --host --data --lang --open --live --workers --no-pages --verbose / Unknown option; the ones above are known`,
    )
  }
}
