import { type Currency, unitOf } from '~/domain/money'
import { PRICE_FIELDS, type PriceRule, type PriceStep } from '~/domain/price/priceRule'
import { DIRECTIONS, ROUNDINGS } from '~/domain/price/rounding'
import { LISTING_STATES } from '~/domain/product'
import { defineUrlState, flag, oneOf, someOf, text, texts } from '~/lib/urlState'
import type { PriceScope } from '~/store/priceList'

export const STEPS = ['percent', 'amount', 'set', 'margin', 'formula'] as const satisfies readonly PriceStep['by'][]
export const STRUCK_OUT = ['leave', 'keep', 'drop'] as const satisfies readonly PriceRule['struckOut'][]

/** Whole change as the address holds it: which products, and the rule. `value` as it was typed. */
export const pricesView = defineUrlState({
  state: someOf(LISTING_STATES),
  category: texts(),
  tag: texts(),
  brand: texts(),
  supplier: texts(),
  field: oneOf(PRICE_FIELDS, 'price'),
  by: oneOf(STEPS, 'percent'),
  value: text(),
  formula: text(),
  rounding: oneOf(ROUNDINGS, 'minor'),
  direction: oneOf(DIRECTIONS, 'nearest'),
  struckOut: oneOf(STRUCK_OUT, 'leave'),
  belowCost: flag(),
  show: oneOf(['changes', 'held'], 'changes'),
})
export type PricesView = typeof pricesView.initial

/** A number as people type it: with full-width digits, a sign, a %, a decimal comma; NaN where it is none. */
function readNumber(typed: string): number {
  const plain = typed
    .normalize('NFKC')
    .trim()
    .replace(/%$/, '')
    .replace('−', '-')
    .replace(/,(\d{1,2})$/, '.$1')
    .replaceAll(',', '')
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN
}

function stepOf({ by, value, formula }: PricesView, currency: Currency): PriceStep {
  const number = readNumber(value)
  switch (by) {
    case 'percent':
    case 'margin':
      return { by, value: number / 100 }
    case 'amount':
    case 'set':
      return { by, value: Math.round(number * unitOf(currency)) }
    case 'formula':
      return { by, text: formula }
  }
}

/** The rule that the form tells; checkPriceRule says whether it can be carried out. */
export function toRule(view: PricesView, currency: Currency): PriceRule {
  const { field, rounding, direction, struckOut, belowCost } = view
  return { field, step: stepOf(view, currency), rounding, direction, struckOut: field === 'price' ? struckOut : 'leave', belowCost }
}

/** `keys`: products that were chosen in a list; they go before what the address says. */
export function toScope({ state, category, tag, brand, supplier }: PricesView, keys: readonly string[] | undefined): PriceScope {
  return keys ? { keys } : { state, category, tag, brand, supplier }
}
