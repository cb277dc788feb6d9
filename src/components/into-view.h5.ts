/** Brings what has this id into view, where it is not. */
export const intoView = (id: string): void => {
  document.getElementById(id)?.scrollIntoView({ block: "nearest" })
}

/** Takes whoever pressed a button to the first thing on the page in view that is not right yet, once it is shown. */
export const toFirstWrong = (): void => {
  requestAnimationFrame(() => {
    const wrong = [...document.querySelectorAll<HTMLElement>('[aria-invalid="true"], .strip--failed')]
    const first = wrong.find(one => one.getClientRects().length > 0)
    first?.scrollIntoView({ block: "center" })
    first?.focus({ preventScroll: true })
  })
}
