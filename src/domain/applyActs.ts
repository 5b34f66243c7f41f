import type { Amount } from './money'
import type { Order, OrderRefund, Shipment } from './order'
import type { OrderAct } from './orderAct'
import { inTime, orderProgress } from './orderProgress'

type RefundAct = OrderAct & { did: Extract<OrderAct['did'], { kind: 'refund' }> }

export const isRefund = (act: OrderAct): act is RefundAct => act.did.kind === 'refund'

/**
 * The order as its acts make it. What its source tells of them by now, in a file that came again or by its platform, is not counted twice: a cancel and a
 * shipment are told once anyway, refunds are matched one by one (untoldRefunds).
 */
export function applyActs(base: Order, acts: readonly OrderAct[]): Order {
  if (acts.length === 0) return base
  const sorted = inTime(acts)
  const { lines, parcels, shippedAt, cancelledAt } = orderProgress(base, sorted)
  const address = sorted.findLast(({ did }) => did.kind === 'address')?.did
  const order: Order = {
    ...base,
    region: (address?.kind === 'address' && address.to.region) || base.region,
    lines: base.lines.map((line, at) => {
      const cancelled = lines[at]?.cancelled ?? 0
      // An order that is cancelled as a whole says so itself.
      return cancelled > 0 && cancelledAt === undefined ? { ...line, cancelled } : line
    }),
    refunds: [...keptRefunds(base, sorted), ...cappedRows(base, sorted)],
  }
  const shipment = shipmentOf(base, { parcels, shippedAt })
  if (shipment) order.shipment = shipment
  if (cancelledAt !== undefined) order.cancelledAt = cancelledAt
  return order
}

/** All parcels as the one shipment that an order has: numbers side by side, delivered once each is. */
function shipmentOf(
  base: Order,
  { parcels, shippedAt }: Pick<ReturnType<typeof orderProgress>, 'parcels' | 'shippedAt'>,
): Shipment | undefined {
  if (parcels.length === 0) return undefined
  const distinct = (texts: readonly string[]) => [...new Set(texts.filter((text) => text !== ''))].join(', ')
  const delivered = parcels.map(({ deliveredAt }) => deliveredAt).filter((at) => at !== undefined)
  const shipment: Shipment = {
    carrier: distinct(parcels.map(({ carrier }) => carrier)) || (base.shipment?.carrier ?? ''),
    tracking: distinct(parcels.map(({ tracking }) => tracking)) || (base.shipment?.tracking ?? ''),
  }
  if (shippedAt !== undefined) shipment.at = shippedAt
  if (delivered.length === parcels.length && (shippedAt !== undefined || base.shipment?.deliveredAt !== undefined))
    shipment.deliveredAt = Math.max(...delivered)
  return shipment
}

const sumOf = (rows: readonly OrderRefund[]): Amount => rows.reduce((sum, { goods, shipping, tax }) => sum + goods + shipping + tax, 0)

/** What an act gives back in all. */
export const totalOf = ({ lines, shipping, tax, other }: RefundAct['did']['split']): Amount =>
  lines.reduce((sum, { amount }) => sum + amount, 0) + shipping + tax + other

/** Paid for an order, tax with it; 0 while it is not paid. */
export function paidOf({ type, paidAt, lines, shipping, discount, tax }: Order): Amount {
  if (type !== 'sale' || paidAt === undefined) return 0
  const goods = lines.reduce((sum, line) => (line.notSale === '' ? sum + line.amount - line.discount : sum), 0)
  return Math.max(0, goods + shipping + tax - discount)
}

/** Refunds that the source tells of one moment. */
interface ToldRefund {
  rows: OrderRefund[]
  sum: Amount
  /** What it tells of before. */
  from: Amount
}

function toldRefunds(refunds: readonly OrderRefund[]): ToldRefund[] {
  const told: ToldRefund[] = []
  let from = 0
  for (const row of refunds.toSorted((a, b) => a.at - b.at)) {
    const last = told.at(-1)
    if (last?.rows[0]?.at === row.at) last.rows.push(row)
    else told.push({ rows: [row], sum: 0, from: 0 })
  }
  for (const each of told) {
    each.sum = sumOf(each.rows)
    each.from = from
    from += each.sum
  }
  return told
}

/**
 * The source's refunds less those that are acts of ours: of the same sum, and told only after the act. Where one of them is as much as all acts that are left,
 * as in a file that tells of each order what went back in all, it is these. Acts know more: when, for which line, of what.
 */
function keptRefunds(base: Order, sorted: readonly OrderAct[]): OrderRefund[] {
  let left = toldRefunds(base.refunds)
  const open: RefundAct[] = []
  for (const act of sorted.filter(isRefund)) {
    const same = left.find(({ sum, from }) => from >= act.did.told && sum === totalOf(act.did.split))
    if (same) left = left.filter((each) => each !== same)
    else open.push(act)
  }
  const all = open.reduce((sum, { did }) => sum + totalOf(did.split), 0)
  const since = Math.min(...open.map(({ did }) => did.told))
  const joint = open.length > 1 ? left.find(({ sum, from }) => from >= since && sum === all) : undefined
  const gone = new Set(base.refunds)
  for (const each of left) if (each !== joint) for (const row of each.rows) gone.delete(row)
  return base.refunds.filter((row) => !gone.has(row))
}

/** Rows of one refund: each line's goods, and what is for the order as a whole. */
function rowsOf({ at, did: { split } }: RefundAct): OrderRefund[] {
  const rows = split.lines.flatMap(({ line, amount }): OrderRefund[] =>
    amount === 0 ? [] : [{ at, goods: amount, shipping: 0, tax: 0, line, dated: true }],
  )
  const { other, shipping, tax } = split
  return other + shipping + tax === 0 ? rows : [...rows, { at, goods: other, shipping, tax, dated: true }]
}

/** Rows of all refund acts. Where the source tells other refunds besides, they give back what these leave: never more than was paid. */
function cappedRows(base: Order, sorted: readonly OrderAct[]): OrderRefund[] {
  let left = Math.max(0, paidOf(base) - sumOf(keptRefunds(base, sorted)))
  return sorted.filter(isRefund).flatMap((act) =>
    rowsOf(act).flatMap((row): OrderRefund[] => {
      const take = (amount: Amount) => {
        const taken = Math.min(left, amount)
        left -= taken
        return taken
      }
      const capped = { ...row, goods: take(row.goods), shipping: take(row.shipping), tax: take(row.tax) }
      return sumOf([capped]) === 0 ? [] : [capped]
    }),
  )
}
