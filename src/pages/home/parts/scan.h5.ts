/** In a browser the phone's own camera scans, and opens the address it finds. */
export const canScan = false

export const scan = async (): Promise<{ readonly scene: string } | "foreign" | undefined> => undefined

export const scanComputer = async (): Promise<string | undefined> => undefined
