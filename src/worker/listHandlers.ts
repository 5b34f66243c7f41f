import { exportOrders } from '~/domain/import/exportOrders'
import type { Order } from '~/domain/order'
import { orderState, tallyOrder } from '~/domain/orderState'
import { orderAt } from '~/segments/orders'
import type { OrderDetail, OrderQuery } from '~/store/lists'
import type { SeenTable } from '~/store/orderColumns'
import { OrderIndex } from '~/store/orderList'
import type { SeenPack } from '~/store/packs'
import { ProductIndex } from '~/store/productList'
import type { CallContext, Handlers } from './protocol'
import type { Loaded, OpenShop } from './shop'

type ListCalls = Pick<Handlers, 'orders.list' | 'orders.facets' | 'orders.get' | 'orders.export' | 'products.list' | 'products.get'>

/** Whole tables and what is derived of them, for one version of the orders. */
interface Lists {
  of: string
  loaded: Loaded
  packs: SeenPack[]
  tables: SeenTable[]
  orders: OrderIndex
  products: ProductIndex
}

/** Every order, newest first: what an export without a question takes. */
const EVERYTHING = { sort: 'placedAt', descending: true } as const
/** Orders between two reports of progress, and two looks whether the export was cancelled. */
const EXPORT_STEP = 2000

export function listHandlers(openShop: () => Promise<OpenShop>): ListCalls {
  let known: Promise<Lists> | undefined
  let knownOf: Loaded | undefined

  const lists = async (): Promise<Lists> => {
    const open = await openShop()
    const loaded = await open.loaded()
    if (known && knownOf === loaded) return known
    const before = known?.catch(() => undefined)
    const next = (async () => readLists(open, loaded, await before))()
    next.catch(() => {
      if (knownOf === loaded) knownOf = undefined
    })
    knownOf = loaded
    known = next
    return next
  }

  return {
    'orders.list': async ({ query }) => (await lists()).orders.query(query),
    'orders.facets': async () => (await lists()).orders.facets(),

    async 'orders.get'({ number }) {
      const { orders, tables, packs } = await lists()
      const place = orders.placeOf(number)
      if (!place) return null
      const memo = await (await openShop()).db.orderNotes.get(number)
      return detailOf(orderAt(tables[place.table].table, place.order), memo?.note ?? '', packs[place.table].row.id)
    },

    async 'orders.export'({ query }, context) {
      return exportList(await lists(), query ?? { ...EVERYTHING, offset: 0, limit: 0 }, context)
    },

    'products.list': async ({ query }) => (await lists()).products.query(query),
    'products.get': async ({ sku }) => (await lists()).products.get(sku) ?? null,
  }
}

/** Edited titles alone leave the orders' columns as they are. */
async function readLists(open: OpenShop, loaded: Loaded, before: Lists | undefined): Promise<Lists> {
  const { settings, version, edits } = loaded
  const of = JSON.stringify([
    settings.zone,
    settings.currency,
    loaded.packs.map(({ row, hidden }) => [row.id, hidden !== undefined && version]),
  ])
  if (before?.of === of) return { ...before, loaded, products: before.products.withEdits(edits, version) }
  const packs: SeenPack[] = []
  const tables: SeenTable[] = []
  for (const pack of loaded.packs) {
    const table = await open.packs.whole(pack.row)
    if (!table) continue
    packs.push(pack)
    tables.push({ table, hidden: pack.hidden })
  }
  const orders = new OrderIndex(tables, { zone: settings.zone, version })
  return { of, loaded, packs, tables, orders, products: ProductIndex.of(tables, { currency: settings.currency, edits, version }) }
}

function detailOf(order: Order, memo: string, importedBy: string): OrderDetail {
  const tally = tallyOrder(order)
  const { total, refunded, paid } = tally
  return { order, state: orderState(tally), total, refunded, paid: paid && order.type === 'sale' ? total : 0, memo, importedBy }
}

async function exportList(
  { orders, tables }: Lists,
  query: OrderQuery,
  { signal, progress }: CallContext<{ rows: number; total: number }>,
): Promise<Blob> {
  const places = orders.places(query)
  async function* records() {
    for (let i = 0; i < places.count; i++) {
      if (i % EXPORT_STEP === 0) {
        progress({ rows: i, total: places.count })
        await new Promise((go) => setTimeout(go))
        signal.throwIfAborted()
      }
      const { table, order } = places.at(i)
      yield orderAt(tables[table].table, order)
    }
  }
  const parts: Blob[] = []
  for await (const part of exportOrders(records())) parts.push(new Blob([part]))
  return new Blob(parts, { type: 'text/csv;charset=utf-8' })
}
