import { customerIdOf, maskBuyer, maskText, type Sight, sightOf } from '~/domain/customer'
import type { OrderAct } from '~/domain/orderAct'
import { inTime } from '~/domain/orderProgress'
import { readPerks } from '~/store/orderActs/readOrder'
import { onlyByReason, reasonFacets } from '~/store/orderActs/orderReasons'
import { readBases, tellsShipments } from '~/store/orderActs/readBases'
import type { Base } from '~/store/orderActs/bases'
import type { Order } from '~/domain/order'
import { orderState, tallyOrder } from '~/domain/orderState'
import { isEqual } from '~/lib/isEqual'
import { orderAt } from '~/segments/orders'
import type { OrderDetail, OrderQuery, Picked } from '~/store/lists'
import type { CallContext, Handlers } from './protocol'
import type { OpenShop } from './shop'
import { type Lists, listsOf } from './shopLists'
import { ticketRefs } from './ticketRefs'

type ListCalls = Pick<Handlers, 'orders.list' | 'orders.facets' | 'orders.get' | 'orders.export' | 'products.list' | 'products.get'>

/** Every order, newest first: what an export without a question takes. */
const EVERYTHING = { sort: 'placedAt', descending: true, offset: 0, limit: 0 } as const
/** Nothing was picked by hand. */
const EVERY_ROW: Picked = { all: true, keys: [] }
/** Orders between two reports of progress, and two looks whether the export was cancelled. */
const EXPORT_STEP = 2000

export function listHandlers(openShop: () => Promise<OpenShop>): ListCalls {
  const lists = async () => listsOf(await openShop())
  const sight = async () => sightOf(await (await openShop()).role())
  /** Reasons stand with what was done about orders, not among the columns. */
  const resolved = async (query: OrderQuery) => {
    const only = await onlyByReason((await openShop()).db, query.reason)
    return only ? { ...query, only } : query
  }

  return {
    'orders.list': async ({ query }) => (await lists()).orders.query(await resolved(query), await sight()),
    async 'orders.facets'() {
      const { values } = (await lists()).orders.facets()
      return { values: { ...values, reason: await reasonFacets((await openShop()).db) } }
    },

    async 'orders.get'({ number }) {
      const { orders, tables, packs } = await lists()
      const place = orders.placeOf(number)
      if (!place) return null
      const open = await openShop()
      const { table } = tables[place.table]
      const { row } = packs[place.table]
      const order = orderAt(table, place.order)
      const cameIn = row.acts ? (await readBases(open.packs, [number])).orders.get(number) : undefined
      const base = cameIn ?? { order, pack: row.id, fingerprint: 0, tellsShipments: tellsShipments(table) }
      return detailOf(open, order, base, await sight())
    },

    async 'orders.export'({ query = EVERYTHING, redacted = false, picked }, context) {
      const seen = await sight()
      return exportList(await lists(), { query: await resolved(query), picked }, seen, redacted || !seen.plain, context)
    },

    'products.list': async ({ query }) => (await (await lists()).products()).query(query),
    'products.get': async ({ sku }) => (await (await lists()).products()).get(sku) ?? null,
  }
}

/** An order for its drawer, as somebody of that sight may see it. */
async function detailOf(open: OpenShop, order: Order, base: Base, sight: Sight): Promise<OrderDetail> {
  const { db } = open
  const [memo, promotion, tickets, acts, perks] = await Promise.all([
    db.orderNotes.get(order.number),
    order.promotion === undefined ? undefined : db.promotions.get(order.promotion),
    ticketRefs(open, { order: order.number }, sight),
    db.orderActs.where('order').equals(order.number).toArray(),
    readPerks(db, base.order),
  ])
  const mask = (plain: Order) => (sight.plain ? plain : { ...plain, buyer: maskBuyer(plain.buyer), note: maskText(plain.note) })
  const shown = mask(order)
  const tally = tallyOrder(order)
  const { total, refunded, paid } = tally
  return {
    order: shown,
    masked: !isEqual(shown.buyer, order.buyer),
    customer: customerIdOf(order.buyer.key),
    state: orderState(tally),
    ...(promotion ? { promotion: promotion.name } : {}),
    tickets,
    total,
    refunded,
    paid: paid && order.type === 'sale' ? total : 0,
    memo: memo?.note ?? '',
    importedBy: base.pack,
    tellsShipments: base.tellsShipments,
    base: mask(base.order),
    acts: inTime(acts).map((act) => (sight.plain ? act : maskAct(act))),
    perks,
  }
}

/** An act without what leads to the person. */
function maskAct(act: OrderAct): OrderAct {
  const { did } = act
  if (did.kind === 'refund' && did.note) return { ...act, did: { ...did, note: maskText(did.note) } }
  if (did.kind !== 'address') return act
  const { name, phone, text, region } = did.to
  const shown = maskBuyer({ key: '', email: '', name, phone })
  return { ...act, did: { ...did, to: { name: shown.name, phone: shown.phone, text: maskText(text), region } } }
}

async function exportList(
  { orders, tables }: Lists,
  { query, picked = EVERY_ROW }: { query: OrderQuery & { only?: readonly string[] }; picked?: Picked },
  sight: Sight,
  redacted: boolean,
  { signal, progress }: CallContext<{ rows: number; total: number }>,
): Promise<Blob> {
  const places = orders.places(query, sight)
  const keys = new Set(picked.keys)
  async function* records() {
    for (let i = 0; i < places.count; i++) {
      if (i % EXPORT_STEP === 0) {
        progress({ rows: i, total: places.count })
        await new Promise((go) => setTimeout(go))
        signal.throwIfAborted()
      }
      const { table, order } = places.at(i)
      if (keys.has(tables[table].table.orders.number[order]) === picked.all) continue
      const record = orderAt(tables[table].table, order)
      yield redacted ? withoutPerson(record) : record
    }
  }
  const { exportOrders } = await import('~/domain/import/exportOrders')
  const parts: Blob[] = []
  for await (const part of exportOrders(records())) parts.push(new Blob([part]))
  return new Blob(parts, { type: 'text/csv;charset=utf-8' })
}

/** An order that tells the same of trade and nothing of the person; notes go too, since people write addresses into them, and parcels lead to one. */
function withoutPerson(order: Order): Order {
  const { shipment } = order
  return {
    ...order,
    ...(shipment && { shipment: { ...shipment, tracking: '' } }),
    note: '',
    buyer: { key: customerIdOf(order.buyer.key), name: '', email: '', phone: '' },
  }
}
