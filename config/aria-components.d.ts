export const components: Record<string, Record<string, string>>
