import { decimalOf } from "#cloud/votes/pabulib/decimals"
import { readPabulib } from "#cloud/votes/pabulib/reader"
import { fc } from "../../support/drawn.ts"
import { answer, ballotsOf, read, type Sample, sample, textOf } from "./samples.ts"

test("a file is read: amounts, projects, ballots", () => {
  const file = read(textOf(sample()))
  expect(file.election.budget).toBe(700)
  expect(file.election.options).toEqual([
    { id: "p1", cost: 300 },
    { id: "p2", cost: 200 },
    { id: "p3", cost: 500 },
  ])
  expect(ballotsOf(file)).toEqual(["p1,p2", "p2", "p1,p2,p3"])
  expect(file.projects[1]?.fields.get("name")).toBe('Bench; with "roof"')
  expect(file.meta.get("description")).toBe("A small town")
})

test("byte order mark, CRLF, empty lines, no line end at the end, pieces of any size: all the same", async () => {
  const plain = read(textOf(sample()))
  const variants = [
    `\ufeff${textOf(sample())}`,
    textOf(sample(), "\r\n"),
    textOf(sample(), "\n\n"),
    textOf(sample()).trimEnd(),
    textOf(sample({ votes: ["v1; p1 , p2 ", '"v2";"p2"', 'v3;"p1,p2,p3";'] })),
    textOf(sample().map(line => (line.includes(";") ? `${line};;` : line))),
  ]
  for (const text of variants)
    for (const size of [1, 2, 7, 64, Number.POSITIVE_INFINITY]) {
      const { election, voteType } = read(text, size)
      expect({ election, voteType }).toEqual({ election: plain.election, voteType: plain.voteType })
    }
  expect((await readPabulib([...textOf(sample())])).election).toEqual(plain.election)
})

test.each<[string, string, string[]]>([
  ["approval", "approval", ["p1,p2", "p2", "p1,p2,p3"]],
  ["ordinal", "ranked", ["p1,p2", "p2", "p1,p2,p3"]],
  ["choose-1", "choice", ["p1,p2", "p2", "p1,p2,p3"]],
])("votes of the type %s are %s ballots", (type, kind, expected) => {
  const file = read(textOf(sample({ type })))
  expect(file.election.ballots.kind).toBe(kind)
  expect(ballotsOf(file)).toEqual(expected)
})

test.each(["cumulative", "scoring"])("points of the type %s stand beside the projects, whole", type => {
  const votes = ["v1;p2,p1;3,1", "v2;p3;5", "v3;;"]
  const file = read(textOf(sample({ type, votes, voteHead: "voter_id;vote;points" })))
  expect(ballotsOf(file)).toEqual(["p2,p1", "p3", ""])
  expect([...(file.election.ballots.points ?? [])]).toEqual([3, 1, 5])
  expect(file.pointUnit).toBe(1)
  const finer = read(textOf(sample({ type, votes: ["v1;p2,p1;0.5,1.25"], voteHead: "voter_id;vote;points" })))
  expect([...(finer.election.ballots.points ?? [])]).toEqual([50, 125])
  expect(finer.pointUnit).toBe(100)
})

test("a project named twice on a ballot counts once, at its first place", () => {
  expect(ballotsOf(read(textOf(sample({ votes: ["v1;p2,p1,p2,p2", "v2;p1,p1"] }))))).toEqual(["p2,p1", "p1"])
  const points = sample({ type: "cumulative", voteHead: "voter_id;vote;points", votes: ["v1;p1,p1;2,3"] })
  expect([...(read(textOf(points)).election.ballots.points ?? [])]).toEqual([2])
})

test("amounts with decimals become whole, and one currency unit is known", () => {
  const projects = ["p1;300,5;2;Lamp", "p2;200.25;3;Bench", "p3;500;1;Ramp"]
  const file = read(textOf(sample({ meta: ["budget;700,00"], projects })))
  expect(file.unit).toBe(100)
  expect(file.election.budget).toBe(70_000)
  expect(file.election.options.map(({ cost }) => cost)).toEqual([30_050, 20_025, 50_000])
})

