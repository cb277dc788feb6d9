import { databaseOf, openCloudStore } from "#cloud/adapters/store/cloud"
import type { CloudDatabase } from "#cloud/adapters/store/cloud-database"
import type { Archive } from "#cloud/shared/store"
import { CommandFailed } from "../command.ts"
import { collections } from "../features.ts"
import { missing } from "./collections.ts"
import { cloudSdk } from "./sdk.ts"

const needed = ["WEIYI_CLOUD_ENV", "TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY"] as const

/** The names of the credentials that the environment does not hold. */
export const absentCredentials = (env: NodeJS.ProcessEnv): string[] => needed.filter(name => !env[name])

/** The database of the cloud environment that the process's environment names, as seen from outside of a function. */
export const cloudFromOutside = (env: NodeJS.ProcessEnv): CloudDatabase => {
  // What the package asks for when it does not run inside a function.
  Object.assign(env, {
    TENCENTCLOUD_RUNENV: "SCF",
    TENCENTCLOUD_REGION: env.TENCENTCLOUD_REGION ?? "ap-shanghai",
    SCF_NAMESPACE: env.WEIYI_CLOUD_ENV,
    TCB_ENV: env.WEIYI_CLOUD_ENV,
  })
  return databaseOf(cloudSdk())
}

/** The whole store of that environment, for a backup; refuses one without credentials, or whose collections were not made. */
export const openCloudArchive = async (env: NodeJS.ProcessEnv): Promise<Archive> => {
  const absent = absentCredentials(env)
  if (absent.length > 0)
    throw new CommandFailed(
      `缺少云环境的凭据，请先设置 ${absent.join("、")}`,
      `credentials of the cloud environment are missing: set ${absent.join(", ")}`,
      2,
    )
  const database = cloudFromOutside(env)
  const gone = await missing(database, collections)
  if (gone.length > 0)
    throw new CommandFailed(
      `云环境里还缺 ${gone.length} 个集合，请先运行 npm run cloud:setup`,
      `${gone.length} collections are missing in the cloud environment: run npm run cloud:setup first`,
    )
  return openCloudStore({ database, collections })
}
