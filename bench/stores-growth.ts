import { plot } from "./plot.ts"

/** How long the middle ballot and the middle page took (ms), with so many communities in the store. */
export interface Grown {
  readonly communities: number
  readonly ballot: number
  readonly page: number
}

/** The plot and the page of text that the documentation shows. */
export const growthPages = (growth: { readonly sqlite: readonly Grown[]; readonly postgres: readonly Grown[] }) => {
  const line = (name: string, rows: readonly Grown[], of: (row: Grown) => number) => ({
    name,
    points: rows.map(row => [row.communities, of(row)] as const),
  })
  const svg = plot({ x: "communities", y: "ms (median)" }, [
    line("SQLite: ballot", growth.sqlite, row => row.ballot),
    line("SQLite: page", growth.sqlite, row => row.page),
    line("PostgreSQL: ballot", growth.postgres, row => row.ballot),
    line("PostgreSQL: page", growth.postgres, row => row.page),
  ])
  const rows = growth.sqlite.map((sqlite, at) => {
    const postgres = growth.postgres[at]
    return `| ${sqlite.communities.toLocaleString("en")} | ${sqlite.ballot} | ${sqlite.page} | ${postgres?.ballot} | ${postgres?.page} |`
  })
  const times = (all: readonly Grown[], of: (row: Grown) => number) =>
    Math.round((of(all.at(-1) as Grown) / of(all[0] as Grown)) * 100) / 100
  const from = [growth.sqlite, growth.postgres].flatMap(all => [
    times(all, row => row.ballot),
    times(all, row => row.page),
  ])
  const table = `# How a store grows

One ballot (its seat's mark and the ballot, durable) and one list page of 20, one after the other, in a store that holds so many
communities: 3,000 households have voted in the first, 40 in each of the others. The middle of 1,500, in ms;
\`npm run bench -- stores\`.

| communities | SQLite, ballot | SQLite, page | PostgreSQL, ballot | PostgreSQL, page |
|---:|---:|---:|---:|---:|
${rows.join("\n")}
| last ÷ first | ${from.join(" | ")} |

![time against communities](growth-stores.svg)
`
  return { svg, table }
}
