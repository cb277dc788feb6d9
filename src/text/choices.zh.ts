/** Words for writing the choices of a motion: on the agenda, and in the hall. */
export const zh = {
  among: "多个方案选一个",
  amongNote: "写 2 到 6 个方案。每席选一个，也可以都不同意或者弃权；达到章程要求的才算选定。",
  choice: (n: number) => `方案 ${n}`,
  choiceMore: (n: number) => `方案 ${n} 的说明`,
  choiceDrop: (n: number) => `去掉方案 ${n}`,
  choiceAdd: "再加一个方案",
  choiceTwice: "和上面的一个重复了",
  choicesNeed: "至少写两个方案",
}
