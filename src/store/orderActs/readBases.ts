import { orderAt } from '~/segments/orders'
import type { OrderTable } from '~/segments/orderTable'
import type { PackRow } from '~/store/db'
import { hiddenOf, type Packs } from '~/store/packs'
import { type Base, type Bases, basesStamp } from './bases'

/** From so many on a look-up of all at once is quicker than one after the other. */
const MANY = 8

/** Reads orders as they came in from the packs that are no acts' own, the newest first. */
export async function readBases(packs: Packs, numbers: Iterable<string>, rows?: readonly PackRow[]): Promise<Bases> {
  const all = rows ?? (await packs.rows())
  const live = all.filter((row) => row.live && !row.acts)
  const hidden = hiddenOf(live)
  const orders = new Map<string, Base | undefined>([...numbers].map((number) => [number, undefined]))
  const missing = new Set(orders.keys())
  for (const row of live.toReversed()) {
    if (missing.size === 0) break
    const table = await packs.whole(row)
    if (!table) continue
    const lists = hidden.get(row.id) ?? []
    for (const [number, at] of placesIn(table, missing)) {
      if (lists.some((list) => list.includes(at))) continue
      missing.delete(number)
      orders.set(number, {
        order: orderAt(table, at),
        pack: row.id,
        fingerprint: table.orders.fingerprint[at] ?? 0,
        tellsShipments: tellsShipments(table),
      })
    }
  }
  return { of: basesStamp(all), orders }
}

/** Where these orders stand in a table. */
export function placesIn({ orders: { number } }: Pick<OrderTable, 'orders'>, wanted: ReadonlySet<string>): [number: string, at: number][] {
  const places: [string, number][] = []
  if (wanted.size > MANY) number.forEach((each, at) => wanted.has(each) && places.push([each, at]))
  else for (const each of wanted) for (let at = number.indexOf(each); at >= 0; at = number.indexOf(each, at + 1)) places.push([each, at])
  return places
}

export const tellsShipments = ({ orders }: OrderTable): boolean => orders.shippedAt.some((at) => !Number.isNaN(at))
