/** How a product stands for stock: not counted, nothing left to sell, some SKU at its reorder point, enough. */
export const STOCK_STATES = ['none', 'out', 'low', 'ok'] as const
export type StockState = (typeof STOCK_STATES)[number]

/** How complete a product is, in percent: less than 60, less than 90, less than 100, all of it. */
export const COMPLETE_BANDS = ['poor', 'fair', 'good', 'full'] as const
export type CompleteBand = (typeof COMPLETE_BANDS)[number]

/** Index in COMPLETE_BANDS. */
export const completeBandOf = (percent: number): number => (percent < 60 ? 0 : percent < 90 ? 1 : percent < 100 ? 2 : 3)

/** A band of prices in whole units of money, half-open; `to` Infinity: no end. */
export interface PriceBand {
  from: number
  to: number
}

/** The band that `50-100` or `100-` names; undefined for other texts. */
export function parsePriceBand(text: string): PriceBand | undefined {
  const found = /^(\d{1,12})-(\d{0,12})$/.exec(text)
  if (!found) return undefined
  const from = Number(found[1])
  const to = found[2] === '' ? Infinity : Number(found[2])
  return to > from ? { from, to } : undefined
}

export const formatPriceBand = ({ from, to }: PriceBand): string => `${from}-${to === Infinity ? '' : to}`

/** Most bands of prices that a list offers. */
const MOST_BANDS = 6

/** Bands between round prices that cut these, which are sorted, into parts of about the same size. */
export function bandsOf(prices: ArrayLike<number>): PriceBand[] {
  const cuts = new Set<number>()
  for (let part = 1; part < MOST_BANDS; part++) {
    const price = prices[Math.floor((prices.length * part) / MOST_BANDS)]
    if (price > prices[0]) cuts.add(roundPrice(price))
  }
  const bounds = [0, ...[...cuts].filter((cut) => cut > 0).sort((a, b) => a - b), Infinity]
  return prices.length === 0 ? [] : bounds.slice(1).map((to, at) => ({ from: bounds[at], to }))
}

/** The nearest of 1, 1.5, 2, 3, 5, 7 × a power of ten, a whole number. */
function roundPrice(price: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, price)))
  const steps = [1, 1.5, 2, 3, 5, 7, 10].map((step) => Math.round(step * power))
  return steps.reduce((best, step) => (Math.abs(step - price) < Math.abs(best - price) ? step : best))
}
