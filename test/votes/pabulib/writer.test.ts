import { metaFields, projectFields, voteFields } from "#cloud/votes/pabulib/fields"
import { draftFromPlain, draftOf, plainOf } from "#cloud/votes/pabulib/plain"
import { type PabulibDraft, writePabulib } from "#cloud/votes/pabulib/writer"
import { fc } from "../../support/drawn.ts"
import { ballotsOf, read, type Sample, sample, textOf } from "./samples.ts"

const draft = (given: Sample = {}): PabulibDraft => draftOf(read(textOf(sample(given)), undefined, true))
const again = (given: PabulibDraft) => read(textOf(writePabulib(given).lines), undefined, true)
/** The rows of the two projects that have a vote. */
const projectRows = (given: PabulibDraft) => writePabulib(given).lines.filter(line => /^p\d;/.test(line))
const value = (lines: readonly string[], key: string) =>
  lines.find(line => line.startsWith(`${key};`))?.slice(key.length + 1)

test("a file is written as it was read: the same election, the same names", () => {
  const given = draft()
  const file = again(given)
  expect(file.election).toEqual(read(textOf(sample())).election)
  expect(file.projects.map(({ fields }) => fields.get("name"))).toEqual(["Lamp", 'Bench; with "roof"', "Ramp"])
  expect(writePabulib(draftOf(file)).lines).toEqual(writePabulib(given).lines)
})

test("fields come in the order of the format; counts are counted, not copied", () => {
  const { lines, leftOut } = writePabulib(
    draft({
      projectHead: "project_id;cost;selected;mood;votes;name",
      projects: ["p1;300;1;fine;99;Lamp"],
      votes: ["v1;p1", "v2;p1,p1"],
    }),
  )
  const at = (name: string) => lines.indexOf(name)
  expect(lines[at("PROJECTS") + 1]).toBe("project_id;cost;votes;name;selected")
  expect(lines[at("PROJECTS") + 2]).toBe("p1;300;2;Lamp;1")
  expect(lines.slice(at("VOTES"))).toEqual(["VOTES", "voter_id;vote", "v1;p1", "v2;p1"])
  expect(value(lines, "num_votes")).toBe("2")
  expect(leftOut).toEqual(["mood"])
  const keys = lines.slice(2, at("PROJECTS")).map(line => line.split(";")[0])
  expect(keys).toEqual(metaFields.filter(field => keys.includes(field)))
})

test("what the format has no place for is left out, and said", () => {
  const { lines, leftOut } = writePabulib(
    draft({ meta: ["budget;700", "weather;rain"], votes: ["v1;p1,p2", "v2;", "v3;p2"] }),
  )
  expect(leftOut).toEqual(["weather", "projects without a vote: 1", "blank ballots: 1"])
  expect(value(lines, "comment")).toBe("#1: Projects without a vote, left out: p3.")
  expect([value(lines, "num_projects"), value(lines, "num_votes")]).toEqual(["2", "2"])
})

test("everything fits: the file says so, and otherwise does not", () => {
  expect(value(writePabulib(draft({ meta: ["budget;1000"] })).lines, "fully_funded")).toBe("1")
  expect(value(writePabulib(draft({ meta: ["budget;999", "fully_funded;1"] })).lines, "fully_funded")).toBeUndefined()
})

test("amounts with decimals are written whole, in a part of the currency, and said", () => {
  const { lines } = writePabulib(
    draft({
      meta: ["budget;700,5", "max_sum_cost;700,5", "comment;Hello"],
      projects: ["p1;300,25;1;a"],
      votes: ["v1;p1"],
    }),
  )
  expect([value(lines, "budget"), value(lines, "max_sum_cost")]).toEqual(["70050", "70050"])
  expect(lines.some(line => line.startsWith("p1;30025;"))).toBe(true)
  expect(value(lines, "comment")).toBe("#1: Hello #2: Amounts are in 1/100 of the currency.")
})

