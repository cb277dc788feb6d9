import type { ShareCard } from "./share.weapp"

/** A browser shares addresses by itself. */
export const useShare = (_: ShareCard | undefined): void => undefined
