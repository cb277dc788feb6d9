import Taro from "@tarojs/taro"
import { sceneIn } from "../../members/parts/printed"

/** Whether this app can open a camera to scan: inside WeChat it can. */
export const canScan = true

/**
 * Scans a code; gives the scene of one of ours (all that stands behind /q/, with the place or the door and its code; or a
 * mini-program code's own), "foreign" for any other code, undefined when the person turned back.
 */
export const scan = async (): Promise<{ readonly scene: string } | "foreign" | undefined> => {
  try {
    const { result, path } = await Taro.scanCode({})
    const scene = sceneIn(result) ?? /[?&]scene=([^&]+)/.exec(path ?? "")?.[1]
    return scene === undefined ? "foreign" : { scene: decodeURIComponent(scene) }
  } catch {
    return undefined
  }
}

/** Scans what a computer shows that waits to be signed in; gives its sign-in code, undefined for any other code or none. */
export const scanComputer = async (): Promise<string | undefined> => {
  try {
    const { result } = await Taro.scanCode({})
    return /[?&]pairing=([0-9a-z]+)/.exec(result)?.[1]
  } catch {
    return undefined
  }
}
