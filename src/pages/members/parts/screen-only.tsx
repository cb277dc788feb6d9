import type { ReactNode } from "react"
import { Heading, Text, View } from "../../../components/elements"
import "./screen-only.scss"

/** What is for the screen and not for the paper. */
export const ScreenOnly = ({ children }: { children?: ReactNode }) => <View className="screen-only">{children}</View>

/** The head of a page that is printed: title and lead, on the screen only. */
export const ScreenHead = ({ title, lead }: { title: string; lead: string }) => (
  <ScreenOnly>
    <Heading level={1} className="page__title">
      {title}
    </Heading>
    <Text className="page__lead">{lead}</Text>
  </ScreenOnly>
)
