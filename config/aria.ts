import path from "node:path"
import type { IPluginContext } from "@tarojs/service"
import { components } from "./aria-components"

interface MiniPlatform {
  runtimePath: string | string[]
  template?: { mergeComponents(ctx: IPluginContext, components: Record<string, Record<string, string>>): void }
}

/** Keeps the aria attributes of pages in the mini-program: Taro's own templates drop every one of them. */
export default (ctx: IPluginContext): void => {
  ctx.registerMethod({
    name: "onSetupClose",
    fn(platform: MiniPlatform) {
      if (!platform.template) return
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, "aria-runtime.mjs")].flat()
      platform.template.mergeComponents(ctx, components)
    },
  })
}
