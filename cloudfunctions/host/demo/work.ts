import { Hono } from "hono"
import type { House } from "../house.ts"
import type { Env } from "../routes.ts"
import { wecomCallbacks } from "../wecom/callbacks.ts"
import type { WeCom } from "../wecom/platform.ts"
import { wecomRoutes } from "../wecom/routes.ts"
import type { Marker } from "./marker.ts"

/** The demonstration's people as members of a WeCom, all of them in one group with our robot. */
const groupId = "wrsimulatedcommittee00000000"

/**
 * The simulated WeCom beside a demonstration, with the addresses that it calls for the app; the robot is on its long
 * connection. Nobody is linked and no group is bound: that is done on the phones, as in real life.
 */
export const openWork = (house: House, marker: Marker | undefined, wecom: WeCom, url: () => string): Hono<Env> => {
  const people = marker?.people ?? []
  for (const { word, says } of people) wecom.person(word, says.zh.replace(/（.*$/, ""))
  wecom.group(
    groupId,
    "居委会议事群",
    people.map(({ word }) => word),
  )
  const { corp, app } = wecom
  const routes = new Hono<Env>()
  routes.route(
    "/",
    wecomCallbacks(house, {
      corp,
      app: { ...app, callbacks: app },
      base: () => `${url()}/wecom`,
      url: page => `${url()}/#/${page}`,
    }),
  )
  routes.route("/", wecomRoutes(wecom))
  return routes
}
