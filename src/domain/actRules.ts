import { isRefund, totalOf } from './applyActs'
import type { Order } from './order'
import type { LineUnits, OrderAct, RefundSplit } from './orderAct'
import type { OrderRule } from './orderCommand'
import { inTime, orderProgress, type OrderProgress } from './orderProgress'
import { beyondPaid } from './refundSplit'

export interface ActFault {
  rule: OrderRule
  facts?: Record<string, string | number>
}

const LONGEST = 500

/** What is wrong with each act, given those before it, by its key: replayed, so that what holds does so whichever of them are undone and done again. */
export function actFaults(base: Order, acts: readonly OrderAct[]): Map<string, ActFault> {
  const faults = new Map<string, ActFault>()
  inTime(acts).forEach((act, at, sorted) => {
    const fault = actFault(base, sorted.slice(0, at), act)
    if (fault) faults.set(act.key, fault)
  })
  return faults
}

/** Why an act cannot follow those before it. */
export function actFault(base: Order, before: readonly OrderAct[], { did }: Pick<OrderAct, 'did'>): ActFault | undefined {
  if (base.type === 'credit') return { rule: 'order.credit' }
  switch (did.kind) {
    case 'ship':
      return longFault(did.carrier, did.tracking) ?? unitsFault(orderProgress(base, before), did)
    case 'cancel':
      return unitsFault(orderProgress(base, before), did)
    case 'track':
      if (did.tracking.trim() === '') return { rule: 'order.noTracking' }
      return longFault(did.carrier, did.tracking) ?? parcelFault(orderProgress(base, before), did.of)
    case 'deliver':
      return parcelFault(orderProgress(base, before), did.of, true)
    case 'refund':
      return longFault(did.note ?? '') ?? splitFault(base, before, did.split)
    case 'address': {
      const { cancelled, parcels } = orderProgress(base, before)
      if (did.to.text.trim() === '') return { rule: 'order.noAddress' }
      if (cancelled) return { rule: 'order.cancelled' }
      if (parcels.length > 0) return { rule: 'order.sent' }
      return longFault(did.to.name, did.to.phone, did.to.text, did.to.region)
    }
  }
}

const longFault = (...texts: readonly string[]): ActFault | undefined =>
  texts.some(({ length }) => length > LONGEST) ? { rule: 'order.longText' } : undefined

/** Only what is neither sent nor cancelled is sent, or cancelled. */
function unitsFault(
  { lines, shipped, cancelled }: OrderProgress,
  { lines: asked, whole }: { lines: readonly LineUnits[]; whole?: true },
): ActFault | undefined {
  if (cancelled) return { rule: 'order.cancelled' }
  if (shipped) return { rule: 'order.shipped' }
  if (asked.length === 0 && !whole) return { rule: 'order.nothing' }
  const wanted = new Map<number, number>()
  for (const { line, units } of asked) {
    if (!Number.isSafeInteger(units) || units < 1) return { rule: 'order.nothing' }
    wanted.set(line, (wanted.get(line) ?? 0) + units)
  }
  for (const [line, units] of wanted) {
    const left = lines[line]?.left ?? 0
    if (units > left) return { rule: 'order.tooMany', facts: { line: line + 1, left } }
  }
  return undefined
}

function parcelFault({ parcels }: OrderProgress, of: string, open = false): ActFault | undefined {
  const parcel = parcels.find(({ key }) => key === of)
  if (!parcel) return { rule: 'order.noParcel' }
  return open && parcel.deliveredAt !== undefined ? { rule: 'order.delivered' } : undefined
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

function splitFault(base: Order, before: readonly OrderAct[], split: RefundSplit): ActFault | undefined {
  const { lines, shipping, tax, other, pointsBack, pointsTaken } = split
  if (base.paidAt === undefined) return { rule: 'order.notPaid' }
  const all = [...lines.flatMap(({ line, units, amount }) => [line, units, amount]), shipping, tax, other, pointsBack, pointsTaken]
  if (!all.every(isCount)) return { rule: 'order.amount' }
  if (totalOf(split) === 0 && lines.every(({ units }) => units === 0)) return { rule: 'order.nothing' }
  const part = beyondPaid(base, before.filter(isRefund), split)
  return part && { rule: 'order.beyondPaid', facts: { part } }
}
