import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, lineShape, pageShape } from "../../shared/shapes.ts"

const community = idShape<"community">()
const sceneShape = z.string().check(z.regex(/^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/))
const phoneShape = z.string().check(z.regex(/^[0-9 +-]{3,20}$/))

const about = {
  community,
  name: z.string(),
  address: z.string(),
  clerk: z.string(),
  phone: z.string(),
  scene: z.string(),
  households: z.int(),
}
const example = {
  community: "xingfuli",
  name: "杏福里社区",
  address: "光明路 8 号院内，居委会一楼",
  clerk: "陈敏",
  phone: "0472-5550188",
  scene: "xingfuli",
  households: 1200,
}

export const placesContract = {
  welcome: reads({
    may: "anyone",
    says: {
      zh: "扫码后第一眼：这是哪个社区，打开哪一页",
      en: "The first look after a scan: which community, which page",
    },
    takes: z.strictObject({ scene: z.optional(sceneShape), community: z.optional(community) }),
    gives: z.object({
      ...{ ...about, page: z.string() },
      /** What the street is called that it belongs to with others. */
      street: z.optional(z.string()),
    }),
    example: {
      takes: { scene: "xingfuli" },
      gives: { ...example, page: "/pages/members/landing", street: "杏花街道" },
    },
  }),
  communities: reads({
    may: "anyone",
    says: { zh: "这里有哪些社区", en: "The communities that are served here" },
    takes: z.strictObject({ ...pageShape }),
    gives: z.object({
      communities: z.array(z.object({ community, name: z.string() })),
      next: z.optional(z.string()),
    }),
    example: { takes: {}, gives: { communities: [{ community: "xingfuli", name: "杏福里社区" }] } },
  }),
  doors: reads({
    may: "anyone",
    place: "named",
    says: {
      zh: "小区和楼栋；给出楼栋时，是它的单元和门牌（只有门牌，没有住户）",
      en: "Compounds and buildings; of one building, its units and doors (doors only, nobody's name)",
    },
    takes: z.strictObject({ community, building: z.optional(idShape<"building">()) }),
    gives: z.object({
      compounds: z.array(
        z.object({
          compound: z.string(),
          buildings: z.array(z.object({ building: idShape<"building">(), name: z.string(), households: z.int() })),
        }),
      ),
      units: z.array(
        z.object({
          unit: z.string(),
          doors: z.array(z.object({ household: idShape<"household">(), door: z.string() })),
        }),
      ),
    }),
    example: {
      takes: { community: "xingfuli" },
      gives: {
        compounds: [{ compound: "", buildings: [{ building: "b0123456789a", name: "3", households: 48 }] }],
        units: [],
      },
    },
  }),
  describe: writes({
    may: ["staff"],
    says: { zh: "改社区的名称、地址和联系电话", en: "Change the community's name, address and telephone" },
    takes: z.strictObject({
      name: lineShape(30, 2),
      address: lineShape(80),
      clerk: lineShape(20),
      phone: phoneShape,
    }),
    gives: z.object(about),
    example: {
      takes: { name: "杏福里社区", address: "光明路 8 号院内，居委会一楼", clerk: "陈敏", phone: "0472-5550188" },
      gives: example,
    },
  }),
} as const satisfies Contract
