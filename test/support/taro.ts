/** A phone that the mini-program runs on: what it keeps, and the status of every answer that it got. */
export const heldPhone = () => ({ kept: new Map<string, unknown>(), statuses: [] as number[] })

interface Asked {
  readonly url: string
  readonly data: object
  readonly header?: Record<string, string>
}

/** What `@tarojs/taro` is on this phone: requests go to where they are sent. `more` is what else it can do. */
export const taroOn = ({ kept, statuses }: ReturnType<typeof heldPhone>, more: object) => ({
  __esModule: true,
  default: {
    onNetworkStatusChange: () => undefined,
    getNetworkType: () => undefined,
    getStorageSync: (place: string) => kept.get(place) ?? "",
    setStorageSync: (place: string, value: unknown) => void kept.set(place, value),
    removeStorageSync: (place: string) => void kept.delete(place),
    request: async ({ url, data, header }: Asked) => {
      const headers = { "content-type": "application/json", ...header }
      const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(data) })
      statuses.push(answer.status)
      return { data: await answer.json() }
    },
    ...more,
  },
})
