export const ONLINE_RETAIL: string
export const ONLINE_RETAIL_REFERENCE: string
export const TMALL: string
export function realFile(name: string): string | undefined
