import type { Command } from "../command.ts"

/** Every command by its name, loaded only when it is asked for. */
export const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  doctor: () => import("./doctor.ts"),
  "import-round": () => import("./import-round.ts"),
  reset: () => import("./reset.ts"),
}
