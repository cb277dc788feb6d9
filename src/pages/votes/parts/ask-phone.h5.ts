import type { Answer } from "./ask-phone.weapp"

/** In a browser there is nothing else to ask: who turns the switch on agrees. */
export const askPhone = async (_template: string | undefined): Promise<Answer | undefined> => "accept"