test.each([
  ["0", { value: 0, decimals: 0 }],
  ["6112868", { value: 6_112_868, decimals: 0 }],
  ["1234.50", { value: 1234.5, decimals: 1 }],
  [" 1234,5 ", { value: 1234.5, decimals: 1 }],
  ["000000000000000000007", { value: 7, decimals: 0 }],
  ["999999999999999", { value: 999_999_999_999_999, decimals: 0 }],
  ["1000000000000000", "large"],
  ["0.1234567890123456", "large"],
  ["1,000", "bad"],
  ["1.000", { value: 1, decimals: 0 }],
  ["1,2,3", "bad"],
  ["-5", "bad"],
  ["1e5", "bad"],
  ["0x10", "bad"],
  ["", "bad"],
  ["12 000", "bad"],
  [".5", "bad"],
  ["5.", "bad"],
  ["Infinity", "bad"],
  ["１２", "bad"],
])("the number %j is %j", (text, expected) => {
  expect(decimalOf(text)).toEqual(expected)
})

const base = 12 + 1 + 1 // META of 13 lines; PROJECTS stands on line 14

test.each<[string, string | Uint8Array, object]>([
  ["nothing", "", { no: "votes.notPabulib", line: 1, column: 1 }],
  ["another file", "a,b\n1,2\n", { no: "votes.notPabulib", line: 1, column: 1 }],
  ["only META", textOf(sample().slice(0, base - 1)), { no: "votes.sectionMissing", section: "PROJECTS" }],
  ["no VOTES", textOf(sample().slice(0, base + 4)), { no: "votes.sectionMissing", section: "VOTES" }],
  ["no VOTES header", textOf(sample().slice(0, base + 5)), { no: "votes.sectionMissing", section: "VOTES" }],
  [
    "VOTES before PROJECTS",
    textOf(["META", "key;value", "VOTES"]),
    { no: "votes.sectionMissing", line: 3, column: 1, section: "PROJECTS" },
  ],
  [
    "META twice",
    textOf(["META", "key;value", "META"]),
    { no: "votes.sectionTwice", line: 3, column: 1, section: "META" },
  ],
  [
    "a file cut short",
    textOf(sample().slice(0, -1)),
    { no: "votes.countDoesNotFit", line: 8, column: 11, name: "num_votes", said: 3, found: 2 },
  ],
  [
    "a lost project",
    textOf(sample().toSpliced(base + 2, 1)),
    { no: "votes.unknownProject", line: 20, column: 7, found: "p2" },
  ],
])("%s is refused, with its place", (_, text, expected) => {
  expect(answer(text)).toMatchObject(expected)
})

