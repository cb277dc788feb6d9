import Taro from "@tarojs/taro"
import { useEffect, useRef } from "react"

/** Back to the top of the page in view. */
export const toTop = (): void => {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}

/** Begins at the top of the page whenever `step` becomes another one; the page as it first opens is left alone. */
export const useTopOf = (step: unknown): void => {
  const last = useRef(step)
  useEffect(() => {
    if (last.current === step) return
    last.current = step
    toTop()
  }, [step])
}
