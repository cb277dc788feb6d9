import { openPaper } from "../../../cloud/open-paper"
import { NoAnswer } from "../../../cloud/reply"

/** Whether this device prints: WeChat does not. */
export const canPrint = false

export const printPage = (): void => undefined

/** Opens a file that the desk made; throws NoAnswer when it does not come. */
export const download = async (file: string, name: string): Promise<void> => {
  if (!(await openPaper(file, name))) throw new NoAnswer(true)
}