test.each<[string, Sample, object]>([
  [
    "a budget in words",
    { meta: ["budget;much"] },
    { no: "votes.badNumber", line: 9, column: 8, name: "budget", found: "much" },
  ],
  ["no budget", { meta: ["budget2;7"] }, { no: "votes.fieldMissing", name: "budget" }],
  ["a negative budget", { meta: ["budget;-1"] }, { no: "votes.badNumber", line: 9 }],
  ["a budget no integer holds", { meta: ["budget;99999999999999999"] }, { no: "votes.tooLargeNumber", line: 9 }],
  ["a META key twice", { meta: ["budget;700", "budget;800"] }, { no: "votes.columnTwice", line: 10, name: "budget" }],
  [
    "an unknown vote type",
    { type: "acclamation" },
    { no: "votes.unknownVoteType", line: 10, column: 11, found: "acclamation" },
  ],
  [
    "a cost of nothing",
    { projects: ["p1;0;1;Lamp"] },
    { no: "votes.badNumber", line: 16, column: 4, name: "cost", found: "0" },
  ],
  [
    "a cost that is missing",
    { projects: ["p1;;1;Lamp"] },
    { no: "votes.fieldMissing", line: 16, column: 4, name: "cost" },
  ],
  [
    "a row that ends before the cost",
    { projects: ["p1"] },
    { no: "votes.fieldMissing", line: 16, column: 3, name: "cost" },
  ],
  [
    "a project without an id",
    { projects: [";5;1;Lamp"] },
    { no: "votes.fieldMissing", line: 16, column: 1, name: "project_id" },
  ],
  [
    "a project twice",
    { projects: ["p1;5;1;a", "p2;5;1;b", "p1;6;1;c"] },
    { no: "votes.projectTwice", line: 18, column: 1, found: "p1" },
  ],
  [
    "a field too many",
    { projects: ["p1;5;1;Lamp;more"] },
    { no: "votes.tooManyFields", line: 16, column: 13, found: 5, expected: 4 },
  ],
  ["a column twice", { projectHead: "project_id;cost;cost" }, { no: "votes.columnTwice", line: 15, name: "cost" }],
  [
    "no cost column",
    { projectHead: "project_id;price" },
    { no: "votes.columnMissing", line: 15, section: "PROJECTS", name: "cost" },
  ],
  [
    "no vote column",
    { voteHead: "voter_id;choice" },
    { no: "votes.columnMissing", line: 20, section: "VOTES", name: "vote" },
  ],
  ["points without their column", { type: "cumulative" }, { no: "votes.columnMissing", line: 20, name: "points" }],
  ["a ballot for nobody", { votes: ["v1;p1,p9"] }, { no: "votes.unknownProject", line: 21, column: 7, found: "p9" }],
  ["an empty name in a list", { votes: ["v1;p1,,p2"] }, { no: "votes.unknownProject", line: 21, column: 7, found: "" }],
  ["a ballot row without a ballot", { votes: ["v1"] }, { no: "votes.fieldMissing", line: 21, column: 3, name: "vote" }],
  ["a ballot with a field too many", { votes: ["v1;p1;more"] }, { no: "votes.tooManyFields", line: 21, column: 7 }],
  ["a quotation mark that is never closed", { votes: ['v1;"p1'] }, { no: "votes.openQuote", line: 21, column: 4 }],
  [
    "points that do not match",
    { type: "cumulative", voteHead: "voter_id;vote;points", votes: ["v1;p1,p2;3"] },
    { no: "votes.pointsDoNotFit", line: 21, column: 10, projects: 2, points: 1 },
  ],
  [
    "a negative point",
    { type: "scoring", voteHead: "voter_id;vote;points", votes: ["v1;p1;-3"] },
    { no: "votes.badNumber", line: 21, column: 7, name: "points", found: "-3" },
  ],
  [
    "a point beyond counting",
    { type: "scoring", voteHead: "voter_id;vote;points", votes: ["v1;p1;9999999999"] },
    { no: "votes.tooLargeNumber", line: 21, column: 7, name: "points" },
  ],
])("%s is refused, with its place", (_, given, expected) => {
  expect(answer(textOf(sample(given)))).toMatchObject(expected)
})

test("columns are counted in characters, not in bytes", () => {
  const projects = ["灯;300;1;路灯", "椅;x;1;长椅"]
  expect(answer(textOf(sample({ projects, votes: ["v1;灯"] })))).toMatchObject({
    no: "votes.badNumber",
    line: 17,
    column: 3,
    found: "x",
  })
  expect(answer(textOf(sample({ projects: projects.slice(0, 1), votes: ["v1;灯,棚"] })))).toMatchObject({
    line: 19,
    column: 6,
    found: "棚",
  })
})

test("a quoted field may hold a line feed, and lines after it are counted right", () => {
  const projects = ['p1;300;1;"two\nlines"', "p2;0;1;Bench"]
  expect(answer(textOf(sample({ projects, votes: ["v1;p1"] })))).toMatchObject({
    no: "votes.badNumber",
    line: 18,
    column: 4,
  })
  const file = read(textOf(sample({ projects: projects.slice(0, 1), votes: ["v1;p1"] })), 3)
  expect(file.projects[0]?.fields.get("name")).toBe("two\nlines")
})

test("what is not UTF-8 is refused where it stands", () => {
  const bytes = new TextEncoder().encode(textOf(sample({ projects: ["p1;300;1;La?p"], votes: ["v1;p1"] })))
  bytes[bytes.indexOf(63)] = 0xff
  expect(answer(bytes)).toMatchObject({ no: "votes.notText", line: 16 })
  expect(answer(Uint8Array.of(0xff, 0xfe, 0x4d, 0, 0x45, 0))).toMatchObject({ no: "votes.notText", line: 1, column: 1 })
})

test("a line without an end is refused before it fills the memory", () => {
  expect(answer(`META\nkey;value\ndescription;${"x".repeat(1_000_100)}`)).toMatchObject({
    no: "votes.lineTooLong",
    line: 3,
  })
})

test("however a file is cut into pieces, it reads the same", () => {
  const text = textOf(sample({ votes: ["v1;p1,p2", 'v2;"p2"', "v3;p3"] }), "\r\n")
  const whole = read(text).election
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), size => {
      expect(read(text, size).election).toEqual(whole)
    }),
    { numRuns: 40 },
  )
})
