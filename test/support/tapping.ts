import type { Page } from "playwright-core"

/** Taps the last button of that name that is in view: pages that were left stay in the document behind the one on top. */
export const tap = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("button", { name }).filter({ visible: true }).last().click()

/** Waits until these words are in view. */
export const sees = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByText(words).filter({ visible: true }).last().waitFor()
