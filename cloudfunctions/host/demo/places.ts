import { type Area, area } from "#cloud/shared/values/area"
import { type Id, id } from "#cloud/shared/values/id"
import type { Chance } from "./chance.ts"
import { nameOf } from "./people.ts"

/** A community that exists nowhere. */
export interface Place {
  readonly community: Id<"community">
  readonly name: string
  readonly address: string
  readonly clerk: string
  readonly phone: string
  readonly households: number
  readonly compounds: readonly string[]
  /** The street it belongs to, if it belongs to one with others. */
  readonly street?: string
  /** So many of its households have somebody who has joined. */
  readonly joined: number
}

export const places: readonly Place[] = [
  {
    community: id("yunshangfang"),
    name: "云上坊社区",
    address: "云上坊东园 1 号楼北侧，居委会一楼（虚构地址）",
    clerk: "陈敏",
    phone: "0000-5550101",
    street: "杏花街道",
    households: 3000,
    compounds: ["东园", "西园", "南苑"],
    joined: 900,
  },
  {
    community: id("yinghuoli"),
    name: "萤火里社区",
    address: "萤火里 12 号院内，党群服务中心二楼（虚构地址）",
    clerk: "何建平",
    phone: "0000-5550102",
    street: "杏花街道",
    households: 2000,
    compounds: ["一号院", "二号院"],
    joined: 460,
  },
  {
    community: id("banmutian"),
    name: "半亩田社区",
    address: "半亩田路 6 号，老粮站旁（虚构地址）",
    clerk: "许文霞",
    phone: "0000-5550103",
    households: 1200,
    compounds: [""],
    joined: 300,
  },
]

/** One door of a building. */
export interface Home {
  readonly compound: string
  readonly building: string
  readonly unit: string
  readonly door: string
  readonly area: Area
  readonly contact: string
}

const walkUp = { floors: 6, doors: 2 }
const tower = { floors: 11, doors: 4 }

/** Exactly as many homes as the place has households: walk-up blocks of some units, now and then a tower. */
export const homesOf = (place: Place, chance: Chance): Home[] => {
  const homes: Home[] = []
  for (let built = 0; homes.length < place.households; built++) {
    const compound = place.compounds[built % place.compounds.length] ?? ""
    const building = String(Math.floor(built / place.compounds.length) + 1)
    const { floors, doors } = chance.next() < 0.2 ? tower : walkUp
    const units = doors === tower.doors ? 1 : chance.whole(2, 5)
    for (let unit = 1; unit <= units; unit++)
      for (let floor = 1; floor <= floors; floor++)
        for (let door = 1; door <= doors; door++)
          homes.push({
            compound,
            building,
            unit: String(unit),
            door: `${floor}0${door}`,
            area: area(chance.whole(4200, 12800)),
            contact: nameOf(chance),
          })
  }
  return homes.slice(0, place.households)
}
