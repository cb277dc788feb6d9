import { useRouter } from "@tarojs/taro"

/** Where a page is about: the street when its path says so, otherwise the person's community. */
export const useAt = (): { readonly at?: "street" } => (useRouter().params.at === "street" ? { at: "street" } : {})

/** The same for a path that leads on. */
export const onward = (place: { readonly at?: "street" }): string => (place.at ? `&at=${place.at}` : "")
