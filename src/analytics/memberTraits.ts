import type { Attributes } from './attributes'
import type { DayIndex } from './dayIndex'
import { LazyColumns } from './grow'
import { part } from './parts'
import type { PriceBands } from './priceBands'
import type { LineScope } from './orderSums'
import { type Bits, bitsOf } from './paymentBits'
import { type ShopColumns, nameOfLines } from './shopColumns'

/** Codes into members; every one of them once, '' always the first. */
export interface Members {
  readonly codes: Uint32Array
  readonly keys: readonly string[]
}

const codes = () => ({ codes: new Uint32Array(0) })

/** What goods and buyers are told apart by, asked once for each distinct one when a question first needs it. */
export class MemberTraits {
  readonly attributes: Attributes
  readonly #shop: ShopColumns
  readonly #known = new Map<string, () => Members>()
  #bands: PriceBands | undefined

  constructor(shop: ShopColumns, attributes: Attributes) {
    this.attributes = attributes
    this.#shop = shop
  }

  /** By SKU code. Goods that are in no catalogue are products by themselves. */
  product(): Members {
    return this.#ofSkus('product', (sku) => this.attributes.skuOf(sku)?.product ?? sku)
  }

  readonly #bits = new Map<string, { paid: DayIndex; bits: Bits[] }>()

  /** By category: payments of orders with any of it among the lines that the scope counts. */
  categoryBits(scope: LineScope): Bits[] {
    const { paid, columns } = this.#shop
    const name = nameOfLines(scope)
    const known = this.#bits.get(name)
    if (known?.paid === paid) return known.bits
    const { orders, lines } = columns
    const { marks } = this.#shop.marks(scope).get(lines.count)
    const { codes: members, keys } = this.category(1)
    const bits = keys.map(() => bitsOf(paid))
    paid.row.forEach((order, place) => {
      for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++)
        bits[members[lines.sku.codes[line]]][place >>> 5] |= marks[line] << place
    })
    this.#bits.set(name, { paid, bits })
    return bits
  }

  supplier(): Members {
    return this.#ofSkus('supplier', (sku) => this.attributes.skuOf(sku)?.supplier ?? '')
  }

  category(level: number): Members {
    return this.#ofSkus(`category ${level}`, (sku) => this.attributes.skuOf(sku)?.categories[level - 1] ?? '')
  }

  /** By buyer code. */
  tier(): Members {
    return this.#ofBuyers('tier', (buyer) => (buyer === '' ? '' : this.attributes.tierOf(buyer)))
  }

  segment(): Members {
    return this.#ofBuyers('segment', (buyer) => (buyer === '' ? '' : this.attributes.segmentOf(buyer)))
  }

  /** By line: index in `keys`, '' for a price below nothing. */
  priceBand(): { band: Uint8Array; keys: string[] } {
    this.#bands ??= new (part('anyCase').PriceBands)(this.#shop)
    return this.#bands.now()
  }

  /** 1 for codes of SKUs in any of the categories, whatever its level. */
  inCategories(wanted: ReadonlySet<string>): Uint8Array {
    const mask = new Uint8Array(this.#shop.columns.lines.sku.values.length)
    for (let level = 1, more = true; more; level++) {
      const { codes: members, keys } = this.category(level)
      // Only the first level tells of goods without any; a level that nothing reaches is the last.
      const takes = Uint8Array.from(keys, (key) => (wanted.has(key) && (key !== '' || level === 1) ? 1 : 0))
      for (let sku = 0; sku < mask.length; sku++) mask[sku] |= takes[members[sku]]
      more = keys.length > 1
    }
    return mask
  }

  /** 1 for codes of buyers in any of the audiences. */
  inAudiences(wanted: readonly string[]): Uint8Array {
    const sets = wanted.map((key) => this.attributes.audience(key))
    return Uint8Array.from(this.#shop.columns.orders.buyer.values, (buyer) => (buyer !== '' && sets.some((set) => set?.has(buyer)) ? 1 : 0))
  }

  #ofSkus(name: string, of: (sku: string) => string): Members {
    return this.#members(name, () => this.#shop.columns.lines.sku.values, of)
  }

  #ofBuyers(name: string, of: (buyer: string) => string): Members {
    return this.#members(name, () => this.#shop.columns.orders.buyer.values, of)
  }

  #members(name: string, values: () => string[], of: (value: string) => string): Members {
    const known = this.#known.get(name)
    if (known) return known()
    const keys = ['']
    const index = new Map([['', 0]])
    const columns = new LazyColumns(codes(), (into, from, to) => {
      const all = values()
      for (let code = from; code < to; code++) {
        const key = of(all[code])
        let member = index.get(key)
        if (member === undefined) {
          member = keys.length
          index.set(key, member)
          keys.push(key)
        }
        into.codes[code] = member
      }
    })
    const get = () => ({ codes: columns.get(values().length).codes, keys })
    this.#known.set(name, get)
    return get()
  }
}
