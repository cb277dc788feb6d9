import { randomBytes } from "node:crypto"

/** What a cloud function is called with. */
export interface CloudCall {
  readonly name: string
  readonly data: { readonly action: string; readonly input: unknown; readonly key?: string }
}

export type Cloud = (call: CloudCall) => Promise<unknown>

/** Something that was written on a picture drawn unseen: the text, where its line begins, how wide it may be taken to be. */
export interface Written {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface WeChatOptions {
  /** Answers every cloud function; without it there is no answer. */
  readonly cloud?: Cloud
  /** WeChat's own text size, 17 unless told. */
  readonly textSize?: number
}

interface Told {
  success?(result: object): void
  fail?(result: object): void
  complete?(result: object): void
}

const yes = (told: Told | undefined, result: object = {}): void => {
  told?.success?.(result)
  told?.complete?.(result)
}

/** A canvas nobody sees; it notes what is written on it. A sign is as wide as it is high. */
const canvas = () => {
  const written: Written[] = []
  const pen = {
    fillStyle: "",
    font: "",
    fillRect: () => undefined,
    fillText: (text: string, x: number, y: number) => written.push({ text, x, y, ...pen.measureText(text) }),
    measureText: (text: string) => ({ width: text.length * Number(/(\d+)px/.exec(pen.font)?.[1]) }),
  }
  return { written, getContext: (kind: string) => (kind === "2d" ? pen : undefined) }
}

/** What crosses to storage or to the cloud is a copy, never the page's own object. */
const copied = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

/** Says no in WeChat's way when nobody is there to answer. */
const nobody: Cloud = async ({ name }) => {
  throw { errCode: -501000, errMsg: `cloud.callFunction:fail no function ${name}` }
}

/**
 * The part of WeChat that our pages use: storage, network, navigation, random bytes, cloud functions. Notes what was
 * called, so that a test can ask.
 */
export const wechat = (options: WeChatOptions, navigate: (how: string, url: string) => void) => {
  const storage = new Map<string, unknown>()
  const calls: CloudCall[] = []
  let scanned: { readonly result: string; readonly path?: string } | undefined
  const listeners = new Set<(state: { isConnected: boolean; networkType: string }) => void>()
  const pictures: (readonly Written[])[] = []
  let keepsPictures = true
  let shareMenu: Readonly<Record<string, unknown>> = {}
  const consents: (readonly string[])[] = []
  let entered: { readonly shareTicket?: string; readonly valid?: boolean; readonly cloudID?: string } = {}
  let connected = true
  let underWay = 0
  let cloud = options.cloud ?? nobody
  const system = {
    pixelRatio: 2,
    windowWidth: 390,
    windowHeight: 844,
    screenWidth: 390,
    screenHeight: 844,
    platform: "devtools",
    SDKVersion: "3.7.0",
    language: "zh_CN",
    version: "8.0.50",
    fontSizeSetting: options.textSize ?? 17,
  }
  const query = () => {
    const chain: Record<string, (done?: (found: unknown[]) => void) => unknown> = {}
    for (const step of ["in", "select", "selectAll", "selectViewport", "fields", "boundingClientRect", "scrollOffset"])
      chain[step] = () => chain
    chain.exec = done => setTimeout(() => done?.([null]))
    return chain
  }
  const launch = { path: "pages/home/index", query: {}, scene: 1001 }
  const went: string[] = []
  const to = (how: string) => (told: Told & { url?: string }) => {
    went.push(told.url ?? "")
    navigate(how, told.url ?? "")
    yes(told)
  }

  const wx = {
    getSystemInfoSync: () => system,
    getSystemInfo: (told?: Told) => yes(told, system),
    getWindowInfo: () => system,
    getDeviceInfo: () => system,
    getAppBaseInfo: () => system,
    getSystemSetting: () => ({}),
    getAccountInfoSync: () => ({ miniProgram: { appId: "touristappid", envVersion: "develop" } }),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => ({ ...launch, ...entered }),
    authPrivateMessage: (told: Told) =>
      entered.valid === undefined
        ? told.fail?.({ errMsg: "authPrivateMessage:fail" })
        : yes(told, { errMsg: "authPrivateMessage:ok", valid: entered.valid }),
    canIUse: () => true,
    getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: 24, right: 380, bottom: 56, left: 293 }),
    createOffscreenCanvas: canvas,
    canvasToTempFilePath: ({ canvas: drawn, ...told }: Told & { canvas: ReturnType<typeof canvas> }) => {
      if (!keepsPictures) return told.fail?.({ errMsg: "canvasToTempFilePath:fail" })
      pictures.push(drawn.written)
      yes(told, { tempFilePath: `wxfile://tmp_${pictures.length}.png` })
    },
    nextTick: (then: () => void) => setTimeout(then),
    createSelectorQuery: query,
    setNavigationBarTitle: (told: Told) => yes(told),
    showShareMenu: (told: Told) => yes(told),
    updateShareMenu: ({ success, fail, complete, ...set }: Told & Readonly<Record<string, unknown>>) => {
      shareMenu = copied(set) as Readonly<Record<string, unknown>>
      yes({ ...(success && { success }), ...(fail && { fail }), ...(complete && { complete }) })
    },
    requestSubscribeMessage: ({ tmplIds, ...told }: Told & { tmplIds: readonly string[] }) => {
      consents.push(tmplIds)
      yes(told, { errMsg: "requestSubscribeMessage:ok", ...Object.fromEntries(tmplIds.map(id => [id, "accept"])) })
    },
    scanCode: (told: Told) =>
      scanned ? yes(told, { errMsg: "scanCode:ok", ...scanned }) : told.fail?.({ errMsg: "scanCode:fail cancel" }),
    getGroupEnterInfo: (told: Told) =>
      entered.cloudID === undefined
        ? told.fail?.({ errMsg: "getGroupEnterInfo:fail" })
        : yes(told, { errMsg: "getGroupEnterInfo:ok", cloudID: entered.cloudID, encryptedData: "sealed", iv: "iv" }),
    getStorageSync: (place: string) => storage.get(place) ?? "",
    setStorageSync: (place: string, value: unknown) => storage.set(place, copied(value)),
    removeStorageSync: (place: string) => storage.delete(place),
    getNetworkType: (told: Told) => yes(told, { networkType: connected ? "wifi" : "none" }),
    onNetworkStatusChange: (listener: (state: { isConnected: boolean; networkType: string }) => void) =>
      listeners.add(listener),
    getRandomValues: (told: Told & { length: number }) =>
      yes(told, { randomValues: new Uint8Array(randomBytes(told.length)).buffer }),
    navigateTo: to("to"),
    redirectTo: to("instead"),
    reLaunch: to("launch"),
    navigateBack: to("back"),
    cloud: {
      init: () => {},
      callFunction: async (call: CloudCall) => {
        calls.push(call)
        underWay += 1
        try {
          return { result: copied(await cloud(call)), errMsg: "cloud.callFunction:ok" }
        } finally {
          underWay -= 1
        }
      },
    },
  }

  return {
    wx,
    calls,
    /** Where pages have led, in order. */
    went,
    storage,
    /** What is on the pictures that were drawn and kept, in order; `keepPictures(false)` is WeChat for Mac. */
    pictures,
    keepPictures: (keeps: boolean) => {
      keepsPictures = keeps
    },
    /** What a card would be shared with now. */
    shareMenu: () => shareMenu,
    /** The mini-program is opened from a card: with its ticket, whether WeChat says that it was meant for this person, and the group it stands in. */
    entered: (by: typeof entered): void => {
      entered = by
    },
    /** The templates that were asked about, tap by tap; whoever is asked agrees to all. */
    consents,
    /** What the camera will read when a page scans; nothing for a person who turns back. */
    scans: (code: typeof scanned): void => {
      scanned = code
    },
    /** How many cloud functions have been called and not answered yet. */
    underWay: () => underWay,
    answer: (by: Cloud) => {
      cloud = by
    },
    network: (isConnected: boolean) => {
      connected = isConnected
      for (const listener of listeners) listener({ isConnected, networkType: isConnected ? "wifi" : "none" })
    },
  }
}
