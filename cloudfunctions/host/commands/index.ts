import type { Command } from "../command.ts"

/** Every command by its name, loaded only when it is asked for. */
export const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  backup: () => import("./backup.ts"),
  convert: () => import("./convert.ts"),
  count: () => import("./count.ts"),
  doctor: () => import("./doctor.ts"),
  export: () => import("./export.ts"),
  found: () => import("./found.ts"),
  "import-roll": () => import("./import-roll.ts"),
  "import-round": () => import("./import-round.ts"),
  reset: () => import("./reset.ts"),
  restore: () => import("./restore.ts"),
  template: () => import("./template.ts"),
  verify: () => import("./verify.ts"),
}
