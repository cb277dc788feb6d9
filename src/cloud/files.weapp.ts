import Taro from "@tarojs/taro"
import type { Chosen } from "./files.h5"
import { sendToHost } from "./own-host.weapp"
import { NoAnswer, type Reply } from "./reply"
import { newKey } from "./transport"

export type { Chosen }

/** Lets the person choose one file from a chat, with one of these endings (".xlsx"); undefined when they choose none. */
export const chooseFile = async (endings: readonly string[]): Promise<Chosen | undefined> => {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({
      count: 1,
      type: "file",
      extension: endings.map(ending => ending.replace(".", "")),
    })
    const file = tempFiles[0]
    return file && { name: file.name, size: file.size, send: () => sent(file.path, file.name) }
  } catch {
    return undefined
  }
}

const host = process.env.WEIYI_HOST

const bytesOf = (filePath: string): Promise<ArrayBuffer> =>
  new Promise((done, failed) =>
    Taro.getFileSystemManager().readFile({ filePath, success: ({ data }) => done(data as ArrayBuffer), fail: failed }),
  )

const sent = async (filePath: string, name: string): Promise<Reply<{ readonly file: string }>> => {
  try {
    if (host) {
      const headers = { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(name) }
      const reply = await sendToHost(host, "/files", await bytesOf(filePath), headers)
      return reply as Reply<{ readonly file: string }>
    }
    const cloudPath = `uploads/${await newKey()}${/\.[a-z]+$/i.exec(name)?.[0] ?? ""}`
    const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath })
    return { ok: true, value: { file: fileID } }
  } catch (failure) {
    throw new NoAnswer(true, failure)
  }
}
