import type { zh } from "./choices.zh"

export const en: typeof zh = {
  among: "One of several choices",
  amongNote:
    "Two to six choices. Each seat is for one of them, for none, or abstains; one is decided that has what the charter asks for.",
  choice: (n: number) => `Choice ${n}`,
  choiceMore: (n: number) => `More about choice ${n}`,
  choiceDrop: (n: number) => `Drop choice ${n}`,
  choiceAdd: "Add a choice",
  choiceTwice: "The same as one above",
  choicesNeed: "Give two choices at least",
}
