/** How far ahead "soon" is. */
export const SOON_MS = 3_600_000
