import { Children, type ReactNode } from "react"
import { View } from "./elements"
import "./columns.scss"

export interface ColumnsProps {
  /** The narrowest a column may get, in px, before the next one goes below it. */
  least: number
  children?: ReactNode
}

/** Things side by side where there is room, one below the other where there is not. */
export const Columns = ({ least, children }: ColumnsProps) => (
  <View className="columns">
    {Children.map(children, child =>
      child === null || typeof child === "boolean" ? null : (
        <View className="columns__one" style={{ flexBasis: `${least}px` }}>
          {child}
        </View>
      ),
    )}
  </View>
)
