import type { OrderTable } from '~/segments/orderTable'
import type { Loaded, OpenShop } from './shop'

/** Orders by their row among the columns: what names them stands in the part of a pack that is read last. */
export class OrdersByRow {
  /** Every pack whose file is there, by the row of its first order. */
  readonly packs: readonly { first: number; hidden: Uint8Array | undefined; table: () => Promise<OrderTable | undefined> }[]

  constructor(open: OpenShop, { packs }: Pick<Loaded, 'packs'>) {
    let first = 0
    this.packs = packs.flatMap(({ row, hidden }) => {
      // A pack whose file is lost has no orders among the columns.
      if (open.packs.lost.has(row.id)) return []
      const pack = { first, hidden, table: () => open.packs.whole(row) }
      first += row.orders
      return [pack]
    })
  }

  /** The orders of its pack, and its place among them. */
  async at(row: number): Promise<{ orders: OrderTable['orders']; place: number } | undefined> {
    const pack = this.packs.findLast(({ first }) => first <= row)
    const table = await pack?.table()
    return pack && table && { orders: table.orders, place: row - pack.first }
  }

  async numberOf(row: number): Promise<string> {
    const found = await this.at(row)
    return found?.orders.number[found.place] ?? ''
  }

  /** undefined: no order that is seen has that number. */
  async rowOf(number: string): Promise<number | undefined> {
    for (const { first, hidden, table } of this.packs.toReversed()) {
      const place = (await table())?.orders.number.findIndex((each, at) => each === number && !hidden?.[at]) ?? -1
      if (place >= 0) return first + place
    }
    return undefined
  }
}
