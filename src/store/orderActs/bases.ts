import type { Order } from '~/domain/order'
import type { PackRow, ShopDb } from '~/store/db'

/** An order as it came in, without what our acts make of it. */
export interface Base {
  order: Order
  /** Id of the pack that it stands in. */
  pack: string
  /** Of the file that it came by. */
  fingerprint: number
  /** Where it comes from shipments are told: one without was not sent. */
  tellsShipments: boolean
}

/** What was read of packs for commands: deciders run within a transaction, in which no file can be read. By number; undefined: there is no such order. */
export interface Bases {
  /** basesStamp as it was when they were read. */
  of: string
  orders: Map<string, Base | undefined>
}

/** These orders have to be read from the packs, and the command tried again. */
export class OrderUnknown extends Error {
  constructor(readonly orders: readonly string[]) {
    super('orders are to be read')
  }
}

const known = new WeakMap<ShopDb, Bases>()

/** Names the packs that orders came in by. */
export const basesStamp = (rows: readonly PackRow[]): string =>
  JSON.stringify(
    rows
      .filter(({ live, acts }) => live && !acts)
      .sort((a, b) => a.order - b.order)
      .map(({ id, file = '' }) => [id, file]),
  )

/** Keeps what was read, beside what is known already of the same packs. */
export function keepBases(db: ShopDb, { of, orders }: Bases): void {
  const now = known.get(db)
  if (now?.of !== of) known.set(db, { of, orders: new Map(orders) })
  else for (const [number, base] of orders) now.orders.set(number, base)
}

/** These orders as they came in. Part of the caller's transaction; throws OrderUnknown where one was not read since orders came or went. */
export async function basesOf(db: ShopDb, numbers: readonly string[]): Promise<ReadonlyMap<string, Base | undefined>> {
  const held = known.get(db)
  if (held?.of !== basesStamp(await db.packs.toArray())) throw new OrderUnknown(numbers)
  const missing = numbers.filter((number) => !held.orders.has(number))
  if (missing.length > 0) throw new OrderUnknown(missing)
  return held.orders
}
