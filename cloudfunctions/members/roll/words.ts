import type { Field } from "./fields.ts"

/**
 * How headers are spelled in the sheets of residents' committees. A header is recognised when it is one of these, or ends
 * with one of them ("户主联系电话" ends with "电话").
 */
export const headers: Readonly<Record<Field, readonly string[]>> = {
  compound: ["小区", "小区名称", "小区名", "院落", "大院", "compound"],
  building: ["楼栋", "楼栋号", "楼号", "楼幢", "楼", "栋", "幢", "栋号", "幢号", "楼宇", "几号楼", "座", "building"],
  unit: ["单元", "单元号", "门洞", "门栋", "unit"],
  door: [
    "门牌",
    "门牌号",
    "门牌号码",
    "房号",
    "房间号",
    "房间",
    "房屋号",
    "室号",
    "室",
    "门号",
    "户号",
    "房屋编号",
    "door",
    "room",
  ],
  address: ["地址", "住址", "详细地址", "房屋地址", "家庭住址", "房屋坐落", "坐落", "address"],
  area: ["面积", "建筑面积", "产权面积", "建面", "平米数", "平方米", "area"],
  contact: ["姓名", "户主", "业主", "联系人", "住户", "产权人", "房主", "居民", "称呼", "name"],
  phone: ["电话", "电话号码", "手机", "手机号", "手机号码", "联系方式", "联系号码", "phone", "mobile", "tel"],
}

/** Rows that say something about the sheet instead of naming a household. */
export const noteBeginning =
  /^(注|备注|说明|合计|总计|小计|共计|制表|制表人|填表|填表人|填表说明|审核|审核人|打印日期|统计|统计时间|统计日期|日期)($|[\s:;,.(、。\d])/

/** What stands behind the number of a building, a unit, a door. */
export const endings = {
  building: /(号楼|号栋|楼栋|栋楼|栋|幢|座|楼|#楼|#|号)$/,
  /** Those that name a building even in a row of its own, or as the name of a sheet. */
  certainBuilding: /^.{0,12}(号楼|号栋|栋|幢|座|#楼|#)$/,
  unit: /(单元门|单元|门洞|门|号)$/,
  door: /(号房|房|室|户|号)$/,
} as const

/** "3号楼2单元501室", "3栋501", "3#-2-501": a building, perhaps a unit, a door. */
export const addressForms = [
  /^(?<building>[^\s-]{1,12}?)(?:号楼|号栋|栋|幢|座|#楼|#)-?(?:(?<unit>[^\s-]{1,4}?)(?:单元|门洞|门))?-?(?<door>[0-9A-Za-z]{1,8})(?:号房|房|室|户|号)?$/,
  /^(?<building>[0-9A-Za-z]{1,6})-(?:(?<unit>[0-9A-Za-z]{1,4})-)?(?<door>[0-9A-Za-z]{1,8})$/,
] as const

const digits = "零一二三四五六七八九"

/** "十二" → "12", "三" → "3"; anything else stays as it is. */
export const arabic = (text: string): string => {
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!parts || text === "") return text
  const [, tens, ten, ones] = parts
  const worth = (sign: string | undefined): number => (sign === undefined ? 0 : digits.indexOf(sign))
  if (!ten) return String(worth(tens ?? ones))
  return String((tens === undefined ? 1 : worth(tens)) * 10 + worth(ones))
}
