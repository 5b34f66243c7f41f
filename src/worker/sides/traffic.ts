import type { Dataset } from '~/analytics/dataset'
import { NO_DAY } from '~/analytics/dayIndex'
import { joinVisits, type NamedOrders, type Visits } from '~/analytics/traffic/joinVisits'
import { readTraffic, type ShopTraffic } from '~/store/trafficFiles'
import type { Loaded, OpenShop } from '~/worker/shop'

interface Held {
  of: string
  visits: Promise<Visits | undefined>
}

/** Visits are the grain of two families: read once for both. */
const held = new WeakMap<OpenShop, Held>()

/** The visits of the shop, tied to its orders; undefined: it has no traffic. */
export async function visitsOf(open: OpenShop, loaded: Loaded): Promise<Visits | undefined> {
  const rows = await open.db.columnFiles.toArray()
  const of = `${loaded.of} ${rows.map(({ key }) => key).join(' ')}`
  const known = held.get(open)
  if (known?.of === of) return known.visits
  const visits = readVisits(open, loaded)
  held.set(open, { of, visits })
  visits.catch(() => held.delete(open))
  return visits
}

async function readVisits(open: OpenShop, loaded: Loaded): Promise<Visits | undefined> {
  const traffic = await readTraffic(open.db, open.files, ['sessions', 'trafficDays'])
  if (traffic.sessions.length + traffic.days.length === 0) return undefined
  const { dataset } = loaded
  return joinVisits(traffic, dataset.zone, await namedOrders(open, loaded, dataset, traffic))
}

/** Finds the rows of the orders that sessions name; of all other numbers nothing is kept. */
async function namedOrders(open: OpenShop, { packs }: Loaded, { orders }: Dataset, { sessions }: ShopTraffic): Promise<NamedOrders> {
  const named = new Set(sessions.flatMap(({ table }) => table.texts.order.values))
  const rows = new Map<string, number>()
  let first = 0
  for (const { row, hidden } of named.size > 1 ? packs : []) {
    // A lost pack has no rows among the columns.
    const numbers = await open.packs.numbers(row)
    if (!numbers) continue
    numbers.forEach((number, order) => {
      if (named.has(number) && !hidden?.[order]) rows.set(number, first + order)
    })
    first += numbers.length
  }
  return {
    rowOf: (number) => rows.get(number) ?? -1,
    isPaid: (row) => orders.excluded[row] === 0 && orders.paidDay[row] !== NO_DAY,
  }
}
