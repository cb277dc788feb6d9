import { readdirSync, readFileSync } from "node:fs"
import { extname, join, relative, sep } from "node:path"
import { digest } from "#cloud/shared/digest"

interface Page {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly gzip?: Uint8Array<ArrayBuffer>
  readonly br?: Uint8Array<ArrayBuffer>
  /** Its name changes with its content, so that browsers may keep it for ever. */
  readonly hashed: boolean
  readonly tag: string
}

/** The built files by the exact path they are asked for under. A request's path is looked up here and nowhere else. */
export type Pages = ReadonlyMap<string, Page>

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".json": "application/json; charset=utf-8",
  ".woff2": "font/woff2",
}

/** Reads a folder of built pages with what has been compressed beside them; a missing folder gives no pages. */
export const readPages = (folder: string): Pages => {
  const names = filesIn(folder)
  const pages = new Map<string, Page>()
  for (const name of names) {
    const type = types[extname(name)]
    if (!type) continue
    const bytes = (path: string) => new Uint8Array(readFileSync(join(folder, path)))
    const path = `/${name.split(sep).join("/")}`
    const plain = bytes(name)
    pages.set(path, {
      type,
      plain,
      ...(names.includes(`${name}.gz`) && { gzip: bytes(`${name}.gz`) }),
      ...(names.includes(`${name}.br`) && { br: bytes(`${name}.br`) }),
      hashed: /\.[0-9a-f]{8,}\.\w+$/.test(name),
      tag: `"${digest(Buffer.from(plain).toString("latin1")).slice(0, 16)}"`,
    })
  }
  const index = pages.get("/index.html")
  if (index) pages.set("/", index)
  return pages
}

const filesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !entry.name.startsWith("."))
      .map(entry => relative(folder, join(entry.parentPath, entry.name)))
  } catch {
    return []
  }
}

/** Takes the exact path and the request's headers; gives the page, or undefined where there is none. */
export const givePage = (pages: Pages, path: string, asked: Headers): Response | undefined => {
  const page = pages.get(path)
  if (!page) return undefined
  const headers: Record<string, string> = {
    etag: page.tag,
    vary: "accept-encoding",
    "cache-control": page.hashed ? "public, max-age=31536000, immutable" : "no-cache",
  }
  if (asked.get("if-none-match") === page.tag) return new Response(null, { status: 304, headers })
  const accepts = asked.get("accept-encoding") ?? ""
  const coding = page.br && /\bbr\b/.test(accepts) ? "br" : page.gzip && /\bgzip\b/.test(accepts) ? "gzip" : undefined
  return new Response((coding && page[coding]) ?? page.plain, {
    headers: { ...headers, "content-type": page.type, ...(coding && { "content-encoding": coding }) },
  })
}
