import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import { build, type Plugin } from "esbuild"

const root = process.cwd()
const from = path.join(root, "cloudfunctions")

/** WeChat cloud installs it beside each function; it is never bundled (1.7 MB). */
const sdk = { "wx-server-sdk": "4.0.2" }
/** What the SDK would bring an old one of, with known advisories: the version that package.json of the project names. */
const overrides = { axios: "1.21.1" }

/** Features that are deployed: those with a config.json. */
export const deployable = (): string[] =>
  readdirSync(from).filter(name => existsSync(path.join(from, name, "config.json")))

export interface Built {
  readonly feature: string
  readonly folder: string
  readonly bytes: number
  /** Every source file that is in it, from the project's folder. */
  readonly inputs: readonly string[]
}

/**
 * Bundles one feature into `into/<feature>/`: index.js (CommonJS, all of it), config.json and package.json. `instead` puts
 * other modules in the place of some, by their path within cloudfunctions/: tests give a function their own store.
 */
export const bundle = async (
  feature: string,
  into: string,
  instead: Readonly<Record<string, string>> = {},
): Promise<Built> => {
  const folder = path.join(into, feature)
  const outfile = path.join(folder, "index.js")
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { metafile } = await build({
    entryPoints: [path.join(from, feature, "index.ts")],
    absWorkingDir: root,
    outfile,
    bundle: true,
    platform: "node",
    target: "node18",
    format: "cjs",
    external: Object.keys(sdk),
    minify: true,
    keepNames: true,
    charset: "utf8",
    legalComments: "inline",
    metafile: true,
    logLevel: "warning",
    plugins: [replacing(instead)],
  })
  cpSync(path.join(from, feature, "config.json"), path.join(folder, "config.json"))
  const named = { name: feature, version: "0.1.0", private: true, main: "index.js" }
  const manifest = { ...named, dependencies: sdk, overrides }
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`)
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs))
  return { feature, folder, bytes: statSync(outfile).size, inputs: used }
}

const replacing = (instead: Readonly<Record<string, string>>): Plugin => ({
  name: "instead",
  setup: ({ onLoad }) => {
    for (const [module, other] of Object.entries(instead)) {
      const file = path.join(from, module)
      const filter = new RegExp(`^${file.replace(/[.\\]/g, "\\$&")}$`)
      onLoad({ filter }, () => ({
        contents: `export * from ${JSON.stringify(other)}`,
        resolveDir: root,
        loader: "ts",
      }))
    }
  },
})

/** Bundles every deployable feature into dist/cloudfunctions and says how large each is. */
export const buildFunctions = async (into: string = path.join(root, "dist/cloudfunctions")): Promise<Built[]> => {
  rmSync(into, { recursive: true, force: true })
  const built: Built[] = []
  for (const feature of deployable()) built.push(await bundle(feature, into))
  return built
}

const say = async (): Promise<void> => {
  for (const { feature, bytes } of await buildFunctions())
    console.log(`${feature.padEnd(14)} ${Math.ceil(bytes / 1000)} kB`)
}

if (process.argv[1]?.endsWith("functions.mts")) void say()
