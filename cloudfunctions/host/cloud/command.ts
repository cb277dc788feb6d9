import { collections } from "../features.ts"
import { closedToClients, indexesOf, missing, setUp } from "./collections.ts"
import { absentCredentials, cloudFromOutside } from "./environment.ts"

/** What nobody but the console can do for us: printed as it is to be entered there. */
const byHand = (): void => {
  console.log("控制台里还要做两件事（这两步没有程序接口可用，请逐项核对） / two things to do in the console:")
  console.log(`1. 每个集合的安全规则 / security rule of every collection: ${JSON.stringify(closedToClients)}`)
  console.log("2. 索引 / indexes:")
  for (const collection of collections)
    for (const fields of indexesOf(collection)) console.log(`   ${collection.name}: ${fields.join(", ")}`)
}

/** `setup` makes the collections that are missing; `check` names them. 0: all there, 1: some missing, 2: cannot ask. */
const run = async (word: string | undefined): Promise<number> => {
  const absent = absentCredentials(process.env)
  if (absent.length > 0 || (word !== "setup" && word !== "check")) {
    console.error(`缺少云环境的凭据，请先设置 ${absent.join("、")}（见 docs/deploy/wechat-cloud.md）`)
    console.error(
      `Credentials of the cloud environment are missing: set ${absent.join(", ")} (docs/deploy/wechat-cloud.md)`,
    )
    return 2
  }
  const database = cloudFromOutside(process.env)
  if (word === "setup") {
    const made = await setUp(database, collections)
    console.log(
      `新建集合 ${made.length} 个，共 ${collections.length} 个 / ${made.length} collections made of ${collections.length}`,
    )
    byHand()
    return 0
  }
  const gone = await missing(database, collections)
  for (const name of gone) console.log(`缺少集合 / missing: ${name}`)
  if (gone.length === 0)
    console.log(`${collections.length} 个集合都在 / all ${collections.length} collections are there`)
  byHand()
  return gone.length > 0 ? 1 : 0
}

process.exit(await run(process.argv[2]))
