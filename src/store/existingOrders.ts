import type { Order } from '~/domain/order'
import { orderAt } from '~/segments/orders'
import type { OrderTable } from '~/segments/orderTable'
import type { PackRow, Replaced } from './db'
import type { ExistingOrders } from './import/existing'
import { hiddenOf, maskOf, type Packs, stateOf } from './packs'

/** Every version of every order that the shop keeps, found by its number. */
export class OrdersByNumber implements ExistingOrders {
  /** stateOf the packs that this was read from. */
  readonly basis: string
  readonly #packs: { row: PackRow; table: OrderTable; first: number }[] = []
  /** Refs of all versions, the seen one (if any) first. A ref is a position over all packs, one after the other. */
  readonly #refs = new Map<string, number[]>()
  readonly #unseen = new Set<number>()

  private constructor(rows: PackRow[], tables: (OrderTable | undefined)[]) {
    this.basis = stateOf(rows)
    const hidden = hiddenOf(rows.filter((row) => row.live))
    let first = 0
    rows.forEach((row, i) => {
      const table = tables[i]
      if (!table) return
      this.#packs.push({ row, table, first })
      const mask = hidden.get(row.id)
      const gone = mask && maskOf(mask, row.orders)
      this.#add(table, first, (order) => row.live && gone?.[order] !== 1)
      first += row.orders
    })
  }

  static async read(packs: Packs): Promise<OrdersByNumber> {
    const rows = await packs.rows()
    return new OrdersByNumber(rows, await Promise.all(rows.map((row) => packs.whole(row))))
  }

  #add(table: OrderTable, first: number, isSeen: (order: number) => boolean) {
    table.orders.number.forEach((number, order) => {
      const ref = first + order
      const known = this.#refs.get(number)
      const seen = isSeen(order)
      if (!seen) this.#unseen.add(ref)
      if (!known) this.#refs.set(number, [ref])
      else if (seen) known.unshift(ref)
      else known.push(ref)
    })
  }

  find(number: string): number {
    const ref = this.#refs.get(number)?.[0] ?? -1
    return ref >= 0 && !this.#unseen.has(ref) ? ref : -1
  }

  fingerprint(ref: number): number {
    const { table, order } = this.#at(ref)
    return table.orders.fingerprint[order]
  }

  async read(refs: number[]): Promise<Order[]> {
    return refs.map((ref) => {
      const { table, order } = this.#at(ref)
      return orderAt(table, order)
    })
  }

  /** What a pack with these orders takes the place of: every earlier version, undone imports included, in case their undo is undone. */
  replacedBy(numbers: readonly string[]): Replaced[] {
    const byPack = new Map<string, number[]>()
    for (const number of numbers) {
      for (const ref of this.#refs.get(number) ?? []) {
        const { row, order } = this.#at(ref)
        const list = byPack.get(row.id)
        if (list) list.push(order)
        else byPack.set(row.id, [order])
      }
    }
    return [...byPack].map(([pack, orders]) => ({ pack, orders: Uint32Array.from(orders).sort() }))
  }

  #at(ref: number): { row: PackRow; table: OrderTable; order: number } {
    const pack = this.#packs.findLast(({ first }) => first <= ref)
    if (!pack) throw new RangeError(`no order ${ref}`)
    return { row: pack.row, table: pack.table, order: ref - pack.first }
  }
}
