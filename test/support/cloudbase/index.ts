import { databaseOf, openCloudStore } from "#cloud/adapters/store/cloud"
import { cloudSdk } from "#cloud/host/cloud/sdk"
import type { Collection } from "#cloud/shared/record"
import type { Archive } from "#cloud/shared/store"
import { type CloudBase, startCloudBase } from "./server.ts"

/**
 * A stand-in for WeChat cloud with these collections, and the store on it through the real SDK of this process, which waits
 * `timeout` ms for every answer: as long as the first store that was opened has said.
 */
export const openCloudBase = async (
  collections: readonly Collection[],
): Promise<{ readonly cloud: CloudBase; open(timeout?: number): Archive; done(): Promise<void> }> => {
  const cloud = await startCloudBase(collections)
  Object.assign(process.env, cloud.environment)
  return {
    cloud,
    open: (timeout = 15_000) => openCloudStore({ database: databaseOf(cloudSdk(), timeout), collections }),
    done: async () => {
      await cloud.stop()
      for (const name of Object.keys(cloud.environment)) delete process.env[name]
    },
  }
}
