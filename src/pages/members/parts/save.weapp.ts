import Taro from "@tarojs/taro"

/** Inside WeChat there is no download: the text is copied. */
export const saveText = async (_name: string, text: string): Promise<"file" | "copied"> => {
  await Taro.setClipboardData({ data: text })
  return "copied"
}
