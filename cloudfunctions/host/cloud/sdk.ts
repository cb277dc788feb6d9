import { createRequire } from "node:module"
import type { CloudSdk } from "#cloud/adapters/store/cloud-database"

/** WeChat cloud's package, for a command that runs outside of the cloud. Loaded only when it is asked for: half a second. */
export const cloudSdk = (): CloudSdk => createRequire(import.meta.url)("wx-server-sdk")
