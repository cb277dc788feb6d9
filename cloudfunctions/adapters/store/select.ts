import type { Store } from "#cloud/shared/store"
import { databaseOf, openCloudStore } from "./cloud.ts"
import type { CloudSdk } from "./cloud-database.ts"

/** Loaded only inside a function, where the package lies beside the bundle. */
const installed = (): CloudSdk => require("wx-server-sdk")

/** The store of a function on WeChat cloud: its environment's document database. */
export const cloudStore = (): Store => openCloudStore({ database: databaseOf(installed()) })
