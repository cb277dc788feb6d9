import { openCloudBase } from "../support/cloudbase/index.ts"
import { describeStore, notes, seals } from "./store-suite.ts"

const collections = [notes, seals]

describeStore("WeChat cloud, through its SDK", async () => {
  const { cloud, open, done } = await openCloudBase(collections)
  return {
    store: open(),
    reopen: async () => open(),
    done: async () => {
      expect(cloud.unknown).toEqual([])
      await done()
    },
  }
})
