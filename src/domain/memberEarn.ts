import type { Instant, Zone } from '~/lib/zone'
import type { PointsLine, Program } from './member'
import { expiryOf } from './memberPoints'
import type { Amount } from './money'

/** What points need to know of a paid order. */
export interface EarningOrder {
  number: string
  customer: string
  paidAt: Instant
  /** Paid for goods, postage left out. */
  goods: Amount
  /** Refunds of goods, in the order in which the order lists them. */
  refunds: readonly { at: Instant; goods: Amount }[]
}

export const earnKey = (number: string): string => `earn/${number}`
const backKey = (number: string, at: number): string => `back/${number}/${at}`
/** What of an order's points has been taken back, by whichever lines. */
export const takenKey = (number: string): string => `taken/${number}`

/** Points of an order: one for every whole `per`. */
const earnedBy = (goods: Amount, { per }: { per: Amount }): number => Math.max(0, Math.floor(goods / per))

/**
 * The lines that an order brings and the ledger does not have yet; `booked` gives the points of those it has, by key. An order earns once, whatever becomes of its amounts
 * later; of a refund the share of what it gave back is taken, the rest with the last of it. Points that had expired by then are not taken a second time.
 */
export function linesOfOrder(
  { number, customer, paidAt, goods, refunds }: EarningOrder,
  { earn, expires }: Pick<Program, 'earn' | 'expires'>,
  zone: Pick<Zone, 'dayOf' | 'startOfDay'>,
  booked: ReadonlyMap<string, number>,
): PointsLine[] {
  if (!earn || customer === '') return []
  const known = booked.get(earnKey(number))
  const points = known ?? earnedBy(goods, earn)
  if (points === 0) return []
  const expiresAt = expires === undefined ? undefined : expiryOf(paidAt, expires, zone)
  const lines: PointsLine[] = []
  if (known === undefined) {
    const life = expiresAt === undefined ? {} : { expiresAt }
    lines.push({ key: earnKey(number), customer, at: paidAt, points, reason: 'earn', ref: number, ...life })
  }
  let given = 0
  let taken = booked.get(takenKey(number)) ?? 0
  for (const [place, refund] of refunds.entries()) {
    given = Math.min(goods, given + refund.goods)
    const due = given >= goods ? points : Number((BigInt(points) * BigInt(Math.max(0, given))) / BigInt(goods))
    const back = due - taken
    taken = Math.max(taken, due)
    const at = Math.max(refund.at, paidAt)
    const isOver = expiresAt !== undefined && at >= expiresAt
    if (back > 0 && !isOver && !booked.has(backKey(number, place)))
      lines.push({ key: backKey(number, place), customer, at, points: -back, reason: 'back', ref: number })
  }
  return lines
}
