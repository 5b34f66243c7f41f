import type { Instant } from '~/lib/zone'
import type { Refusal } from './command'
import type { Amount } from './money'
import type { Location, Purchase, PurchaseLine, PurchaseState } from './stock'

/** One SKU as one supplier offers it. */
export interface Supply {
  /** supplyKey of the two. */
  key: string
  sku: string
  supplier: string
  /** Of one unit. */
  cost: Amount
  /** Units in a pack; only whole packs are ordered. */
  pack: number
  /** The fewest units of one order. */
  minimum: number
  /** Days from order to shelf; absent: the supplier's. */
  leadDays?: number
  /** Bought here unless somebody says otherwise. */
  preferred?: boolean
}

/** What a person sets of a supply. */
export type SupplyFields = Omit<Supply, 'key' | 'supplier'>

export const supplyKey = (supplier: string, sku: string): string => `${supplier}\n${sku}`

/** What happens to an order to a supplier. Goods arrive by a receipt, which is part or all of it. */
export const PURCHASE_EVENTS = ['send', 'receivePart', 'receiveRest', 'close', 'cancel'] as const
export type PurchaseEvent = (typeof PURCHASE_EVENTS)[number]

/** The events that a person chooses; the others follow from what arrives. */
export const PURCHASE_MOVES = ['send', 'close', 'cancel'] as const satisfies readonly PurchaseEvent[]
export type PurchaseMove = (typeof PURCHASE_MOVES)[number]

/** state → event → state. What has partly arrived cannot be cancelled any more: what is missing is given up, and the order closed. */
const TABLE: Readonly<Record<PurchaseState, Partial<Record<PurchaseEvent, PurchaseState>>>> = {
  draft: { send: 'ordered', cancel: 'cancelled' },
  ordered: { receivePart: 'part', receiveRest: 'received', cancel: 'cancelled' },
  part: { receivePart: 'part', receiveRest: 'received', close: 'closed' },
  // More than was ordered may come later still.
  received: { receiveRest: 'received', close: 'closed' },
  closed: {},
  cancelled: {},
}

export const nextPurchaseState = (state: PurchaseState, event: PurchaseEvent): PurchaseState | undefined => TABLE[state][event]

/** What can be done now. */
export const purchaseMoves = (state: PurchaseState): PurchaseMove[] => PURCHASE_MOVES.filter((event) => TABLE[state][event] !== undefined)

export const canReceive = (state: PurchaseState): boolean => TABLE[state].receiveRest !== undefined

/** Units of a line that have arrived. */
export const receivedOf = (line: PurchaseLine, state: PurchaseState): number => line.received ?? (state === 'received' ? line.quantity : 0)

/** Units of a line that are still to come. */
export const missingOf = (line: PurchaseLine, state: PurchaseState): number => Math.max(0, line.quantity - receivedOf(line, state))

/** What a purchase comes to, as agreed. */
export function purchaseTotals({ state, lines }: Pick<Purchase, 'state' | 'lines'>): { units: number; received: number; amount: Amount } {
  const totals = { units: 0, received: 0, amount: 0 }
  for (const line of lines) {
    totals.units += line.quantity
    totals.received += receivedOf(line, state)
    totals.amount += line.quantity * line.cost
  }
  return totals
}

const DAY_MS = 86_400_000

/** Late: it was expected on a day that is over, and something is still missing. */
export const isOverdue = ({ state, expectedAt }: Pick<Purchase, 'state' | 'expectedAt'>, now: Instant): boolean =>
  (state === 'ordered' || state === 'part') && expectedAt < now - DAY_MS

/** `PO-261122-K7QX`: told by mouth and found by its day; two devices that make one at the same moment do not make the same. */
export function purchaseKey(day: string, random: () => number): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const tail = Array.from({ length: 4 }, () => letters[Math.floor(random() * letters.length)]).join('')
  return `PO-${day.slice(2).replaceAll('-', '')}-${tail}`
}

const rule = (name: Extract<Refusal, { why: 'rule' }>['rule'], facts?: Record<string, string | number>): Refusal => ({
  why: 'rule',
  rule: name,
  ...(facts ? { facts } : {}),
})

const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 0
const isUnits = (units: number): boolean => Number.isSafeInteger(units) && units > 0

/** What a person sets of a draft; once it is sent, only when it is expected and the note. */
export type PurchaseFields = Partial<Pick<Purchase, 'supplier' | 'expectedAt' | 'note' | 'lines'>>

/** Lines are of SKUs, each once, in whole units at a cost of 0 or more; what is sent is what the supplier has read. */
export function checkPurchase(set: PurchaseFields, now: Purchase | undefined, suppliers: ReadonlySet<string>): Refusal | undefined {
  const supplier = set.supplier ?? now?.supplier ?? ''
  if (!suppliers.has(supplier)) return rule('purchase.supplier')
  const { lines } = set
  if (now && now.state !== 'draft' && (lines !== undefined || (set.supplier ?? now.supplier) !== now.supplier))
    return rule('purchase.sent', { key: now.key })
  return lines && checkLines(lines)
}

