import type { ReactNode } from "react"
import { Heading, View } from "./elements"
import "./card.scss"

export interface CardProps {
  title?: string | undefined
  /** Beside the title: a state, a figure. */
  aside?: ReactNode
  /** seal: what has been decided, or the one thing to do now. */
  kind?: "plain" | "seal" | undefined
  children?: ReactNode
}

/** A sheet of paper on the board. */
export const Card = ({ title, aside, kind = "plain", children }: CardProps) => (
  <View className={`card card--${kind}`}>
    {(title || aside) && (
      <View className="card__head">
        {title && (
          <Heading level={2} className="card__title">
            {title}
          </Heading>
        )}
        {aside}
      </View>
    )}
    {children}
  </View>
)

/** A part of a page under its own heading, without a sheet of its own. */
export const Section = ({ title, children }: { title: string; children?: ReactNode }) => (
  <View className="section">
    <Heading level={2} className="section__title">
      {title}
    </Heading>
    {children}
  </View>
)

/** Secondary words: when, how, on what ground. */
export const Note = ({ children }: { children?: ReactNode }) => <View className="note">{children}</View>

/** Things one below the other, with the space of a page between them. */
export const Stack = ({ children }: { children?: ReactNode }) => <View className="stack">{children}</View>
