import type { Catalog } from './catalog'
import type { SoldLine } from './orderBook'
import type { Random } from './random'
import { placeOf } from './random'
import type { StockRoom } from './stockRoom'
import { DEPARTMENTS, SEASONS } from './tree'

/** Lines of an order: one for most. */
const LINES = [0.58, 0.83, 0.94, 0.985, 1]
/** A buyer looks so many times for something more, and much longer for anything at all. */
const LOOKS = 40
const MOST_LOOKS = 2000

/** What buyers put into the basket: by department, season and taste, and only what is there. */
export class Shelf {
  readonly #catalog: Catalog
  readonly #room: StockRoom
  /** Goods of each department, and rising sums of their weights today. */
  readonly #goods: number[][]
  readonly #sums: Float64Array[]
  readonly #departments = new Float64Array(DEPARTMENTS.length)

  constructor(catalog: Catalog, room: StockRoom) {
    this.#catalog = catalog
    this.#room = room
    this.#goods = DEPARTMENTS.map((_, department) => catalog.goods.flatMap((good, i) => (good.department === department ? [i] : [])))
    this.#sums = this.#goods.map((list) => new Float64Array(list.length))
  }

  beginDay(place: number, month: number): void {
    const { goods } = this.#catalog
    let all = 0
    this.#goods.forEach((list, department) => {
      const sums = this.#sums[department]
      let sum = 0
      for (let i = 0; i < list.length; i++) {
        const { onSale, demand, leaf } = goods[list[i]]
        if (place >= onSale[0] && place < onSale[1]) sum += demand * SEASONS[leaf.season][month - 1]
        sums[i] = sum
      }
      all += sum
      this.#departments[department] = all
    })
  }

  /** One to five lines; never empty. */
  basket(random: Random, taste: number): SoldLine[] {
    const lines: SoldLine[] = []
    const wanted = placeOf(LINES, random.next()) + 1
    let department = random.chance(0.5) ? taste : random.inSums(this.#departments)
    for (let look = 0; look < (lines.length > 0 ? LOOKS : MOST_LOOKS); look++) {
      const line = this.#line(random, department)
      if (line && !lines.some(({ sku }) => sku === line.sku)) lines.push(line)
      if (lines.length === wanted) break
      if (!line || random.chance(0.4)) department = random.inSums(this.#departments)
    }
    return lines
  }

  #line(random: Random, department: number): SoldLine | undefined {
    const sums = this.#sums[department]
    if (sums[sums.length - 1] === 0) return undefined
    const { goods, share, skus } = this.#catalog
    const good = goods[this.#goods[department][random.inSums(sums)]]
    const count = good.product.skus.length
    let sum = 0
    for (let i = 0; i < count; i++) sum += share[good.firstSku + i]
    let draw = random.next() * sum
    let sku = good.firstSku
    while (sku < good.firstSku + count - 1 && draw >= share[sku]) draw -= share[sku++]
    const available = this.#room.available[sku]
    if (available <= 0) return undefined
    const most = random.chance(0.87) ? 1 : random.chance(0.75) ? 2 : random.whole(3, 5)
    return { sku, quantity: Math.min(most, available), price: skus[sku].price }
  }
}
