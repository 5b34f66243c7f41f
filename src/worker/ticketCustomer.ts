import { withParts } from '~/analytics/parts'
import { customerIdOf, isErased, maskBuyer, maskText, type Sight } from '~/domain/customer'
import { exchange, factorOf } from '~/domain/exchange'
import { ledgerOf } from '~/domain/memberPoints'
import type { Currency } from '~/domain/money'
import type { Order } from '~/domain/order'
import { orderState, tallyOrder } from '~/domain/orderState'
import type { ReturnCase, ReturnKind } from '~/domain/returns'
import { totalUnits } from '~/domain/returnStates'
import type { Ticket } from '~/domain/ticket'
import { isEqual } from '~/lib/isEqual'
import type { Instant } from '~/lib/zone'
import { orderAt } from '~/segments/orders'
import { linesOf } from '~/store/decideMember'
import type { CustomerRow } from '~/store/lists'
import type { CustomerMoment, TicketCustomer } from '~/store/ticketList'
import type { TicketIndex } from '~/store/ticketIndex'
import type { OpenShop } from './shop'
import { namesOf } from './shopCustomers'
import { listsOf } from './shopLists'
import { ticketsOf } from './shopTickets'

/** Orders that are looked at for the timeline and the rate: of those with more, the newest. */
const ORDERS_MOST = 500
const MOMENTS_MOST = 200
/** Of these the goods do not stay with the buyer as they were sold. */
const COMES_BACK: ReadonlySet<ReturnKind> = new Set(['return', 'exchange'])
const NOBODY = { customer: '', name: '', email: '', phone: '', masked: false, tags: [], orders: 0, gmv: 0, openTickets: [], moments: [] }

/** What there is of the customer of a ticket. */
export async function ticketCustomer(open: OpenShop, ticket: Ticket, sight: Sight, now: Instant): Promise<TicketCustomer> {
  const { buyer, key } = ticket
  if (buyer === '') return NOBODY
  const customer = customerIdOf(buyer)
  const [names, index, orders, points, edit, returns, segment, { currency }] = await Promise.all([
    namesOf(open),
    ticketsOf(open),
    ordersOf(open, customer, sight),
    linesOf(open.db, customer),
    open.db.customers.get(customer),
    open.db.returns.where('buyer').equals(buyer).toArray(),
    segmentOf(open, buyer),
    open.settings(),
  ])
  const found = names.get(customer, sight)
  const personal = found?.personal ?? { key: buyer, name: '', email: '', phone: '' }
  const shown = sight.plain ? personal : maskBuyer(personal)
  const numbers = new Set(orders.map(({ number }) => number))
  const reviews =
    numbers.size === 0
      ? []
      : await open.db.reviews
          .where('order')
          .anyOf([...numbers])
          .toArray()
  const mask = sight.plain ? (text: string) => text : maskText
  const moments: CustomerMoment[] = [
    ...orders.flatMap((order) => momentsOfOrder(order, currency)),
    ...momentsOfTickets(index, customer, mask, now),
    ...returns.map((each): CustomerMoment => ({
      at: each.createdAt,
      kind: 'return',
      key: each.key,
      returned: { kind: each.kind, state: each.state },
      count: totalUnits(each),
    })),
    ...reviews.map(({ key: of, at, rating, title, text }): CustomerMoment => ({
      at,
      kind: 'review',
      key: of,
      count: rating,
      text: mask(title || text),
    })),
    ...points.map(({ key: of, at, points: count, note }): CustomerMoment => ({
      at,
      kind: 'points',
      key: of,
      count,
      ...(note ? { text: mask(note) } : {}),
    })),
  ]
  return {
    customer,
    name: shown.name || shown.key,
    email: shown.email,
    phone: shown.phone,
    masked: !isEqual(shown, personal) && !isErased(buyer),
    tags: edit?.tags ?? [],
    ...(edit?.tier ? { tier: edit.tier } : {}),
    ...(edit?.note ? { note: mask(edit.note) } : {}),
    ...(segment === '' ? {} : { segment }),
    ...sumsOf(found?.row, orders, returns),
    openTickets: openTickets(index, customer, key, mask, now),
    ...(points.length > 0 ? { points: ledgerOf(points, now).balance } : {}),
    moments: moments.sort((one, other) => other.at - one.at).slice(0, MOMENTS_MOST),
  }
}

