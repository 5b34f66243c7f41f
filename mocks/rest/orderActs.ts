import { isMap, type WireRecord } from './wireRecord'

const NONE = /^0*(?:\.0*)?$/

/** An order of the API with something done about it, as its fields tell it. It is shipped, or cancelled, once no unit of it is left. */
export function acted(order: WireRecord, { at, did }: WireRecord): WireRecord {
  if (!isMap(did)) return order
  const { carrier, tracking } = did
  switch (did.kind) {
    case 'ship':
      return ended({ ...withUnits(order, did, 'sent'), carrier, tracking }, did, at)
    case 'track':
      return { ...order, carrier, tracking }
    case 'deliver':
      return { ...order, deliveredAt: at }
    case 'cancel':
      return ended(withUnits(order, did, 'cancelled'), did, at)
    case 'address':
      return isMap(did.to) && did.to.region ? { ...order, region: did.to.region } : order
    case 'refund':
      return { ...order, refunds: [...(Array.isArray(order.refunds) ? order.refunds.filter(isMap) : []), ...refundsOf(at, did)] }
    default:
      return order
  }
}

const linesOf = ({ lines }: WireRecord): WireRecord[] => (Array.isArray(lines) ? lines.filter(isMap) : [])

/** The order with units of its lines counted as sent, or as cancelled. */
function withUnits(order: WireRecord, did: WireRecord, as: 'sent' | 'cancelled'): WireRecord {
  const units = new Map(linesOf(did).map((each) => [Number(each.line), Number(each.units)]))
  return { ...order, lines: linesOf(order).map((line, at) => ({ ...line, [as]: Number(line[as] ?? 0) + (units.get(at) ?? 0) })) }
}

function ended(order: WireRecord, { whole, kind }: WireRecord, at: unknown): WireRecord {
  const lines = linesOf(order)
  const left = lines.some(({ quantity, sent = 0, cancelled = 0 }) => Number(quantity) > Number(sent) + Number(cancelled))
  if (left && whole !== true) return order
  const isSent = kind === 'ship' || lines.some(({ sent = 0 }) => Number(sent) > 0)
  return { ...order, [isSent ? 'shippedAt' : 'cancelledAt']: at }
}

function refundsOf(at: unknown, { lines, shipping, tax, other }: WireRecord): WireRecord[] {
  const own = linesOf({ lines }).map(({ line, amount }) => ({ at, goods: amount, line }))
  const rest = { at, goods: other, shipping, tax }
  const isNothing = (refund: WireRecord) =>
    [refund.goods, refund.shipping, refund.tax].every((amount) => typeof amount !== 'string' || NONE.test(amount))
  return [...own, rest].filter((refund) => !isNothing(refund))
}
