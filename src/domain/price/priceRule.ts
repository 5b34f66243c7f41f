import { type Amount, type Currency, unitOf } from '~/domain/money'
import type { Product, Sku } from '~/domain/product'
import { type Formula, readFormula } from './formula'
import { type Direction, type Rounding, roundPrice } from './rounding'

/** How a new price follows from what a SKU has. Percent and margin as a share of 1; amounts in the shop's currency. */
export type PriceStep =
  | { by: 'percent'; value: number }
  | { by: 'amount'; value: Amount }
  | { by: 'set'; value: Amount }
  /** So that (price − cost) ÷ price is this. */
  | { by: 'margin'; value: number }
  | { by: 'formula'; text: string }

/** Which of a SKU's amounts is changed. */
export const PRICE_FIELDS = ['price', 'compareAt', 'floor'] as const
export type PriceField = (typeof PRICE_FIELDS)[number]

/** A change of many prices. */
export interface PriceRule {
  field: PriceField
  step: PriceStep
  rounding: Rounding
  direction: Direction
  /** With a price that falls: 'keep' strikes the old price out where none is; with one that rises to it, 'drop' takes a struck-out price away. */
  struckOut: 'leave' | 'keep' | 'drop'
  /** Prices below cost are let through too; never those below the floor. */
  belowCost: boolean
}

/** Why a SKU that was chosen keeps its price. */
export const HELD_BACK = ['belowFloor', 'belowCost', 'notAbove0', 'noCost', 'noBase', 'aboveStruckOut', 'tooLarge', 'unchanged'] as const
export type HeldBack = (typeof HELD_BACK)[number]

/** One SKU of the preview. */
export interface PriceChange {
  product: string
  sku: string
  was: Amount | undefined
  is: Amount
  /** What the struck-out price becomes, where that changes too; null: none any more. */
  compareAt?: Amount | null
}

export interface PriceHeld {
  product: string
  sku: string
  was: Amount | undefined
  /** What the rule would have made of it. */
  would?: Amount
  why: HeldBack
}

export interface PricePreview {
  changes: PriceChange[]
  held: PriceHeld[]
}

/** What a preview comes to: a command that was decided on it is carried out only if it comes to the same again. */
export interface PreviewSum {
  skus: number
  /** Of the new amounts. */
  total: Amount
}

export const sumOf = ({ changes }: Pick<PricePreview, 'changes'>): PreviewSum => ({
  skus: changes.length,
  total: changes.reduce((sum, { is }) => sum + is, 0),
})

/** No amount beyond this: sums of many stay exact. */
const MOST = 1e15

/** Exactly the SKUs that the rule changes, and those that it leaves, each with the reason. Throws where the rule's formula cannot be read: ask checkPriceRule first. */
export function previewPrices(rule: PriceRule, products: readonly Product[], currency: Currency): PricePreview {
  const step = stepOf(rule, currency)
  const preview: PricePreview = { changes: [], held: [] }
  for (const { key, skus } of products) {
    for (const sku of skus) {
      const was = sku[rule.field]
      const found = priceOf(rule, step, sku, currency)
      if (typeof found === 'string') preview.held.push({ product: key, sku: sku.code, was, why: found })
      else if ('why' in found) preview.held.push({ product: key, sku: sku.code, was, would: found.would, why: found.why })
      else preview.changes.push({ product: key, sku: sku.code, was, ...found })
    }
  }
  return preview
}

/** What is wrong with a rule; undefined: nothing. */
export function checkPriceRule({ step }: PriceRule): 'number' | 'margin' | 'formula' | undefined {
  if (step.by === 'formula') return readFormula(step.text).ok ? undefined : 'formula'
  if (!Number.isFinite(step.value)) return 'number'
  if (step.by === 'margin') return step.value < 1 ? undefined : 'margin'
  if (step.by === 'percent') return step.value > -1 ? undefined : 'number'
  return step.by === 'set' && step.value <= 0 ? 'number' : undefined
}

/** The new amount before rounding, or why there is none. */
type Step = (sku: Sku) => number | Extract<HeldBack, 'noCost' | 'noBase'>

function stepOf({ field, step }: PriceRule, currency: Currency): Step {
  switch (step.by) {
    case 'percent':
      return (sku) => baseOf(sku, field, (base) => base * (1 + step.value))
    case 'amount':
      return (sku) => baseOf(sku, field, (base) => base + step.value)
    case 'set':
      return () => step.value
    case 'margin':
      return ({ cost }) => (cost > 0 ? cost / (1 - step.value) : 'noCost')
    case 'formula':
      return byFormula(step.text, currency)
  }
}

/** A field that a SKU does not have yet follows from its price. */
function baseOf(sku: Sku, field: PriceField, next: (base: Amount) => number): number | 'noBase' {
  const base = sku[field] ?? sku.price
  return base > 0 ? next(base) : 'noBase'
}

function byFormula(text: string, currency: Currency): Step {
  const read = readFormula(text)
  if (!read.ok) throw new Error(`no formula: ${read.error.why} at ${read.error.at}`)
  const unit = unitOf(currency)
  const { formula }: { formula: Formula } = read
  return ({ price, cost, compareAt, floor }) => {
    const of = (amount: Amount | undefined) => (amount === undefined ? undefined : amount / unit)
    const value = formula({ price: of(price), cost: cost > 0 ? of(cost) : undefined, compareAt: of(compareAt), floor: of(floor) })
    return Number.isNaN(value) ? 'noBase' : value * unit
  }
}

type Found = Pick<PriceChange, 'is' | 'compareAt'> | { why: HeldBack; would: Amount } | HeldBack

function priceOf(rule: PriceRule, step: Step, sku: Sku, currency: Currency): Found {
  const raw = step(sku)
  if (typeof raw === 'string') return raw
  if (!(raw > 0)) return 'notAbove0'
  if (raw > MOST) return 'tooLarge'
  const is = roundPrice(raw, rule.rounding, rule.direction, currency)
  if (is === sku[rule.field]) return 'unchanged'
  if (rule.field === 'compareAt') return is > sku.price ? { is } : { why: 'aboveStruckOut', would: is }
  if (rule.field === 'floor') return is <= sku.price ? { is } : { why: 'belowFloor', would: is }
  if (is < (sku.floor ?? 0)) return { why: 'belowFloor', would: is }
  if (is < sku.cost && !rule.belowCost) return { why: 'belowCost', would: is }
  return withStruckOut(rule, sku, is)
}

/** A struck-out price is above the price, or it is none. */
function withStruckOut({ struckOut }: PriceRule, { price, compareAt }: Sku, is: Amount): Found {
  if (struckOut === 'keep' && is < price && compareAt === undefined) return { is, compareAt: price }
  if (compareAt === undefined || is < compareAt) return { is }
  return struckOut === 'drop' ? { is, compareAt: null } : { why: 'aboveStruckOut', would: is }
}
