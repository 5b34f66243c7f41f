import type { TicketReason } from '~/domain/ticket'
import type { Random } from './random'
import type { Simulated } from './simulate'

const TICKETS = 2500
/** Of them, questions that no trouble stands behind. */
const QUESTIONS = 560
/** Of them, messages that were sent twice. */
const NUDGES = 18
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How readily a buyer writes about it. */
const SPEAKS: Record<TicketReason, number> = {
  quality: 6,
  wrongItem: 3.2,
  logistics: 2.2,
  notAsDescribed: 1.6,
  size: 1.1,
  other: 0.8,
  attitude: 1,
  price: 1,
  question: 1,
}

/** What a ticket begins with: places of the order and the SKU, code of the buyer; -1 none. */
export interface Cause {
  at: number
  reason: TicketReason
  order: number
  sku: number
  buyer: number
  settledAt?: number
  /** Place of the ticket of which it is the same matter. */
  nudges?: number
}

/** Oldest first. */
export function causesOf(shop: Simulated, random: Random): Cause[] {
  const causes = [...troubles(shop, random), ...questions(shop, random)].sort((a, b) => a.at - b.at || a.order - b.order)
  return withNudges(causes, shop.calendar.now, random)
}

/** The grievances that were spoken of; the newest more often, since theirs are the tickets that wait. */
function troubles({ grievances, table, calendar }: Simulated, random: Random): Cause[] {
  const recent = calendar.now - 4 * DAY
  const scored = grievances.map((grievance) => ({
    grievance,
    score: random.wait(1) / (SPEAKS[grievance.reason] * (grievance.at > recent ? 2.2 : 1)),
  }))
  scored.sort((a, b) => a.score - b.score)
  return scored.slice(0, TICKETS - QUESTIONS - NUDGES).map(({ grievance: { order, line, reason, at, settledAt } }) => {
    const first = table.orders.lineStart[order]
    const sku = table.lines.sku.codes[first + Math.max(0, line)] - 1
    return { at, reason, order, sku, buyer: table.orders.buyer.codes[order], settledAt }
  })
}

/** Before and around a purchase, as orders are spread; two dozen of the last days. */
function questions({ table, calendar }: Simulated, random: Random): Cause[] {
  const { orders, lines } = table
  return Array.from({ length: QUESTIONS }, (_, i) => {
    const order = i < 24 ? orders.count - 1 - random.below(220) : random.below(orders.count)
    const reason: TicketReason = random.chance(0.72) ? 'question' : random.chance(0.85) ? 'price' : 'attitude'
    const isBefore = reason === 'question' && random.chance(0.6)
    const placedAt = orders.placedAt[order]
    const at = isBefore
      ? placedAt - random.whole(3, 300) * MINUTE
      : Math.min(calendar.now - random.whole(1, 90) * MINUTE, placedAt + random.whole(20, 2880) * MINUTE)
    return {
      at: Math.max(calendar.starts[0], at),
      reason,
      order: isBefore ? -1 : order,
      sku: lines.sku.codes[orders.lineStart[order]] - 1,
      // Of those who ask before they buy, some are known by their account.
      buyer: isBefore && random.chance(0.4) ? -1 : orders.buyer.codes[order],
    }
  })
}

/** Some write again within the hour, elsewhere. */
function withNudges(causes: Cause[], now: number, random: Random): Cause[] {
  const old = causes.flatMap((cause, place) => (cause.order >= 0 && cause.at < now - 20 * DAY ? [place] : []))
  const chosen = new Set(Array.from({ length: NUDGES * 3 }, () => random.pick(old)).slice(0, NUDGES))
  const all = causes.flatMap((cause, place) => {
    if (!chosen.has(place)) return [{ cause, of: undefined }]
    const again = { ...cause, at: cause.at + random.whole(2, 25) * MINUTE }
    return [
      { cause, of: undefined },
      { cause: again, of: cause },
    ]
  })
  all.sort((a, b) => a.cause.at - b.cause.at)
  const placeOf = new Map(all.flatMap(({ cause, of }, place) => (of ? [] : [[cause, place] as const])))
  return all.map(({ cause, of }) => (of ? { ...cause, nudges: placeOf.get(of) } : cause))
}
