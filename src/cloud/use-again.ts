import { useEffect } from "react"

/** How soon a page looks again at something that changes by itself within seconds, in ms. */
const soon = 3000

/** Asks again every few seconds while something is under way that ends by itself: a count, a send. */
export const useAgain = (refresh: () => void, underWay: boolean): void => {
  useEffect(() => {
    if (!underWay) return
    const timer = setInterval(refresh, soon)
    return () => clearInterval(timer)
  }, [refresh, underWay])
}
