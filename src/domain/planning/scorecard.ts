import { receivedOf } from '~/domain/purchase'
import type { Purchase } from '~/domain/stock'
import type { Instant } from '~/lib/zone'

/** A figure with how many it is made of. `value` undefined: too few to say. */
export interface Scored {
  n: number
  value?: number
}

/** How a supplier has delivered. */
export interface Scorecard {
  /** Share of orders that were whole by the day they were expected; late ones that are still awaited count as late. n: orders. */
  onTime: Scored
  /** Units delivered of units ordered, of orders that are over; more than was ordered does not make up for less. n: orders. */
  fill: Scored
  /** Units that could not be used of units that arrived, where a receipt tells. n: units. */
  defects: Scored
  /** What was billed above what was agreed, as a share. n: lines. */
  priceVariance: Scored
  /** Days from order to shelf, and how far they spread (standard deviation). n: orders. */
  lead: Scored & { spread?: number }
}

const DAY_MS = 86_400_000
const FEWEST_ORDERS = 3
const FEWEST_UNITS = 20

/** Of purchases of one supplier. */
export function scorecardOf(purchases: readonly Purchase[], now: Instant): Scorecard {
  const over = purchases.filter(({ state, receivedAt }) => (state === 'received' || state === 'closed') && receivedAt !== undefined)
  const late = purchases.filter(({ state, expectedAt }) => (state === 'ordered' || state === 'part') && expectedAt + DAY_MS < now)
  const inTime = over.filter(
    ({ lines, state, receivedAt = 0, expectedAt }) =>
      receivedAt <= expectedAt + DAY_MS && lines.every((line) => receivedOf(line, state) >= line.quantity),
  )
  const leads = over.map(({ receivedAt = 0, orderedAt }) => (receivedAt - orderedAt) / DAY_MS)
  const units = unitsOf(over)
  const bills = billsOf(purchases)
  return {
    onTime: scored(inTime.length, over.length + late.length, FEWEST_ORDERS),
    fill: { n: over.length, ...(over.length >= FEWEST_ORDERS && units.ordered > 0 ? { value: units.filled / units.ordered } : {}) },
    defects: scored(bills.defects, bills.arrived, FEWEST_UNITS),
    priceVariance: {
      n: bills.lines,
      ...(bills.lines >= FEWEST_ORDERS && bills.agreed > 0 ? { value: bills.paid / bills.agreed - 1 } : {}),
    },
    lead: { n: leads.length, ...(leads.length >= FEWEST_ORDERS ? { value: meanOf(leads), spread: spreadOf(leads) } : {}) },
  }
}

const scored = (part: number, n: number, fewest: number): Scored => ({ n, ...(n >= fewest ? { value: part / n } : {}) })

function unitsOf(over: readonly Purchase[]): { ordered: number; filled: number } {
  const units = { ordered: 0, filled: 0 }
  for (const { lines, state } of over) {
    for (const line of lines) {
      units.ordered += line.quantity
      units.filled += Math.min(line.quantity, receivedOf(line, state))
    }
  }
  return units
}

/** Of lines of which a receipt has told. */
function billsOf(purchases: readonly Purchase[]) {
  const bills = { lines: 0, agreed: 0, paid: 0, arrived: 0, defects: 0 }
  for (const { lines } of purchases) {
    for (const { received = 0, paid, cost, defects = 0 } of lines) {
      if (paid === undefined || received === 0) continue
      bills.lines++
      bills.agreed += received * cost
      bills.paid += paid
      bills.arrived += received
      bills.defects += defects
    }
  }
  return bills
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1))
}
