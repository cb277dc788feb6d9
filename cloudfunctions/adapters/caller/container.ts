import type { Subject } from "#cloud/shared/ports"

/** What WeChat's containers (云托管) say of a caller; UNVERIFIED with a live environment. */
const header = "x-wx-openid"
const form = /^[A-Za-z0-9_-]{10,64}$/

/**
 * Callers of a server that runs in WeChat's containers, where the gateway writes the openid into a header and takes away
 * what a client wrote there. Anywhere else anybody could write it: `on` is a switch of the installation and off unless told.
 * Gives the subject, or undefined.
 */
export const containerCaller =
  (on: boolean) =>
  (headers: Readonly<Record<string, string | readonly string[] | undefined>>): Subject | undefined => {
    const openid = headers[header]
    return on && typeof openid === "string" && form.test(openid) ? (`wx:${openid}` as Subject) : undefined
  }
