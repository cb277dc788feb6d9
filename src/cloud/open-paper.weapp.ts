import Taro from "@tarojs/taro"
import { fetchFromHost } from "./own-host.weapp"

const host = process.env.WEIYI_HOST

/** What WeChat's viewer opens, by the endings of names. */
const papers = ["docx", "doc", "xlsx", "xls", "pptx", "ppt", "pdf"] as const
const pictures = ["png", "jpg", "jpeg"]

/** Opens a file of the cloud, or of a server of one's own, in WeChat's own viewer; false when it can not be opened now. */
export const openPaper = async (file: string, name: string): Promise<boolean> => {
  try {
    const filePath = host
      ? await fetchFromHost(host, `/files/${file}`)
      : (await Taro.cloud.downloadFile({ fileID: file })).tempFilePath
    const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ""
    const fileType = papers.find(one => one === ending)
    if (pictures.includes(ending)) await Taro.previewImage({ urls: [filePath] })
    else await Taro.openDocument({ filePath, showMenu: true, ...(fileType && { fileType }) })
    return true
  } catch {
    return false
  }
}