test("scores are summed from points, or from places where there are none", () => {
  const points = draft({ type: "cumulative", voteHead: "voter_id;vote;points", votes: ["v1;p1,p2;3,1", "v2;p2;4"] })
  expect(projectRows(points)).toEqual(["p1;300;1;3;Lamp", 'p2;200;2;5;"Bench; with ""roof"""'])
  const places = draft({ type: "ordinal", votes: ["v1;p2,p1", "v2;p2"] })
  expect(projectRows(places)).toEqual(["p1;300;1;1;Lamp", 'p2;200;2;3;"Bench; with ""roof"""'])
})

const changed = (change: (given: ReturnType<typeof plainOf>) => unknown) => () =>
  writePabulib(draftFromPlain(change(plainOf(draft()))))

test.each<[string, () => unknown]>([
  ["no description", changed(given => ({ ...given, meta: { ...given.meta, description: "" } }))],
  ["a date of another form", changed(given => ({ ...given, meta: { ...given.meta, date_begin: "2026-03-01" } }))],
  ["a budget in words", changed(given => ({ ...given, meta: { ...given.meta, budget: "much" } }))],
  ["an unknown vote type", changed(given => ({ ...given, meta: { ...given.meta, vote_type: "x" } }))],
  ["a project dearer than the budget", changed(given => ({ ...given, meta: { ...given.meta, budget: "299" } }))],
  ["two projects of one id", changed(given => ({ ...given, projects: [...given.projects, ...given.projects] }))],
  ["an id that would break a list", changed(given => ({ ...given, projects: [{ project_id: "a,b", cost: "1" }] }))],
  ["two voters of one id", changed(given => ({ ...given, votes: [...given.votes, ...given.votes] }))],
  ["a vote for nobody", changed(given => ({ ...given, votes: [{ voter_id: "v", vote: "p9" }] }))],
  ["a list instead of a row", changed(given => ({ ...given, votes: [[]] }))],
  ["text instead of a list", changed(given => ({ ...given, votes: "v1" }))],
  ["nothing", changed(() => null)],
  ["a field that is neither text nor number", changed(given => ({ ...given, meta: { ...given.meta, unit: {} } }))],
])("%s cannot be written", (_, write) => {
  expect(write).toThrow("votes.badExport")
})

test("JSON and back is the same file", () => {
  const given = draft()
  expect(writePabulib(draftFromPlain(JSON.parse(JSON.stringify(plainOf(given)))))).toEqual(writePabulib(given))
})

const words = fc.string({
  unit: fc.constantFrom("a", "ż", "灯", ";", '"', "'", ",", " ", "\n", "#", "😀"),
  maxLength: 12,
})

test("whatever is in names and comments, a file written is the file read", () => {
  fc.assert(
    fc.property(
      words,
      fc.array(words, { minLength: 3, maxLength: 3 }),
      fc.constantFrom("approval", "ordinal"),
      (comment, names, type) => {
        const plain = plainOf(draft({ type }))
        const given = draftFromPlain({
          ...plain,
          meta: { ...plain.meta, comment },
          projects: plain.projects.map((project, at) => ({ ...project, name: names[at] ?? "" })),
        })
        const file = again(given)
        expect(ballotsOf(file)).toEqual(["p1,p2", "p2", "p1,p2,p3"])
        const said = (text: string) => text.replace(/\s*[\r\n]+\s*/g, " ").trim()
        expect(file.projects.map(({ fields }) => fields.get("name")?.trim() ?? "")).toEqual(names.map(said))
        expect(writePabulib(draftOf(file)).lines).toEqual(writePabulib(given).lines)
      },
    ),
    { numRuns: 150 },
  )
})

test("the fields written are known to the format, each once", () => {
  for (const fields of [metaFields, projectFields, voteFields]) expect(new Set(fields).size).toBe(fields.length)
})
