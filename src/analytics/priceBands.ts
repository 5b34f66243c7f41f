import { type Currency, unitOf } from '~/domain/money'
import { LazyColumns } from './grow'
import type { ShopColumns } from './shopColumns'

const STEPS = [1, 2, 5]
/** The highest band begins here, in the shop's currency. */
const HIGHEST = 1e9

/** Lower bounds of the bands of unit prices, on a ladder of 1, 2, 5, 10 … from the smallest coin up; 0 is for what costs nothing, or less than that coin. */
function bandsOf(currency: Currency): number[] {
  const digits = Math.max(0, Math.round(Math.log10(unitOf(currency))) - 2)
  const bands = [0]
  for (let power = -digits; 10 ** power <= HIGHEST; power++) for (const step of STEPS) bands.push(Number(`${step}e${power}`))
  return bands
}

/** Index of the band that an amount for so many units falls into; -1 where the price of one is below nothing. No count: the amount is of one. */
function bandOf(bounds: Float64Array, amount: number, quantity: number): number {
  const units = Math.abs(quantity) || 1
  const size = quantity < 0 ? -amount : amount
  if (size < 0) return -1
  let low = 0
  let high = bounds.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (bounds[middle] * units <= size) low = middle
    else high = middle - 1
  }
  return low
}

/** Which band each line's price falls into. */
export class PriceBands {
  readonly #shop: ShopColumns
  /** '' for a price below nothing. */
  readonly #keys: string[]
  readonly #byLine: LazyColumns<{ band: Uint8Array }>

  constructor(shop: ShopColumns) {
    const { currency } = shop
    const bands = bandsOf(currency)
    const bounds = Float64Array.from(bands, (bound) => Math.round(bound * unitOf(currency)))
    this.#shop = shop
    this.#keys = ['', ...bands.map(String)]
    this.#byLine = new LazyColumns<{ band: Uint8Array }>({ band: new Uint8Array(0) }, ({ band }, from, to) => {
      const { amount, quantity } = shop.columns.lines
      for (let line = from; line < to; line++) band[line] = bandOf(bounds, amount[line], quantity[line]) + 1
    })
  }

  /** By line: index in `keys`. */
  now(): { band: Uint8Array; keys: string[] } {
    return { band: this.#byLine.get(this.#shop.columns.lines.count).band, keys: this.#keys }
  }
}
