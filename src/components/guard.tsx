import { Component, type ReactNode } from "react"

interface GuardProps {
  /** What stands in place of what could not be drawn; `again` tries once more. */
  instead: (again: () => void) => ReactNode
  children?: ReactNode
}

/** Keeps a mistake in one part of a page from taking the whole page away. */
export class Guard extends Component<GuardProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  again = () => this.setState({ failed: false })

  override render() {
    return this.state.failed ? this.props.instead(this.again) : this.props.children
  }
}
