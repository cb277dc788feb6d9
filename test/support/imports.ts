import { readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join, posix, relative } from "node:path"
import ts from "typescript"

/** Source texts by path from the repository's root, with forward slashes. */
export type Tree = ReadonlyMap<string, string>

export interface Import {
  readonly specifier: string
  /** Gone at run time: `import type`, or a clause whose every name is a type. */
  readonly typeOnly: boolean
}

const root = join(import.meta.dirname, "../..")

/** Reads the .ts, .tsx, .mts and .mjs files below the folders named. */
export const readTree = (...folders: string[]): Tree => {
  const found = new Map<string, string>()
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) walk(path)
      else if (/\.(tsx?|m[jt]s)$/.test(name) && !/\.d\.m?ts$/.test(name))
        found.set(relative(root, path).split("\\").join("/"), readFileSync(path, "utf8"))
    }
  }
  for (const folder of folders) walk(join(root, folder))
  return found
}

/** Every way a file can name another: import, export … from, import(), require(), import x = require(). */
export const importsOf = (path: string, text: string): Import[] => {
  const found: Import[] = []
  const add = (node: ts.Node | undefined, typeOnly: boolean): void => {
    if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, typeOnly })
    else if (node) found.push({ specifier: "(computed)", typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, erased(node.importClause))
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node.moduleReference.expression, node.isTypeOnly)
    else if (ts.isCallExpression(node)) {
      const callee = node.expression
      const loads =
        callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require")
      if (loads) add(node.arguments[0], false)
    }
    ts.forEachChild(node, visit)
  }
  visit(
    ts.createSourceFile(
      path,
      text,
      ts.ScriptTarget.Latest,
      false,
      path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  )
  return found
}

const erased = (clause: ts.ImportClause | undefined): boolean => {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const names = clause.namedBindings
  return (
    !clause.name &&
    !!names &&
    ts.isNamedImports(names) &&
    names.elements.length > 0 &&
    names.elements.every(one => one.isTypeOnly)
  )
}

/** The file a specifier means, or undefined for a package, a style sheet, or what is not there. */
export const fileOf = (tree: Tree, from: string, specifier: string): string | undefined => {
  const base = specifier.startsWith("#cloud/")
    ? `cloudfunctions/${specifier.slice("#cloud/".length)}`
    : specifier.startsWith(".")
      ? posix.normalize(posix.join(dirname(from), specifier))
      : undefined
  if (base === undefined) return undefined
  const endings = ["", ".ts", ".tsx", ".mts", ".h5.ts", ".h5.tsx", ".weapp.ts", ".weapp.tsx", "/index.ts", "/index.tsx"]
  return endings.map(ending => base + ending).find(path => tree.has(path))
}

/** The circles among run-time imports, each as its files in order; one circle is named once. */
export const circlesOf = (tree: Tree): string[][] => {
  const circles: string[][] = []
  const done = new Set<string>()
  const trail: string[] = []
  const walk = (path: string): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      circles.push([...trail.slice(at), path])
      return
    }
    if (done.has(path)) return
    trail.push(path)
    for (const { specifier, typeOnly } of importsOf(path, tree.get(path) ?? "")) {
      const next = typeOnly ? undefined : fileOf(tree, path, specifier)
      if (next) walk(next)
    }
    trail.pop()
    done.add(path)
  }
  for (const path of tree.keys()) walk(path)
  return circles
}
