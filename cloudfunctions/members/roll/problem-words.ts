/** What may be wrong with a row, in words for the person who keeps the sheet; {row} is another row. */
export const problemWords = {
  noDoor: { error: true, zh: "缺门牌（房号），这一行不导入", en: "No door: this row is not imported" },
  noBuilding: { error: true, zh: "缺楼栋，这一行不导入", en: "No building: this row is not imported" },
  badDoor: { error: true, zh: "门牌看不懂，这一行不导入", en: "The door cannot be read: this row is not imported" },
  badAddress: {
    error: true,
    zh: "地址看不懂，请写成“3号楼2单元501”，这一行不导入",
    en: "The address cannot be read (write 3-2-501): this row is not imported",
  },
  becameDate: {
    error: true,
    zh: "门牌被表格软件改成了日期，请把这一格设为“文本”再填",
    en: "The spreadsheet made a date of it: set the cell to text and write it again",
  },
  conflict: {
    error: true,
    zh: "和第 {row} 行是同一户，但内容不一样；按第 {row} 行导入，这一行不导入",
    en: "The same household as row {row} with other details: row {row} is imported, this one is not",
  },
  anotherPerson: {
    error: false,
    zh: "和第 {row} 行是同一户的另一位；名册只记第一位，其他人自己加入",
    en: "Another person of the household in row {row}: the roll keeps the first, others join by themselves",
  },
  repeated: { error: false, zh: "和第 {row} 行完全一样，只导入一次", en: "The same as row {row}: imported once" },
  badPhone: { error: false, zh: "电话不对，先不导入电话", en: "Not a telephone number: imported without it" },
  lostDigits: {
    error: false,
    zh: "电话被表格软件变成了科学计数（如 1.38E+10），后几位已丢失，先不导入电话",
    en: "The spreadsheet shortened the telephone number: its last digits are lost, imported without it",
  },
  badArea: { error: false, zh: "面积看不懂，先不导入面积", en: "The area cannot be read: imported without it" },
  longName: {
    error: false,
    zh: "姓名太长，只留前 30 个字",
    en: "The name is too long: its first 30 characters are kept",
  },
} as const

export type ProblemCode = keyof typeof problemWords
/** The heading of the red column. */
export const markedHeading = "核对结果（改好后删掉这一列再上传）"
/** What is put behind the name of the marked file. */
export const markedName = "核对"
