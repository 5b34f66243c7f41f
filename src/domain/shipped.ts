import type { Instant } from '~/lib/zone'
import type { Location } from './stock'

/** Units of a SKU that an order has sent and that no line of the ledger has as sold. */
export interface ShippedLine {
  order: string
  sku: string
  quantity: number
  /** When the order was shipped. */
  at: Instant
}

/** What the plan asks of the shelves. */
export interface Shelves {
  /** Where goods for sale lie: the place that ships first. */
  places: readonly Location[]
  available: (location: string, sku: string) => number
  /** Since when the ledger answers for a SKU at a place: what was shipped before is in no count any more. undefined: no stock is kept of it. */
  since: (location: string, sku: string) => Instant | undefined
}

/** What of one SKU would be booked, or is held back. */
export interface ShippedSku {
  sku: string
  location: string
  lines: number
  units: number
  /** What can be taken there as it is now. */
  available: number
}

export interface ShippedPlan {
  /** What is booked, line by line, with the place that it is taken from. */
  lines: (ShippedLine & { location: string })[]
  booked: ShippedSku[]
  /** Fewer are there than were shipped: something is missing in the ledger, a receipt or a count. */
  short: ShippedSku[]
  /** Lines of SKUs that no stock is kept of. */
  unknown: number
}

/** By rule: the place that ships, else the first that has enough. */
export const BY_RULE = ''

/** What is booked of shipped lines, SKU by SKU: all of it, or none where that would leave less than nothing at a place that does not allow it. */
export function planShipped(lines: readonly ShippedLine[], { places, available, since }: Shelves, place: string): ShippedPlan {
  const plan: ShippedPlan = { lines: [], booked: [], short: [], unknown: 0 }
  const candidates = place === BY_RULE ? places : places.filter(({ key }) => key === place)
  for (const [sku, own] of bySku(lines)) {
    const offers = candidates.map((at) => offerOf(at, sku, own, { available, since }))
    const [first] = offers
    if (!first || first.since === undefined) {
      plan.unknown += own.length
      continue
    }
    const chosen = offers.find(({ fits }) => fits) ?? first
    if (chosen.lines.length === 0) continue
    const { location, units } = chosen
    const row = { sku, location, units, lines: chosen.lines.length, available: chosen.available }
    if (!chosen.fits) plan.short.push(row)
    else {
      plan.booked.push(row)
      for (const line of chosen.lines) plan.lines.push({ ...line, location })
    }
  }
  return plan
}

function bySku(lines: readonly ShippedLine[]): Map<string, ShippedLine[]> {
  const groups = new Map<string, ShippedLine[]>()
  for (const line of lines) {
    const own = groups.get(line.sku)
    if (own) own.push(line)
    else groups.set(line.sku, [line])
  }
  return groups
}

/** What a place could answer for of a SKU's lines. */
function offerOf(
  { key, allowsNegative = false }: Location,
  sku: string,
  lines: readonly ShippedLine[],
  { available, since }: Pick<Shelves, 'available' | 'since'>,
) {
  const from = since(key, sku)
  const own = from === undefined ? [] : lines.filter(({ at }) => at >= from)
  const units = own.reduce((sum, { quantity }) => sum + quantity, 0)
  const there = available(key, sku)
  return { location: key, since: from, lines: own, units, available: there, fits: allowsNegative || there >= units }
}

/** Lines, units and SKUs that would be booked: what a command was confirmed with. */
export const sumOfPlan = ({ lines, booked }: Pick<ShippedPlan, 'lines' | 'booked'>) => ({
  lines: lines.length,
  units: booked.reduce((sum, { units }) => sum + units, 0),
  skus: booked.length,
})

/**
 * The units of an order's SKU, numbered from 0, that are not booked yet: which a booking takes says its key, so that no unit is booked twice, whatever is undone and
 * done again. `taken`: [first, how many] of earlier bookings.
 */
export function freeUnits(taken: readonly (readonly [number, number])[], wanted: number): [first: number, count: number][] {
  const free: [number, number][] = []
  let next = 0
  let left = wanted
  for (const [first, count] of [...taken.toSorted((a, b) => a[0] - b[0]), [Infinity, 0] as const]) {
    const room = Math.min(left, first - next)
    if (room > 0) free.push([next, room])
    left -= Math.max(0, room)
    if (left === 0) break
    next = Math.max(next, first + count)
  }
  return free
}
