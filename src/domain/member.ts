import type { Instant } from '~/lib/zone'
import type { Amount } from './money'

/** A tier of members, by rule: of the last `months` what was paid and how many orders; both have to be reached. */
export interface Tier {
  /** What customers carry (CustomerEdit.tier): VIP, 金卡. */
  name: string
  from: { gmv?: Amount; orders?: number }
  months: number
  /** Share off everything for members of it, where there is one: members-only price. */
  share?: number
  /** Hours before others in which its members may buy what a promotion lowers. */
  early?: number
}

/** How the shop treats its members; one row, `shop`. */
export interface Program {
  key: string
  /** One point for every `per` paid for goods. */
  earn?: { per: Amount }
  /** Of one point when it is spent; whole coins. */
  worth?: Amount
  /** Months until points that were earned expire, at the end of the shop's day; absent: never. */
  expires?: number
  /** Lowest first. */
  tiers: readonly Tier[]
}

export const NO_PROGRAM: Program = { key: 'shop', tiers: [] }

export const POINT_REASONS = ['earn', 'spend', 'expire', 'back', 'adjust'] as const
export type PointReason = (typeof POINT_REASONS)[number]

/** One line of the points ledger; a buyer's balance is the sum of theirs. */
export interface PointsLine {
  key: string
  /** customerIdOf the buyer. */
  customer: string
  at: Instant
  /** Whole; negative takes. */
  points: number
  reason: PointReason
  /** Order or promotion that it came from. */
  ref?: string
  expiresAt?: Instant
  note?: string
}

/**
 * Lines that were written down at once. A line by hand is a page of its own under its customer; a booking of orders writes many customers' lines to few pages, so that
 * 100,000 lines are some hundred rows: then `customer` is `pageOf(theirs)`.
 */
export interface PointsPage {
  key: string
  customer: string
  lines: readonly PointsLine[]
}

const PAGES = 128

/** The page of a booking that a customer's lines lie on. */
export const pageOf = (customer: string): string => `#${Number.parseInt(customer.slice(-4), 36) % PAGES}`

/** The pages of lines that are written down together; `booking`: begins their keys. */
export function pagesOf(booking: string, lines: readonly PointsLine[]): PointsPage[] {
  const pages = new Map<string, PointsLine[]>()
  for (const line of lines) {
    const page = pageOf(line.customer)
    const own = pages.get(page)
    if (own) own.push(line)
    else pages.set(page, [line])
  }
  return [...pages].map(([customer, own]) => ({ key: `${booking}/${customer}`, customer, lines: own }))
}
