import { useRouter } from "@tarojs/taro"
import { useCommunity } from "../../../cloud/community"

/** Which community and round the page was opened for: its own words, or the community this device is in. */
export const usePlace = (): { readonly community: string; readonly round: string } => {
  const known = useCommunity()
  const { community = known?.id ?? "", round = "" } = useRouter().params
  return { community, round }
}
