import { isMap, type WireRecord } from './wireRecord'

const NONE = /^0*(?:\.0*)?$/

/** An order of the API with something done about it, as its fields tell it. Parts of an order that are sent or cancelled are told by what becomes of the whole. */
export function acted(order: WireRecord, { at, did }: WireRecord): WireRecord {
  if (!isMap(did)) return order
  const { carrier, tracking } = did
  switch (did.kind) {
    case 'ship':
      return { ...order, carrier, tracking, ...(did.whole === true && { shippedAt: at }) }
    case 'track':
      return { ...order, carrier, tracking }
    case 'deliver':
      return { ...order, deliveredAt: at }
    case 'cancel':
      return did.whole === true ? { ...order, cancelledAt: at } : order
    case 'address':
      return isMap(did.to) && did.to.region ? { ...order, region: did.to.region } : order
    case 'refund':
      return { ...order, refunds: [...(Array.isArray(order.refunds) ? order.refunds.filter(isMap) : []), ...refundsOf(at, did)] }
    default:
      return order
  }
}

function refundsOf(at: unknown, { lines, shipping, tax, other }: WireRecord): WireRecord[] {
  const own = (Array.isArray(lines) ? lines.filter(isMap) : []).map(({ line, amount }) => ({ at, goods: amount, line }))
  const rest = { at, goods: other, shipping, tax }
  const isNothing = (refund: WireRecord) =>
    [refund.goods, refund.shipping, refund.tax].every((amount) => typeof amount !== 'string' || NONE.test(amount))
  return [...own, rest].filter((refund) => !isNothing(refund))
}
