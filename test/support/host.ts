import { type ChildProcess, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { collections } from "#cloud/host/features"
import type { Reply } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { layDemoData } from "./demo-data.ts"
import { temporaryFolder } from "./store.ts"

/** Tests and measurements run from the project folder. */
const root = process.cwd()

/** A reply with the HTTP status it came with. */
export interface Answered<V> {
  readonly status: number
  readonly reply: Exclude<Reply, { ok: true }> | { readonly ok: true; readonly value: V }
}

export interface StartOptions {
  /** With the demonstration's data and one-click sign-in. Otherwise an empty installation. */
  readonly demo?: boolean
  /** With the built pages; they are built first where they are missing or old. */
  readonly pages?: boolean
  /** The data directory; otherwise a temporary one, which goes with the host. */
  readonly data?: string
  /** Fills the store, and whatever else is in the data directory, before the host starts. */
  readonly seed?: (store: Store, directory: string) => Promise<void>
  readonly env?: NodeJS.ProcessEnv
  readonly args?: readonly string[]
}

/**
 * Starts the real host as a process of its own on a free port and waits until it says `ready`. Bugs it logs are printed
 * whole to its stderr, which `output()` gives with everything else it said.
 */
export const startHost = async (options: StartOptions = {}) => {
  const folder = options.data === undefined ? temporaryFolder() : undefined
  const data = options.data ?? folder?.path ?? ""
  if (options.demo && folder) await layDemoData(data)
  if (options.seed) {
    const store = openEmbedded({ directory: data, collections })
    await options.seed(store, data)
    await store.close()
  }
  const production = options.env?.NODE_ENV === "production"
  const child = spawn(
    process.execPath,
    [
      join(root, "cloudfunctions/host/start.ts"),
      ...["--port", "0", "--data", data],
      ...(options.demo ? [] : ["--live"]),
      ...(options.pages ? [] : ["--no-pages"]),
      ...(production ? [] : ["--verbose"]),
      ...(options.args ?? []),
    ],
    { cwd: root, env: { ...process.env, NODE_ENV: "development", ...options.env } },
  )
  // A test that fails half-way leaves no host behind.
  const end = () => child.kill("SIGKILL")
  process.once("exit", end)
  child.once("exit", () => process.off("exit", end))
  const heard = listenTo(child)
  const url = await heard.ready.catch(error => {
    folder?.remove()
    throw error
  })

  /** Calls an action, signed in by a token or not. A fresh idempotency-key goes with it unless one is given. */
  const call = async <V = unknown>(action: string, input: unknown = {}, as: { token?: string; key?: string } = {}) => {
    const response = await fetch(`${url}/call/${action}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": as.key ?? randomBytes(16).toString("hex"),
        ...(as.token !== undefined && { authorization: `Bearer ${as.token}` }),
      },
      body: JSON.stringify(input),
    })
    return { status: response.status, reply: await response.json() } as Answered<V>
  }

  let interrupted = false
  /** Ctrl-C, once: a second one would not wait for what is in flight. */
  const interrupt = (): void => {
    if (!interrupted) child.kill("SIGINT")
    interrupted = true
  }

  return {
    url,
    data,
    child,
    interrupt,
    call,
    /** Calls and gives the value; fails the test when refused. */
    ask: async <V = unknown>(action: string, input: unknown = {}, as: { token?: string; key?: string } = {}) => {
      const { status, reply } = await call<V>(action, input, as)
      if (!reply.ok)
        throw new Error(`${action}: ${status} ${reply.code} ${JSON.stringify(reply.details)}\n${heard.output()}`)
      return reply.value
    },
    /** Signs in as somebody of the demonstration (r1, c1, s1, t1 …); gives the token. */
    signIn: async (word: string): Promise<string> => {
      const answer = await fetch(`${url}/as/${word}`, { headers: { accept: "application/json" } })
      return ((await answer.json()) as { session: string }).session
    },
    /** Moves the demonstration's clock forward; who signed in more than half an hour before it must do so again. */
    pass: async (ms: number): Promise<void> => {
      await fetch(`${url}/as/clock`, { method: "POST", body: JSON.stringify({ ms }) })
    },
    /** Everything the host has said so far. */
    output: heard.output,
    /** Ctrl-C, as a person would; gives the exit code. Removes the temporary directory. */
    stop: async (): Promise<number | null> => {
      interrupt()
      const code = await heard.exited
      folder?.remove()
      return code
    },
    /** The power goes. Keeps the directory, so that a host can be started on it again. */
    kill9: async (): Promise<void> => {
      child.kill("SIGKILL")
      await heard.exited
    },
    remove: () => folder?.remove(),
  }
}

export type Host = Awaited<ReturnType<typeof startHost>>

const listenTo = (child: ChildProcess) => {
  let output = ""
  const exited = new Promise<number | null>(resolve => child.once("exit", resolve))
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      const url = /^ready (http:\S+)$/m.exec(output)?.[1]
      if (url) resolve(url)
    }
    child.stdout?.on("data", hear)
    child.stderr?.on("data", hear)
    child.once("exit", code => reject(new Error(`the host ended (${code}) before it was ready:\n${output}`)))
  })
  return { ready, exited, output: () => output }
}
