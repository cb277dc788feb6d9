/** Files are a server's: on WeChat there is nothing to fetch. */
export const OpenTables = (_: { community: string; street: string | undefined }) => null
