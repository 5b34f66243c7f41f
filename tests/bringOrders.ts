import type { Order } from '~/domain/order'
import { OrdersByNumber } from '~/store/existingOrders'
import type { Author } from '~/store/journal'
import type { Committed, Packs } from '~/store/packs'
import { aTable } from './builders'

/** Writes orders as their import does: they take the place of those that have their numbers. */
export async function bringOrders(packs: Packs, id: string, orders: Order[], author: Author = { who: 'owner', at: 1 }): Promise<Committed> {
  const existing = await OrdersByNumber.read(packs)
  const table = aTable(orders)
  const args = {
    fileName: 'f.csv',
    bytes: 1,
    rules: {} as never,
    added: orders.length,
    changed: 0,
    unchanged: 0,
    refusedRows: 0,
    lines: orders.length,
  }
  return packs.commit(table, existing.replacedBy(table.orders.number), existing.basis, { id, kind: 'orders.import', args }, author)
}
