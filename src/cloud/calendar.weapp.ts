import Taro from "@tarojs/taro"
import type { Dated } from "./calendar.h5"

export type { Dated }

/** An hour before it begins, the phone says so (seconds). */
const alarmOffset = 3600

const seconds = (at: string): number => Math.floor(Date.parse(at) / 1000)

/** Asks WeChat to put the date into the phone's calendar; the person may refuse. */
export const addToCalendar = async ({ title, place, begins, ends }: Dated): Promise<"added" | "refused" | "handed"> => {
  try {
    await Taro.addPhoneCalendar({
      ...{ title, location: place, startTime: seconds(begins), alarm: true, alarmOffset },
      // WeChat's own page wants a number; the types say text.
      endTime: seconds(ends) as unknown as string,
    })
    return "added"
  } catch {
    return "refused"
  }
}
