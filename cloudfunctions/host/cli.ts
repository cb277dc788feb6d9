import { CommandFailed } from "./command.ts"
import { commands } from "./commands/index.ts"

const help = async (): Promise<number> => {
  const lines = ["用法 usage: npx weiyi <command>", ""]
  for (const [name, load] of Object.entries(commands)) {
    const { usage, says } = (await load()).command
    lines.push(`  ${name} ${usage}`, `      ${says.zh}`, `      ${says.en}`)
  }
  lines.push("  help", "      显示这些", "      shows this")
  console.log(lines.join("\n"))
  return 0
}

const main = async ([name = "help", ...args]: readonly string[]): Promise<number> => {
  if (["help", "--help", "-h"].includes(name)) return help()
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load)
    throw new CommandFailed(
      `没有“${name}”这个命令；npx weiyi help 列出全部`,
      `there is no command “${name}”; npx weiyi help lists them`,
      2,
    )
  return (await load()).command.run(args)
}

const isBadArgument = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof CommandFailed) {
    console.error(error.message)
    process.exitCode = error.exit
  } else if (isBadArgument(error)) {
    console.error(`看不懂这个选项 / not understood: ${error.message.split(".")[0]}`)
    process.exitCode = 2
  } else throw error
}
