import type { OrderTable } from '~/segments/orderTable'
import type { Loaded, OpenShop } from './shop'

/** Numbers of orders by their row among the columns; they stand in the part of a pack that is read last. */
export class OrderNumbers {
  readonly #tables: { first: number; hidden: Uint8Array | undefined; table: () => Promise<OrderTable | undefined> }[] = []

  constructor(open: OpenShop, { packs }: Pick<Loaded, 'packs'>) {
    let first = 0
    for (const { row, hidden } of packs) {
      // A pack whose file is lost has no orders among the columns.
      if (open.packs.lost.has(row.id)) continue
      this.#tables.push({ first, hidden, table: () => open.packs.whole(row) })
      first += row.orders
    }
  }

  async of(row: number): Promise<string> {
    const pack = this.#tables.findLast(({ first }) => first <= row)
    const table = await pack?.table()
    return (pack && table?.orders.number[row - pack.first]) ?? ''
  }

  /** undefined: no order that is seen has that number. */
  async rowOf(number: string): Promise<number | undefined> {
    for (const { first, hidden, table } of this.#tables.toReversed()) {
      const place = (await table())?.orders.number.findIndex((each, at) => each === number && !hidden?.[at]) ?? -1
      if (place >= 0) return first + place
    }
    return undefined
  }
}
