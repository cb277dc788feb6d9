import { useRouter } from "@tarojs/taro"

/** Which meeting a page is about, and where: of a street's body the address says so. */
export const useMeeting = () => {
  const { meeting = "", at } = useRouter().params
  return { meeting, ...(at === "street" && { at: "street" as const }) }
}

/** The same as a part of an address. */
export const addressOf = ({ meeting, at }: { meeting: string; at?: "street" }): string =>
  `meeting=${meeting}${at ? `&at=${at}` : ""}`
