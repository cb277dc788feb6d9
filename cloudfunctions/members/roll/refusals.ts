import { refuser, type Sentence } from "../../shared/refusal.ts"

export const rollRefusals = {
  noFile: {
    status: 404,
    zh: "没有找到这个文件，请重新上传",
    en: "The file is not there: upload it again",
  },
  notASheet: {
    status: 400,
    zh: "这不是表格文件，或文件已损坏。请用 .xlsx 或 .csv",
    en: "Not a spreadsheet, or damaged: use .xlsx or .csv",
  },
  oldFormat: {
    status: 400,
    zh: "这是旧格式（.xls）或加了密码的表格。请在表格软件里“另存为”不加密的 .xlsx 再上传",
    en: "An old (.xls) or password-protected file: save it as .xlsx without a password",
  },
  fileTooLarge: {
    status: 413,
    zh: "文件太大，最大 {most} MB。请只留名册这一张表，去掉图片",
    en: "Too large, at most {most} MB: keep the roll's sheet only, without pictures",
  },
  tooManyRows: {
    status: 413,
    zh: "行数太多，最多 {most} 行。请按小区分成几个文件",
    en: "Too many rows, at most {most}: split the file by compound",
  },
  tooHard: {
    status: 400,
    zh: "这个表格展开后太大，读不了。请另存为 .csv 再试",
    en: "This file becomes too large when opened: save it as .csv and try again",
  },
  emptySheet: {
    status: 400,
    zh: "表格里没有内容",
    en: "The sheet is empty",
  },
  noHeader: {
    status: 400,
    zh: "没认出表头：至少要有“门牌（房号）”一列，或“地址”一列。可以自己指定哪一列是什么",
    en: "No header recognised: at least a column of doors, or of addresses, is needed; you may say which column is what",
  },
  tooManyBuildings: {
    status: 413,
    zh: "楼栋太多，最多 {most} 栋。是不是把别的列认成了楼栋？",
    en: "Too many buildings, at most {most}: was another column taken for the building?",
  },
  rollMoved: {
    status: 409,
    zh: "核对之后名册又有变动，请重新上传核对一遍",
    en: "The roll has changed since you looked: look at the file again",
  },
  nothingToImport: {
    status: 409,
    zh: "这份表格和现在的名册一样，没有要导入的",
    en: "This sheet says what the roll says already: nothing to import",
  },
  notCurrent: {
    status: 409,
    zh: "只能撤销最近一次导入",
    en: "Only the latest import can be taken back",
  },
  tooLateToUndo: {
    status: 409,
    zh: "已过 {days} 天，不能撤销了。请导入一份正确的名册",
    en: "More than {days} days ago: import a right roll instead",
  },
  peopleThere: {
    status: 409,
    zh: "这次导入新增的住户里已有 {households} 户有人加入，不能整体撤销",
    en: "{households} of the households it added have been joined: it cannot be taken back as a whole",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("members", rollRefusals)
