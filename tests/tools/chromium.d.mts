export const launchArgs: string[]
export function findChromium(): string | undefined
export function ensureChromium(): string | undefined
export function ensureCjkFont(): void
