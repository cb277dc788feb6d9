import type { Browser, Page } from "playwright-core"
import { openPhone } from "../support/browser.ts"
import { sees } from "../support/tapping.ts"

/** Somebody of the demonstration, on a phone of their own or at a desk, signed in and with the first page in view. */
export const enter = async (browser: Browser, url: string, as: string, wide = false): Promise<Page> => {
  const page = await openPhone(browser, url, { wide })
  await page.goto(`/as/${as}`)
  await sees(page, /长辈版|标准版/)
  return page
}
