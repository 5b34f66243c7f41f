import { type Amount, minorDigits, scaleOf } from './money'
import type { Order } from './order'
import type { OrderAct, OrderReason, RefundSplit } from './orderAct'
import { NO_PERKS, type OrderPerks, splitRefund } from './refundSplit'
import type { ReturnCase, ReturnReason } from './returns'

/** Units of a line that the buyer is to have their money, other goods or a repair for. */
export interface SettledUnits {
  line: number
  units: number
}

/** The reason is that they never came: nobody waits for them to come back. */
const neverCame = (reason: ReturnReason): boolean => reason === 'missing' || reason === 'notReceived'

/** Which units are settled: of goods that were looked at those that we kept, else all that the case is for. */
export function settledUnits({ lines, inspected = [] }: Pick<ReturnCase, 'lines' | 'inspected'>): SettledUnits[] {
  const isSeen = inspected.length > 0
  return lines.flatMap(({ line, units, reason }) => {
    const kept = inspected.filter(
      (each) => each.line === line && each.outcome !== 'sendBack' && (each.outcome !== 'missing' || neverCame(reason)),
    )
    const count = isSeen ? kept.reduce((sum, each) => sum + each.units, 0) : units
    return count > 0 ? [{ line, units: count }] : []
  })
}

/** Units that go to the buyer again: of a repair those that were repaired. They were never the shop's, so they are on no shelf. */
export const sentBackUnits = ({ inspected = [] }: Pick<ReturnCase, 'inspected'>): SettledUnits[] => {
  const units = new Map<number, number>()
  for (const { line, units: count, outcome } of inspected) if (outcome === 'sendBack') units.set(line, (units.get(line) ?? 0) + count)
  return [...units].map(([line, count]) => ({ line, units: count }))
}

export interface RefundChoice {
  /** Of the postage that the buyer paid. */
  shipping: Amount | 'rest'
  /** Instead of what was paid for a line's units. */
  amounts?: Readonly<Record<number, Amount>>
  perks?: OrderPerks
}

export interface RefundPlan {
  split: RefundSplit
  /** What of the goods' price is kept, by line; a line of nothing is left out. */
  fees: { line: number; fee: Amount }[]
}

const coinOf = (order: Pick<Order, 'currency'>): Amount => 10 ** (scaleOf(order.currency) - minorDigits(order.currency))

/** What goes back for the units of a case: what was really paid for them, less the fee of the line's rule. What was paid is never exceeded: splitRefund holds that. */
export function planReturnRefund(
  base: Order,
  acts: readonly OrderAct[],
  now: Pick<ReturnCase, 'lines' | 'inspected' | 'verdict'>,
  { shipping, amounts = {}, perks = NO_PERKS }: RefundChoice,
): RefundPlan {
  const coin = coinOf(base)
  const units = settledUnits(now)
  const plain = splitRefund(base, acts, { lines: units })
  const priced = units.map(({ line, units: count }) => {
    const due = plain.lines.find((each) => each.line === line)?.amount ?? 0
    const share = now.verdict.lines.find((each) => each.line === line)?.fee ?? 0
    const cut = Math.floor(due * share)
    const fee = cut - (cut % coin)
    const own = amounts[line]
    return own === undefined ? { line, units: count, amount: due - fee, fee } : { line, units: count, amount: own, fee: 0 }
  })
  const lines = priced.map(({ line, units: count, amount }) => ({ line, units: count, amount }))
  return {
    split: splitRefund(base, acts, { lines, shipping }, perks),
    fees: priced.flatMap(({ line, fee }) => (fee > 0 ? [{ line, fee }] : [])),
  }
}

/** All the postage goes back where it is our doing and nothing of the order stays with the buyer; else none. */
export function usualShipping(
  base: Order,
  acts: readonly OrderAct[],
  now: Pick<ReturnCase, 'lines' | 'inspected' | 'pays'>,
): Amount | 'rest' {
  if (now.pays !== 'shop') return 0
  const { coupons, lines } = splitRefund(base, acts, { lines: settledUnits(now) }, { ...NO_PERKS, coupons: ['all'] })
  return lines.length > 0 && coupons.length > 0 ? 'rest' : 0
}

/** What an exchange costs: paid for what came back against what goes out. One of both is 0. */
export function exchangeDifference(
  base: Order,
  acts: readonly OrderAct[],
  now: Pick<ReturnCase, 'lines' | 'inspected'>,
): { due: Amount; back: Amount; lines: { line: number; units: number; paid: Amount; price: Amount }[] } {
  const units = settledUnits(now)
  const paid = splitRefund(base, acts, { lines: units })
  const lines = units.map(({ line, units: count }) => {
    const swap = now.lines.find((each) => each.line === line)?.swap
    return { line, units: count, paid: paid.lines.find((each) => each.line === line)?.amount ?? 0, price: count * (swap?.price ?? 0) }
  })
  const sum = lines.reduce((all, each) => all + each.price - each.paid, 0)
  return { due: Math.max(0, sum), back: Math.max(0, -sum), lines }
}

const REASONS: Readonly<Record<ReturnReason, OrderReason>> = {
  changedMind: 'customer',
  size: 'customer',
  mistake: 'customer',
  betterPrice: 'price',
  quality: 'quality',
  notAsDescribed: 'quality',
  expired: 'quality',
  wrongItem: 'wrongItem',
  missing: 'wrongItem',
  damaged: 'lost',
  late: 'late',
  notReceived: 'lost',
  other: 'other',
}

/** Why money goes back, as orders name it: the reason of most units. */
export function orderReasonOf({ lines }: Pick<ReturnCase, 'lines'>): OrderReason {
  const units = new Map<OrderReason, number>()
  for (const { reason, units: count } of lines) units.set(REASONS[reason], (units.get(REASONS[reason]) ?? 0) + count)
  return [...units].reduce<[OrderReason, number]>((most, each) => (each[1] > most[1] ? each : most), ['other', 0])[0]
}
