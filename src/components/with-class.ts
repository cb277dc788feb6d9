/** An element's own class, and those it was given. */
export const withClass = (own: string, given?: string): string => (given === undefined ? own : `${own} ${given}`)
