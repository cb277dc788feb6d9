import { refuser, type Sentence } from "../../shared/refusal.ts"

/** The "no"s of a .pb file: each names the line and the column where reading stopped. */
export const pabulibRefusals = {
  notPabulib: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：这不是 .pb 文件，开头应为 META",
    en: "Line {line}, column {column}: this is not a .pb file, it should begin with META",
  },
  notText: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：文件不是 UTF-8 编码",
    en: "Line {line}, column {column}: the file is not UTF-8",
  },
  lineTooLong: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：这一行太长，最多 {most} 个字节",
    en: "Line {line}, column {column}: the line is too long, at most {most} bytes",
  },
  openQuote: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：引号没有结束",
    en: "Line {line}, column {column}: a quotation mark is never closed",
  },
  sectionTwice: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：{section} 出现了两次",
    en: "Line {line}, column {column}: the section {section} stands twice",
  },
  sectionMissing: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：缺少 {section} 部分",
    en: "Line {line}, column {column}: the section {section} is missing",
  },
  columnMissing: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：{section} 缺少 {name} 一栏",
    en: "Line {line}, column {column}: {section} has no column {name}",
  },
  columnTwice: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：{section} 的 {name} 一栏出现了两次",
    en: "Line {line}, column {column}: {section} has the column {name} twice",
  },
  tooManyFields: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：这一行有 {found} 栏，表头只有 {expected} 栏",
    en: "Line {line}, column {column}: {found} fields, but the header has {expected}",
  },
  fieldMissing: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：缺少 {name}",
    en: "Line {line}, column {column}: {name} is missing",
  },
  badNumber: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：{name} 应为数字，现在是“{found}”",
    en: "Line {line}, column {column}: {name} should be a number, not “{found}”",
  },
  tooLargeNumber: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：{name} 太大或小数太多，无法精确计算",
    en: "Line {line}, column {column}: {name} is too large, or has too many decimals, to be counted exactly",
  },
  unknownVoteType: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：不认识的投票方式“{found}”",
    en: "Line {line}, column {column}: the vote type “{found}” is not known",
  },
  projectTwice: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：项目“{found}”出现了两次",
    en: "Line {line}, column {column}: the project “{found}” stands twice",
  },
  unknownProject: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：选票上的项目“{found}”不在 PROJECTS 里",
    en: "Line {line}, column {column}: the ballot names “{found}”, which PROJECTS does not have",
  },
  pointsDoNotFit: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：有 {projects} 个项目、{points} 个分数，数目对不上",
    en: "Line {line}, column {column}: {projects} projects but {points} points",
  },
  countDoesNotFit: {
    status: 400,
    zh: "第 {line} 行第 {column} 列：{name} 写的是 {said}，文件里实际有 {found}",
    en: "Line {line}, column {column}: {name} says {said}, but the file has {found}",
  },
  badExport: {
    status: 400,
    zh: "无法写成 .pb 文件：{what}",
    en: "This cannot be written as a .pb file: {what}",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("votes", pabulibRefusals)
