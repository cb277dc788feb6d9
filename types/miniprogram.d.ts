declare module "miniprogram-simulate" {
  export function load(
    componentPath: string,
    tagName: string,
    options: { rootPath: string; compiler: "official" },
  ): string
  export function render(id: string): import("miniprogram-simulate").Rendered

  /** A node of exparser, WeChat's own component tree. */
  export interface ExparserNode {
    readonly childNodes?: readonly ExparserNode[]
    readonly shadowRoot?: ExparserNode
    readonly textContent?: string
    /** The DOM element that stands for it. */
    readonly $$?: HTMLElement
    readonly _vt?: { readonly attrs: readonly { readonly name: string; readonly value: unknown }[] }
  }

  export interface PageInstance {
    route: string
    options: Record<string, string>
    onLoad(query: Record<string, string>): void
    onShow?(): void
    onReady?(): void
    onHide?(): void
    onUnload?(): void
    onShareAppMessage?(from: { from: "menu" }): { title?: string; path?: string; imageUrl?: string }
  }

  export interface Rendered {
    readonly instance: PageInstance
    readonly dom: HTMLElement
    readonly _exparserNode: ExparserNode
    attach(parent: HTMLElement): void
    detach(): void
  }
}

declare module "j-component/src/render/component.js" {
  /** The root component's class; its own base wraps any node of exparser, so that events can be sent to it. */
  export default class RootComponent {}
  export interface Touchable {
    dispatchEvent(name: string, options?: { detail?: unknown }): void
  }
}

declare module "miniprogram-compiler" {
  export function wxmlToJs(root: string): string
}

declare module "miniprogram-compiler/src/wcsc.js" {
  /** Gives the compiled styles, or the compiler's complaint as an Error (given, not thrown). */
  export default function compile(root: string, files: readonly string[], options?: object): object
}
