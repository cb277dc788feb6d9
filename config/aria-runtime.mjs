import { mergeInternalComponents } from "@tarojs/shared"
import { components } from "./aria-components"

mergeInternalComponents(components)
