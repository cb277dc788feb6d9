import { writeFileSync } from "node:fs"
import path from "node:path"
import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx"

/** Fonts by name, as 党政机关公文格式 (GB/T 9704) wants them; a machine without them shows its own. */
const fonts = { title: "宋体", heading: "黑体", body: "仿宋_GB2312", table: "宋体" }
const each = '[loopOver:"paragraph"]'

const run = (text: string, font: string, size: number, bold = false): TextRun =>
  new TextRun({ text, bold, size: size * 2, font: { ascii: font, eastAsia: font, hAnsi: font, cs: font } })

const centred = (text: string, font: string, size: number, after = 120): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: [run(text, font, size, font === fonts.title)],
  })

const heading = (text: string): Paragraph =>
  new Paragraph({ spacing: { before: 240, after: 60 }, keepNext: true, children: [run(text, fonts.heading, 16)] })

/** First line in by two characters, 28 points a line. */
const words = (text: string, indent = 640): Paragraph =>
  new Paragraph({
    spacing: { line: 560, lineRule: "exact" },
    indent: { firstLine: indent },
    children: [run(text, fonts.body, 16)],
  })

const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" }
const borders = { top: line, bottom: line, left: line, right: line }

const cell = (text: string, width: number, head = false): TableCell =>
  new TableCell({
    borders,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [run(text, head ? fonts.heading : fonts.table, 12)],
      }),
    ],
  })

/** A table: its head, the row that is repeated, rows after it. Widths in twentieths of a point; the page holds 8846. */
const table = (widths: readonly number[], head: readonly string[], rows: readonly (readonly string[])[], tall = 480) =>
  new Table({
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    rows: [head, ...rows].map(
      (cells, at) =>
        new TableRow({
          tableHeader: at === 0,
          cantSplit: true,
          height: { value: tall, rule: "atLeast" },
          children: cells.map((text, column) => cell(text, widths[column] ?? 1000, at === 0)),
        }),
    ),
  })

/** Before and after a row that is repeated. */
const rowOf = (list: string, places: readonly string[]): string[] =>
  places.map((place, at) => {
    const open = at === 0 ? `{#${list}}` : ""
    const close = at === places.length - 1 ? `{/${list}}` : ""
    return `${open}{${place}}${close}`
  })

const right = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { line: 560, lineRule: "exact" },
    children: [run(text, fonts.body, 16)],
  })

const small = (text: string): Paragraph => new Paragraph({ children: [run(text, fonts.table, 10.5)] })

const sealBlock = (): Table =>
  new Table({
    alignment: AlignmentType.RIGHT,
    columnWidths: [3400],
    width: { size: 3400, type: WidthType.DXA },
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: 1700, rule: "atLeast" },
        children: [cell("（盖章）", 3400)],
      }),
    ],
  })

const figures = ["应到", "实到", "替补", "委托", "请假", "未到"]

const children = [
  centred("{标题}", fonts.title, 22, 60),
  centred("{会议名称}", fonts.body, 16, 60),
  centred("{状态}", fonts.table, 12, 240),
  words("时间：{时间}"),
  words("地点：{地点}"),
  words("主持人：{主持人}"),
  words("监票人：{监票人}"),
  words("记录人：{记录人}"),
  words("结论性质：{结论性质}（按议事规则第 {议事规则版本} 版）"),
  heading("一、到会情况"),
  table(
    [3446, 900, 900, 900, 900, 900, 900],
    ["组别", ...figures],
    [rowOf("各组", ["组别", ...figures]), ["合计", ...figures.map(name => `{${name}}`)]],
  ),
  words("实到含替补和委托。另有列席席位 {列席人数} 个，不计入以上各数。{法定人数}"),
  words(`{#经过 ${each}}{行}{/经过}`),
  heading("二、议程"),
  words(`{#议题 ${each}}（{序号}）{题目}（{类型}）`),
  words(`{#内容 ${each}}{行}{/内容}`),
  words("{/议题}"),
  heading("三、表决结果"),
  table(
    [2846, 1300, 800, 800, 700, 700, 700, 1000],
    ["动议", "方式", "应投", "投票", "赞成", "反对", "弃权", "结果"],
    [rowOf("表决", ["动议", "方式", "应到", "投票", "赞成", "反对", "弃权", "结果"])],
  ),
  heading("四、行动"),
  table([800, 3846, 2200, 2000], ["序号", "事项", "负责", "期限"], [rowOf("行动", ["序号", "事项", "负责", "期限"])]),
  heading("五、其他"),
  words("{其他}"),
  heading("六、补充说明"),
  words(`{#补充说明 ${each}}{行}{/补充说明}`),
  heading("七、附件清单"),
  words(`{#附件 ${each}}{行}{/附件}`),
  right("主持人（签字）：＿＿＿＿＿＿"),
  right("监票人（签字）：＿＿＿＿＿＿ ＿＿＿＿＿＿"),
  right("{组织}　　　　"),
  sealBlock(),
  small("存证"),
  new Paragraph({ children: [run(`{#存证 ${each}}{行}{/存证}`, fonts.table, 10.5)] }),
  small("纪要内容校验码：{校验码}"),
  new Paragraph({ children: [new PageBreak()] }),
  centred("签到表", fonts.title, 18),
  centred("{会议名称}", fonts.body, 14, 160),
  table(
    [700, 1900, 2046, 2200, 2000],
    ["序号", "组别", "姓名", "到会", "签名"],
    [rowOf("签到", ["序号", "组别", "姓名", "到会", "签名"])],
    620,
  ),
]

/** The house's own template of minutes (.docx): what staff may download, change in Word and bring back. */
export const minutesTemplate = (): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      creator: "微议",
      title: "会议纪要模板",
      styles: { default: { document: { run: { font: fonts.body, size: 32 } } } },
      sections: [
        {
          properties: {
            page: {
              size: { width: 11906, height: 16838 },
              margin: { top: 2098, bottom: 1984, left: 1588, right: 1474 },
            },
          },
          children,
        },
      ],
    }),
  )

const place = path.join(process.cwd(), "cloudfunctions/adapters/document/minutes.docx")

if (process.argv[1]?.endsWith("word-template.mts")) void minutesTemplate().then(file => writeFileSync(place, file))
