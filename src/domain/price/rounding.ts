import { type Amount, type Currency, minorDigits, unitOf } from '~/domain/money'

/**
 * Which prices a change may end in. minor: any that can be paid (cents); whole: no cents; tens: …0; nine: whole and ends in 9 (129); ninetyNine: whole and ends in 99
 * (199); point99: …,99 of a currency with cents (12.99).
 */
export const ROUNDINGS = ['minor', 'whole', 'tens', 'nine', 'ninetyNine', 'point99'] as const
export type Rounding = (typeof ROUNDINGS)[number]

export const DIRECTIONS = ['nearest', 'up', 'down'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** Prices that a rounding allows are `end` more than whole multiples of `step`. */
function gridOf(rounding: Rounding, currency: Currency): { step: number; end: number } {
  const unit = unitOf(currency)
  const cent = unit / 10 ** minorDigits(currency)
  switch (rounding) {
    case 'minor':
      return { step: cent, end: 0 }
    case 'whole':
      return { step: unit, end: 0 }
    case 'tens':
      return { step: 10 * unit, end: 0 }
    case 'nine':
      return { step: 10 * unit, end: 9 * unit }
    case 'ninetyNine':
      return { step: 100 * unit, end: 99 * unit }
    case 'point99':
      // A currency without cents has no .99.
      return cent === unit ? { step: unit, end: 0 } : { step: unit, end: unit - cent }
  }
}

/** The allowed price nearest to this one (of two as near the higher), the next above or the next below; what is allowed stays. Never below the least one above 0. */
export function roundPrice(price: number, rounding: Rounding, direction: Direction, currency: Currency): Amount {
  const { step, end } = gridOf(rounding, currency)
  // Products of decimals miss by a little what they should be exactly.
  const places = (price - end) / step
  const near = Math.abs(places - Math.round(places)) < 1e-9 ? Math.round(places) : places
  const place = direction === 'up' ? Math.ceil(near) : direction === 'down' ? Math.floor(near) : Math.floor(near + 0.5)
  const least = end > 0 ? 0 : 1
  return Math.max(place, least) * step + end
}
