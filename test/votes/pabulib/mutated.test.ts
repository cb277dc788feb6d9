import { anyChangeIsReadOrRefused } from "../../support/mutated-files.ts"
import { sample, textOf } from "./samples.ts"

test("a damaged file is read as it stands, or refused with line and column", () => {
  anyChangeIsReadOrRefused(textOf(sample()), 400)
})

test("a damaged file with points is read as it stands, or refused with line and column", () => {
  const votes = ["v1;p2,p1;3,1", "v2;p3;5", 'v3;"p1,p2";"1,1"']
  anyChangeIsReadOrRefused(textOf(sample({ type: "cumulative", voteHead: "voter_id;vote;points", votes })), 400)
})
