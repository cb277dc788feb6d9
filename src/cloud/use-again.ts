import { useEffect } from "react"
import { waitAfter } from "./again"

/**
 * Asks again every few seconds while something is under way that ends by itself: a count, a send. `said`: what was told last, as
 * text; while it stays the same the page asks less and less often.
 */
export const useAgain = (refresh: () => void, underWay: boolean, said = ""): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: where something else is told, looking begins anew
  useEffect(() => {
    if (!underWay) return
    let looks = 0
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      timer = setTimeout(() => {
        looks += 1
        refresh()
        look()
      }, waitAfter(looks))
    }
    look()
    return () => clearTimeout(timer)
  }, [refresh, underWay, said])
}
