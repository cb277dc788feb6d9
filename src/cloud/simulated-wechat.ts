import type { GroupTicket } from "./group.h5"

/** A card as a page hands it to the phone. */
export interface ForwardedCard {
  readonly title: string
  readonly path: string
  readonly picture?: string
  readonly alone?: boolean
  readonly activity?: string
  readonly present?: string
  readonly eligible?: string
}

/** A page that can be forwarded. */
interface Forwarded {
  readonly card: () => ForwardedCard
  readonly token: () => string
}

interface SimulatedWeChat {
  requestSubscribeMessage(templates: readonly string[], token: string): Promise<unknown>
  getGroupEnterInfo(group: string, token: string): Promise<GroupTicket | undefined>
  onShareAppMessage(page: Forwarded | undefined): void
}

/** The simulated WeChat that the host of a demonstration puts over its pages; in any other browser there is none. */
export const simulatedWeChat = (): SimulatedWeChat | undefined =>
  (globalThis as { readonly simulatedWeChat?: SimulatedWeChat }).simulatedWeChat
