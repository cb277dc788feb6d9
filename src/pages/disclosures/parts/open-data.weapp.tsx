/** Files are a server's: on WeChat there is nothing to fetch. */
export const OpenData = (_: { community: string }) => null
