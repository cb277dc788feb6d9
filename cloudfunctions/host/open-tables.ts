import { writeCsv } from "#cloud/adapters/sheet/writing-csv"
import { type Table, type TableRow, tables } from "#cloud/disclosures/rules"
import type { Call, Served } from "#cloud/shared/serve"

/** The columns of each table, and what they are called in the file. A field that a row lacks stays empty. */
const columns: Readonly<Record<Table, readonly (readonly [field: string, heading: string])[]>> = {
  meetings: [
    ["title", "会议"],
    ["body", "议事组织"],
    ["begins", "开始（UTC）"],
    ["ends", "结束（UTC）"],
    ["place", "地点"],
    ["state", "状态"],
    ["items", "议程项数"],
    ["published", "公开时间（UTC）"],
    ["id", "编号"],
  ],
  decisions: [
    ["from", "来自"],
    ["body", "议事组织"],
    ["begins", "开会（UTC）"],
    ["place", "地点"],
    ["title", "事项"],
    ["state", "结果"],
    ["eligible", "应到"],
    ["present", "实到"],
    ["approve", "赞成"],
    ["oppose", "反对"],
    ["abstain", "弃权"],
    ["votes", "票数"],
    ["cost", "费用（分）"],
    ["published", "公开时间（UTC）"],
    ["id", "编号"],
  ],
  actions: [
    ["title", "要办的事"],
    ["who", "谁来办"],
    ["by", "什么时候前"],
    ["state", "状态"],
    ["from", "来自"],
    ["published", "公开时间（UTC）"],
    ["id", "编号"],
  ],
}

const forms = ["json", "csv"] as const

interface Parts {
  readonly table: Table
  readonly form: (typeof forms)[number]
  /** Of the street that the community belongs to. */
  readonly street: boolean
}

const ofStreet = "street-"

/** "meetings.csv" or "street-meetings.csv" as its table and its form; undefined for any other name. */
const partsOf = (name: string): Parts | undefined => {
  const street = name.startsWith(ofStreet)
  const [first, last, ...more] = (street ? name.slice(ofStreet.length) : name).split(".")
  const table = tables.find(one => one === first)
  const form = forms.find(one => one === last)
  return table && form && more.length === 0 ? { table, form, street } : undefined
}

/**
 * What `/open/<community>/<name>` is: "meetings.json", "decisions.csv" and their like, with "street-" before them those of its
 * street, read through the front door as anybody may. Gives undefined for another name, and the refusal as the door gave it.
 */
export const openTable = async (
  door: (call: Call) => Promise<Served>,
  community: string,
  name: string,
): Promise<Response | Served | undefined> => {
  const asked = partsOf(name)
  if (!asked) return undefined
  const { table, form, street } = asked
  const input = { community, table, ...(street && { at: "street" }) }
  const served = await door({ action: "disclosures.table", input })
  if (!served.reply.ok) return served
  const { rows, more } = served.reply.value as { readonly rows: readonly TableRow[]; readonly more: boolean }
  const headers = { "cache-control": "no-cache", "access-control-allow-origin": "*" }
  if (form === "json")
    return new Response(JSON.stringify({ ...input, rows, more }), {
      headers: {
        ...headers,
        "content-type": "application/json; charset=utf-8",
        "cross-origin-resource-policy": "cross-origin",
      },
    })
  const wanted = columns[table]
  const text = writeCsv(
    wanted.map(([, heading]) => heading),
    rows.map(row => wanted.map(([field]) => row[field])),
  )
  const named = `${community}-${street ? ofStreet : ""}${table}.csv`
  return new Response(text, {
    headers: {
      ...headers,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(named)}`,
    },
  })
}
