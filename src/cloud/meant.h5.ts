/** In a browser only the demonstration's simulated WeChat opens such a card: what it says stands in the address. */
export const meant = async (params: Readonly<Record<string, string | undefined>>): Promise<boolean | undefined> =>
  params.meant === undefined ? undefined : params.meant === "yes"
