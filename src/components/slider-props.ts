export interface SliderProps {
  /** What is chosen by it, for screen readers. */
  label: string
  /** The place chosen, from 0 to `of` - 1. */
  at: number
  of: number
  onChange: (at: number) => void
  /** What a place is called: what a screen reader says instead of its number. */
  says: string
}
