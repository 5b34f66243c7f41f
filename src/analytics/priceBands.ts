import { type Currency, unitOf } from '~/domain/money'

const STEPS = [1, 2, 5]
/** The highest band begins here, in the shop's currency. */
const HIGHEST = 1e9

/** Lower bounds of the bands of unit prices, on a ladder of 1, 2, 5, 10 … from the smallest coin up; 0 is for what costs nothing, or less than that coin. */
export function bandsOf(currency: Currency): number[] {
  const digits = Math.max(0, Math.round(Math.log10(unitOf(currency))) - 2)
  const bands = [0]
  for (let power = -digits; 10 ** power <= HIGHEST; power++) for (const step of STEPS) bands.push(Number(`${step}e${power}`))
  return bands
}

/** Index of the band that an amount for so many units falls into; -1 where the price of one is below nothing. No count: the amount is of one. */
export function bandOf(bounds: Float64Array, amount: number, quantity: number): number {
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
