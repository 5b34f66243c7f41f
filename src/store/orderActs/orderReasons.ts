import type { OrderReason } from '~/domain/orderAct'
import { ORDER_REASONS } from '~/domain/orderAct'
import type { Facets } from '~/store/lists'
import { largestFirst } from '~/store/orderFacets'
import type { ShopDb } from '~/store/db'

/** By reason the orders of which money was given back, or units were cancelled, for it. */
async function ordersByReason({ orderActs }: ShopDb): Promise<Map<OrderReason, Set<string>>> {
  const orders = new Map<OrderReason, Set<string>>(ORDER_REASONS.map((reason) => [reason, new Set()]))
  await orderActs.each(({ order, did }) => {
    if (did.kind === 'refund' || did.kind === 'cancel') orders.get(did.reason)?.add(order)
  })
  return orders
}

/** Numbers of the orders with any of these reasons; undefined: none is asked for. */
export async function onlyByReason(db: ShopDb, reasons: readonly OrderReason[] | undefined): Promise<string[] | undefined> {
  if (!reasons?.length) return undefined
  const orders = await ordersByReason(db)
  return [...new Set(reasons.flatMap((reason) => [...(orders.get(reason) ?? [])]))].sort()
}

export async function reasonFacets(db: ShopDb): Promise<Facets['values'][string]> {
  return largestFirst([...(await ordersByReason(db))].map(([reason, orders]) => [reason, orders.size]))
}
