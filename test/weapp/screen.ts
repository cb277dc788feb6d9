import type { Touchable } from "j-component/src/render/component.js"
import type { ExparserNode, Rendered } from "miniprogram-simulate"

/** One page of the mini-program, as somebody sees and touches it. */
export class Screen {
  readonly route: string
  readonly #rendered: Rendered
  readonly #settle: () => Promise<void>

  constructor(rendered: Rendered, route: string, settle: () => Promise<void>) {
    this.#rendered = rendered
    this.route = route
    this.#settle = settle
  }

  /** All that can be read, in order. */
  text(): string {
    return this.#rendered.dom.textContent ?? ""
  }

  html(): string {
    return this.#rendered.dom.innerHTML
  }

  /** What WeChat puts into a chat when somebody forwards the page from its menu. */
  forwarded(): { readonly title?: string; readonly path?: string; readonly imageUrl?: string } {
    return this.#rendered.instance.onShareAppMessage?.({ from: "menu" }) ?? {}
  }

  /** Waits until what was asked for has arrived and is shown. */
  settled(): Promise<void> {
    return this.#settle()
  }

  /** Waits until these words can be read: on a page that follows something and asks again by itself. */
  async says(words: string): Promise<void> {
    const last = performance.now() + 60_000
    while (!this.text().includes(words)) {
      if (performance.now() > last)
        throw new Error(`${this.route} does not come to say “${words}”: ${this.text().slice(0, 500)}`)
      await this.#settle()
    }
  }

  /** Taps the button that says just these words; otherwise what says them, or is called so for a screen reader; the smallest. */
  async tap(words: string): Promise<void> {
    const button = this.#all().find(node => attribute(node, "ariaRole") === "button" && said(node) === words)
    this.#send(button ?? this.#find(words), "tap", {})
    await this.#settle()
  }

  /** Types into the field with this label. */
  async type(label: string, value: string): Promise<void> {
    this.#send(
      this.#find(label, node => attribute(node, "ariaLabel") === label && "value" in attributes(node)),
      "input",
      { value },
    )
    await this.#settle()
  }

  /** Chooses in a picker that shows these words: the place in its list. */
  async pick(words: string, value: number | string): Promise<void> {
    this.#send(
      this.#find(words, node => attribute(node, "range") !== undefined && said(node).includes(words)),
      "change",
      { value },
    )
    await this.#settle()
  }

  /** An attribute, in WeChat's camel-case, of what says these words: ariaChecked, ariaRole. */
  attribute(words: string, name: string): unknown {
    const found = this.#all().filter(
      node => said(node).includes(words) && attribute(node, name) !== undefined && attribute(node, name) !== "",
    )
    return attribute(found.at(-1), name)
  }

  #find(words: string, fits = (node: ExparserNode) => said(node).includes(words)): ExparserNode {
    const found = this.#all().filter(fits)
    const smallest = found.sort((one, other) => said(one).length - said(other).length)[0]
    if (!smallest) throw new Error(`nothing says “${words}” on ${this.route}: ${this.text().slice(0, 500)}`)
    // A box that holds one button says the same as the button: the innermost of them is what a finger meets.
    const inside = this.#all(smallest).filter(node => said(node) === said(smallest) && fits(node))
    return inside.at(-1) ?? smallest
  }

  #send(node: ExparserNode, event: string, detail: object): void {
    const root: object = require("j-component/src/render/component.js")
    const Touch = Object.getPrototypeOf(root) as new (node: ExparserNode) => Touchable
    new Touch(node).dispatchEvent(event, { detail })
  }

  #all(within: ExparserNode = this.#rendered._exparserNode): ExparserNode[] {
    const found: ExparserNode[] = []
    const visit = (node: ExparserNode): void => {
      if (node.$$) found.push(node)
      if (node.shadowRoot) visit(node.shadowRoot)
      for (const child of node.childNodes ?? []) visit(child)
    }
    visit(within)
    return found
  }
}

const attributes = (node: ExparserNode | undefined): Record<string, unknown> =>
  Object.fromEntries((node?._vt?.attrs ?? []).map(({ name, value }) => [name, value]))

const attribute = (node: ExparserNode | undefined, name: string): unknown => attributes(node)[name]

const said = (node: ExparserNode): string => `${attribute(node, "ariaLabel") ?? ""}${node.$$?.textContent ?? ""}`
