import { CustomerIndex } from '~/store/customerList'
import type { OrderIndex } from '~/store/orderList'
import type { OpenShop } from './shop'
import { type Lists, listsOf } from './shopLists'

/** Added up once for the same orders; notes and tags are of a version. */
const sums = new WeakMap<OrderIndex, CustomerIndex>()
const known = new WeakMap<Lists, Promise<CustomerIndex>>()

/** The customers of a shop at its newest version. Nothing is added up before the first question. */
export async function customersOf(open: OpenShop): Promise<CustomerIndex> {
  const lists = await listsOf(open)
  const last = known.get(lists)
  if (last) return last
  const next = readCustomers(open, lists)
  next.catch(() => known.delete(lists))
  known.set(lists, next)
  return next
}

async function readCustomers(open: OpenShop, { orders, tables, state: { settings, version } }: Lists): Promise<CustomerIndex> {
  const rows = await open.db.customers.toArray()
  const edits = new Map(rows.map(({ key, ...edit }) => [key, edit]))
  const sum = sums.get(orders)
  if (sum) return sum.withEdits(edits, version)
  const made = CustomerIndex.of(tables, { currency: settings.currency, edits, version })
  sums.set(orders, made)
  return made
}

/** Who the buyers are, without notes and tags: added up once for the same orders. */
export async function namesOf(open: OpenShop): Promise<CustomerIndex> {
  const { orders, tables, state } = await listsOf(open)
  let made = sums.get(orders)
  if (!made) {
    made = CustomerIndex.of(tables, { currency: state.settings.currency, edits: new Map(), version: state.version })
    sums.set(orders, made)
  }
  return made
}
