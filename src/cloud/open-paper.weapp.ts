import Taro from "@tarojs/taro"

/** Opens a file of the cloud in WeChat's own viewer; false when it can not be opened now. */
export const openPaper = async (file: string, _name: string): Promise<boolean> => {
  try {
    const { tempFilePath } = await Taro.cloud.downloadFile({ fileID: file })
    await Taro.openDocument({ filePath: tempFilePath, showMenu: true })
    return true
  } catch {
    return false
  }
}
