/// <reference types="@tarojs/taro" />
import "@tarojs/components/types/common"

declare module "@tarojs/components/types/common" {
  interface StandardProps {
    "aria-label"?: string
    "aria-role"?: string
    "aria-hidden"?: boolean
    "aria-disabled"?: boolean
    "aria-checked"?: boolean
    "aria-selected"?: boolean
    "aria-expanded"?: boolean
    "aria-live"?: "polite" | "assertive"
  }
}

declare module "@tarojs/taro" {
  namespace getAppBaseInfo {
    interface Result {
      /** WeChat's own text size in px; 17 is its standard. */
      fontSizeSetting?: number
    }
  }
}