async function ordersOf(open: OpenShop, customer: string, sight: Sight): Promise<Order[]> {
  const { orders, tables } = await listsOf(open)
  const places = orders.places({ customer, sort: 'placedAt', descending: true }, sight)
  return Array.from({ length: Math.min(ORDERS_MOST, places.count) }, (_, at) => {
    const { table, order } = places.at(at)
    return orderAt(tables[table].table, order)
  })
}

/** As the dashboards cut their buyers (metrics.md `rfm`); '' has bought nothing. */
async function segmentOf(open: OpenShop, buyer: string): Promise<string> {
  const loaded = await open.loaded()
  const records = await loaded.records()
  return withParts(async () => records.segmentOf(buyer))
}

/** Orders and money are those of the customer's own page; the rates are over those that are looked at here. */
function sumsOf(
  row: CustomerRow | undefined,
  orders: readonly Order[],
  returns: readonly ReturnCase[],
): Pick<TicketCustomer, 'orders' | 'gmv' | 'refundRate' | 'returnRate'> {
  const paid = orders.map(tallyOrder).filter((tally) => tally.type === 'sale' && tally.paid && tally.counts)
  const refunded = paid.filter((tally) => tally.refunded > 0).length
  const bought = paid.reduce((sum, { units }) => sum + units, 0)
  const numbers = new Set(orders.map(({ number }) => number))
  const back = returns
    .filter(({ order, kind, state }) => numbers.has(order) && COMES_BACK.has(kind) && state !== 'refused' && state !== 'cancelled')
    .reduce((sum, each) => sum + totalUnits(each), 0)
  return {
    orders: row?.orders ?? 0,
    gmv: row?.gmv ?? 0,
    ...(paid.length > 0 ? { refundRate: refunded / paid.length } : {}),
    ...(bought > 0 ? { returnRate: Math.min(1, back / bought) } : {}),
  }
}

/** The order, and what went back for it. Without a rate to the shop's money no amount is told. */
function momentsOfOrder(order: Order, currency: Currency): CustomerMoment[] {
  const { number, placedAt, refunds } = order
  const tally = tallyOrder(order)
  const factor = factorOf(order.currency, order.rate, currency)
  const amountOf = (amount: number) => (factor === undefined ? {} : { amount: exchange(amount, factor) })
  return [
    { at: placedAt, kind: 'order', key: number, state: orderState(tally), count: tally.units, ...amountOf(tally.total) },
    ...refunds.map(({ at, goods, shipping, tax }): CustomerMoment => ({
      at,
      kind: 'refund',
      key: number,
      ...amountOf(goods + shipping + tax),
    })),
  ]
}

function momentsOfTickets(index: TicketIndex, customer: string, mask: (text: string) => string, now: Instant): CustomerMoment[] {
  return index
    .page({ filter: { customer }, sort: 'newest', offset: 0, limit: MOMENTS_MOST, now })
    .items.map(({ key, createdAt, state, subject }) => ({ at: createdAt, kind: 'ticket', key, state, text: mask(subject) }))
}

function openTickets(index: TicketIndex, customer: string, except: string, mask: (text: string) => string, now: Instant) {
  return index
    .page({ filter: { customer, open: true }, sort: 'newest', offset: 0, limit: MOMENTS_MOST, now })
    .items.filter(({ key }) => key !== except)
    .map(({ key, subject, state }) => ({ key, subject: mask(subject), state }))
}
