import { spawn } from "node:child_process"

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
}

/** Opens an address in the person's own browser; where there is none, nothing happens. */
export const openBrowser = (url: string): void => {
  const [command, ...args] = openers[process.platform] ?? ["xdg-open"]
  const child = spawn(command, [...args, url], { stdio: "ignore", detached: true })
  child.on("error", () => undefined)
  child.unref()
}
