import { useRouter } from "@tarojs/taro"

type At = { readonly at?: "street" }

/** The body that a page was opened for, and whether it is the street's: how actions and other pages are asked about it. */
export const useBody = (): {
  readonly body: string
  readonly at: At
  readonly query: string
  readonly version?: number
} => {
  const { body = "", at, version } = useRouter().params
  const street = at === "street"
  return {
    body,
    at: street ? { at: "street" } : {},
    query: `body=${body}${street ? "&at=street" : ""}`,
    ...(version !== undefined && { version: Number(version) }),
  }
}
