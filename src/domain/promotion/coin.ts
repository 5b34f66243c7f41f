import type { Amount } from '~/domain/money'

/** Shares are counted in parts of this: a hundredth of a percent, so that 0.29 of 100 is 29. */
export const SHARES = 10_000

/** A share in whole parts. */
export const shareParts = (share: number): number => Math.round(share * SHARES)

/** The share of an amount, exact, before any rounding to coins. */
export const shareOf = (amount: Amount, parts: number): Amount => Math.floor((amount * parts) / SHARES)

/** Down to whole coins. */
export const toCoins = (amount: Amount, minor: Amount): Amount => amount - (amount % minor)
