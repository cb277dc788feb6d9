import { useSyncExternalStore } from "react"
import { online, onNetwork } from "./transport"

/** Whether the device has a network, as far as it knows. */
export const useOnline = (): boolean => useSyncExternalStore(onNetwork, online, online)
