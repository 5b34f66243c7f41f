import { keepBuyers } from '~/store/ticketBuyer'
import { namesOf } from './shopCustomers'
import type { OpenShop } from './shop'

/** Looks customers up for commands, which read no orders. */
export async function knowBuyers(open: OpenShop, customers: readonly string[]): Promise<void> {
  const names = await namesOf(open)
  keepBuyers(open.db, new Map(customers.map((id) => [id, names.get(id, { plain: true, reveals: true })?.personal.key])))
}
