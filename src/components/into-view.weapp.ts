import Taro from "@tarojs/taro"

interface Place {
  readonly top: number
  readonly bottom: number
}

/** Scrolls to the first of what a selector means, where it is not in view. */
const to = (selector: string): void => {
  Taro.nextTick(() => {
    Taro.createSelectorQuery()
      .select(selector)
      .boundingClientRect(found => {
        const place = found as unknown as Place | null
        if (place && (place.top < 0 || place.bottom > Taro.getWindowInfo().windowHeight))
          void Taro.pageScrollTo({ selector, offsetTop: -96 })
      })
      .exec()
  })
}

/** Brings what has this id into view, where it is not. */
export const intoView = (id: string): void => to(`#${id}`)

/** Takes whoever pressed a button to the first field of the page that is not right yet, once it is shown. */
export const toFirstWrong = (): void => to(".field__error")
