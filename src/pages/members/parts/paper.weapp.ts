import Taro from "@tarojs/taro"
import { NoAnswer } from "../../../cloud/reply"

/** Whether this device prints: WeChat does not. */
export const canPrint = false

export const printPage = (): void => undefined

/** Inside WeChat codes are WeChat's own; there is no address to print. */
export const origin = (): string => ""

/** Opens a file that the desk made; throws NoAnswer when it does not come. */
export const download = async (file: string, name: string): Promise<void> => {
  try {
    const { tempFilePath } = await Taro.cloud.downloadFile({ fileID: file })
    await Taro.openDocument({
      filePath: tempFilePath,
      fileType: name.endsWith(".docx") ? "docx" : "xlsx",
      showMenu: true,
    })
  } catch (failure) {
    throw new NoAnswer(true, failure)
  }
}