export function checkLines(lines: readonly PurchaseLine[]): Refusal | undefined {
  const seen = new Set<string>()
  for (const { sku, quantity, cost } of lines) {
    if (sku.trim() === '') return rule('purchase.sku')
    if (seen.has(sku)) return rule('purchase.twice', { sku })
    seen.add(sku)
    if (!isUnits(quantity)) return rule('purchase.quantity', { sku })
    if (!isAmount(cost)) return rule('purchase.cost', { sku })
  }
  return undefined
}

/** The state after an event that a person chose, or why not. */
export function movePurchase(purchase: Purchase, event: PurchaseMove): { state: PurchaseState } | { refusal: Refusal } {
  const state = nextPurchaseState(purchase.state, event)
  if (!state) return { refusal: rule('purchase.state', { key: purchase.key, state: purchase.state, event }) }
  if (event === 'send' && purchase.lines.length === 0) return { refusal: rule('purchase.empty', { key: purchase.key }) }
  return { state }
}

/** What arrived of one SKU, and where it was put. */
export interface ReceiptLine {
  sku: string
  /** Units that arrived, those that cannot be used among them. */
  quantity: number
  location: string
  /** Billed for one unit; absent: as agreed. */
  cost?: Amount
  /** Units that cannot be used. */
  defects?: number
}

/** What a receipt makes of a purchase, and what goes onto the shelves. */
export interface Received {
  state: PurchaseState
  lines: PurchaseLine[]
  /** Usable units, with what was paid for one. */
  shelved: { sku: string; location: string; quantity: number; cost: Amount }[]
}

/**
 * Goods arrive. Each line adds to what its SKU has got so far, so nothing is received twice by accident; more than was ordered is refused unless `over` says that it is
 * meant. A SKU may come in two lines: half of it here, half of it there.
 */
export function receivePurchase(
  purchase: Purchase,
  receipt: readonly ReceiptLine[],
  locations: readonly Location[],
  over = false,
): Received | { refusal: Refusal } {
  if (!canReceive(purchase.state)) return { refusal: rule('purchase.notSent', { key: purchase.key }) }
  if (receipt.length === 0) return { refusal: rule('purchase.nothing') }
  const lines = purchase.lines.map((line) => ({ ...line, received: receivedOf(line, purchase.state) }))
  const places = new Set(locations.filter(({ closed }) => !closed).map(({ key }) => key))
  const shelved: Received['shelved'] = []
  for (const arrived of receipt) {
    const line = lines.find(({ sku }) => sku === arrived.sku)
    if (!line) return { refusal: rule('purchase.notOrdered', { sku: arrived.sku }) }
    const { quantity, defects = 0, cost = line.cost } = arrived
    if (!isUnits(quantity)) return { refusal: rule('purchase.quantity', { sku: line.sku }) }
    if (!Number.isSafeInteger(defects) || defects < 0 || defects > quantity) return { refusal: rule('purchase.defects', { sku: line.sku }) }
    if (!isAmount(cost)) return { refusal: rule('purchase.cost', { sku: line.sku }) }
    if (quantity > defects && !places.has(arrived.location)) return { refusal: rule('stock.location', { location: arrived.location }) }
    // Earlier units whose bill nobody told were paid as agreed.
    line.paid = (line.paid ?? line.received * line.cost) + quantity * cost
    line.received += quantity
    if (defects > 0) line.defects = (line.defects ?? 0) + defects
    if (quantity > defects) shelved.push({ sku: line.sku, location: arrived.location, quantity: quantity - defects, cost })
  }
  const tooMany = lines.find(({ received, quantity, sku }) => received > quantity && receipt.some((one) => one.sku === sku))
  if (tooMany && !over) {
    const { sku, quantity, received } = tooMany
    return { refusal: rule('purchase.over', { sku, ordered: quantity, received, over: received - quantity }) }
  }
  const event = lines.every(({ received, quantity }) => received >= quantity) ? 'receiveRest' : 'receivePart'
  return { state: nextPurchaseState(purchase.state, event) ?? purchase.state, lines, shelved }
}

/**
 * What a unit costs after more came in: what was there and what came, spread over all of them. Nothing there, or nothing known of its cost: what came. Value before + value
 * received = value after, but for the rounding of one unit's cost.
 */
export function movingAverage(before: { onHand: number; cost: Amount }, received: readonly { quantity: number; cost: Amount }[]): Amount {
  const kept = before.cost > 0 ? Math.max(0, before.onHand) : 0
  let units = kept
  let value = kept * before.cost
  for (const { quantity, cost } of received) {
    units += quantity
    value += quantity * cost
  }
  return units > 0 ? Math.round(value / units) : before.cost
}
