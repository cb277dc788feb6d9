import type { Role } from "#cloud/shared/roles"
import type { Chance } from "./chance.ts"

const surnames = [
  ..."赵钱孙周吴郑冯褚卫蒋沈韩朱秦许何吕施张孔曹严金魏陶姜戚谢邹苏潘葛范彭郎鲁韦马苗凤方任袁柳鲍史唐费薛雷贺倪汤",
]
const first = [..."建国秀春淑文玉桂志永小丽海雪晓明家子雨思欣梓一婉云素伟庆德凤爱晓瑞"]
const second = [..."英华兰芳军平珍梅生林红强敏杰娟涛霞鹏宇涵轩彤然诺宁怡琳峰波燕芬莲和"]

/** A name as people have one, and nobody in particular. */
export const nameOf = (chance: Chance): string =>
  chance.pick(surnames) + (chance.next() < 0.15 ? "" : chance.pick(first)) + chance.pick(second)

/** Who can be entered as by one click: the word of the address, the community (by number), and what they may do. */
export interface Figure {
  readonly word: string
  readonly name: string
  readonly says: { readonly zh: string; readonly en: string }
  readonly community: number
  readonly roles: readonly Role[]
  /** Has a household of their own, and casts for it. */
  readonly delegate: boolean
  readonly elder?: true
  /** Stands in the first output. */
  readonly shown?: true
}

/** The mobile number of a figure. Text messages of a demonstration go to the simulated platform and nowhere else. */
export const numberOf = ({ word }: Pick<Figure, "word">): string =>
  `1380013${8000 + figures.findIndex(figure => figure.word === word)}`

export const figures: readonly Figure[] = [
  {
    word: "r1",
    name: "王秀英",
    says: { zh: "居民王秀英（72 岁 · 长辈版）", en: "Wang Xiuying, resident, 72, elder type" },
    community: 0,
    roles: [],
    delegate: true,
    elder: true,
    shown: true,
  },
  {
    word: "c1",
    name: "李强",
    says: { zh: "居委会委员李强", en: "Li Qiang, committee" },
    community: 0,
    roles: ["committee", "council"],
    delegate: true,
    shown: true,
  },
  {
    word: "s1",
    name: "陈敏",
    says: { zh: "工作人员陈敏", en: "Chen Min, staff" },
    community: 0,
    roles: ["staff"],
    delegate: false,
    shown: true,
  },
  {
    word: "t1",
    name: "周丽华",
    says: { zh: "会计周丽华", en: "Zhou Lihua, treasurer" },
    community: 0,
    roles: ["treasurer"],
    delegate: false,
    shown: true,
  },
  {
    word: "m1",
    name: "马涛",
    says: { zh: "商户马涛（杏花街上的面馆）", en: "Ma Tao, shopkeeper on the street" },
    community: 0,
    roles: [],
    delegate: false,
    shown: true,
  },
  {
    word: "w1",
    name: "蒋建军",
    says: { zh: "物业经理蒋建军", en: "Jiang Jianjun, property company" },
    community: 0,
    roles: ["propertyCompany"],
    delegate: false,
  },
  {
    word: "j1",
    name: "韩晓明",
    says: { zh: "街道办韩晓明", en: "Han Xiaoming, subdistrict office" },
    community: 0,
    roles: ["subdistrictOffice"],
    delegate: false,
  },
  {
    word: "m3",
    name: "邹小燕",
    says: { zh: "商户邹小燕（萤火里口的药店）", en: "Zou Xiaoyan, shopkeeper in the next community" },
    community: 1,
    roles: [],
    delegate: false,
  },
  {
    word: "r2",
    name: "沈一诺",
    says: { zh: "居民沈一诺", en: "Shen Yinuo, resident" },
    community: 0,
    roles: [],
    delegate: true,
  },
  {
    word: "s2",
    name: "孙晓梅",
    says: { zh: "工作人员孙晓梅", en: "Sun Xiaomei, staff" },
    community: 0,
    roles: ["staff"],
    delegate: false,
  },
  {
    word: "s3",
    name: "何建平",
    says: { zh: "工作人员何建平", en: "He Jianping, staff" },
    community: 1,
    roles: ["staff"],
    delegate: false,
  },
  {
    word: "t3",
    name: "吕淑芬",
    says: { zh: "会计吕淑芬", en: "Lü Shufen, treasurer" },
    community: 1,
    roles: ["treasurer"],
    delegate: false,
  },
  {
    word: "r3",
    name: "唐雨涵",
    says: { zh: "居民唐雨涵", en: "Tang Yuhan, resident" },
    community: 1,
    roles: [],
    delegate: true,
  },
  {
    word: "s4",
    name: "许文霞",
    says: { zh: "工作人员许文霞", en: "Xu Wenxia, staff" },
    community: 2,
    roles: ["staff"],
    delegate: false,
  },
  {
    word: "t4",
    name: "冯志林",
    says: { zh: "会计冯志林", en: "Feng Zhilin, treasurer" },
    community: 2,
    roles: ["treasurer"],
    delegate: false,
  },
  {
    word: "r4",
    name: "苗春兰",
    says: { zh: "居民苗春兰", en: "Miao Chunlan, resident" },
    community: 2,
    roles: [],
    delegate: true,
  },
]
