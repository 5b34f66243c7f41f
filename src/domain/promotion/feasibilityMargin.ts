import type { Amount } from '~/domain/money'
import type { CartGoods, PriceTerms } from './cart'
import { covers } from './goodsScope'
import { ManyCarts } from './manyCarts'
import type { GoodsScope, Reach, Rule } from './rule'

/** A margin below this share of what is paid is thin: postage and returns will eat it. */
export const THIN = 0.05

/** A SKU as it is sold without the plan. */
export interface PricedGoods {
  goods: CartGoods
  title: string
  price: Amount
}

/** A cart that brings too little, of all that a buyer with every right could put together of a SKU. Amounts are of the whole cart. */
export interface MarginRow {
  sku: string
  title: string
  /** `sku` is the first. */
  lines: readonly { sku: string; units: number }[]
  before: Amount
  pay: Amount
  cost: Amount
  gifts: Amount
  /** pay − cost − gifts. */
  margin: Amount
  /** loss: below zero · floor: a unit would be sold below its floor price, so that buyers get less off than they are told · thin. */
  why: 'loss' | 'floor' | 'thin'
  /** Of the promotions beside it without which it would not be so; absent: by the plan alone. */
  by?: readonly string[]
}

export interface MarginTerms extends Omit<PriceTerms, 'rules'> {
  /** As orders are priced by them (effectiveRules). */
  rules: readonly Rule[]
  /** Rules of promotions of the same time, and the name of the promotion of each by the rule's key. */
  beside: readonly Rule[]
  names: ReadonlyMap<string, string>
}

/** Carts larger than that are no typical ones. */
const MOST_UNITS = 20
const POINTS = 1_000_000

/**
 * The worst cart of a SKU: one unit, and as many as each step asks for, with what else a set needs, for a buyer of each tier who has every coupon and fits every
 * rule. Undefined: nothing is wrong with any of them; `lowest` is the lowest margin that was met.
 */
export class MarginCheck {
  readonly #terms: MarginTerms
  readonly #tiers: readonly string[]
  /** By rule: what its set takes besides the goods it begins with. */
  readonly #others: ReadonlyMap<string, readonly Put[]>
  readonly #goods: readonly CartGoods[]
  readonly #carts = new Map<string, ManyCarts>()
  lowest: number | undefined

  constructor(terms: MarginTerms, catalogue: readonly PricedGoods[]) {
    this.#terms = { ...terms, rules: terms.rules.map(openToAll), beside: terms.beside.map(openToAll) }
    const named = [...terms.rules, ...terms.beside].flatMap(({ who }) => who.tiers ?? [])
    this.#tiers = ['', ...new Set(named)]
    this.#goods = catalogue.map(({ goods }) => goods)
    this.#others = new Map(terms.rules.flatMap((rule) => companions(rule, catalogue)))
  }

  worstOf(one: PricedGoods): MarginRow | undefined {
    if (one.goods.cost === undefined) return undefined
    let worst: MarginRow | undefined
    for (const lines of this.#cartsOf(one)) {
      for (const tier of this.#tiers) {
        const row = this.#judged(one, lines, tier)
        if (row && (!worst || rank(row) < rank(worst))) worst = row
      }
    }
    return worst
  }

  /** A rule that asks for so much is tried with so many units, and one unit is always tried. */
  *#cartsOf(one: PricedGoods): Generator<readonly Put[]> {
    const counts = new Set([1])
    const { rules, beside } = this.#terms
    for (const { scope, action } of [...rules, ...beside]) {
      if (!covers(scope, one.goods)) continue
      for (const units of unitsFor(action, one.price)) if (units <= MOST_UNITS) counts.add(units)
    }
    for (const units of counts) yield [{ of: one, units }]
    for (const { key, scope, action } of rules) {
      const others = this.#others.get(key)?.filter(({ of }) => of.goods.sku !== one.goods.sku)
      if (!others?.length || !covers(scope, one.goods)) continue
      if (action.kind === 'bundle' && covers(action.parts[0].scope, one.goods)) yield [{ of: one, units: action.parts[0].units }, ...others]
      if (action.kind === 'buyXGetY') yield [{ of: one, units: action.buy }, ...others]
    }
  }

  #judged(one: PricedGoods, puts: readonly Put[], tier: string): MarginRow | undefined {
    const { rules, beside, names } = this.#terms
    const all = this.#price(puts, tier, 'all')
    const row = rowOf(one, puts, all)
    if (row.share < (this.lowest ?? Infinity)) this.lowest = row.share
    // What is so without the plan is not the plan's doing.
    if ((all.goods === all.before && all.gifts === 0) || !rules.some(({ key }) => all.fired.includes(key))) return undefined
    const why = row.margin < 0 ? 'loss' : this.#isBelowFloor(puts, tier) ? 'floor' : row.share < THIN ? 'thin' : undefined
    if (!why) return undefined
    const alone = beside.length > 0 ? rowOf(one, puts, this.#price(puts, tier, 'own')) : row
    const isAlone = why === 'floor' || (why === 'loss' ? alone.margin < 0 : alone.share < THIN)
    const by = isAlone ? [] : [...new Set(beside.flatMap(({ key }) => (all.fired.includes(key) ? [names.get(key) ?? key] : [])))]
    const { share: _, ...told } = row
    return { ...told, why, ...(by.length > 0 ? { by } : {}) }
  }

  /** What buyers are told would take a unit below its floor price; the engine would not, and they would get less. */
  #isBelowFloor(puts: readonly Put[], tier: string): boolean {
    if (!puts.some(({ of }) => of.goods.floor !== undefined)) return false
    const { paid } = this.#price(puts, tier, 'noFloor')
    return puts.some(({ of, units }, at) => of.price >= (of.goods.floor ?? 0) && paid[at] < (of.goods.floor ?? 0) * units)
  }

  #price(puts: readonly Put[], tier: string, as: 'all' | 'own' | 'noFloor'): ReturnType<ManyCarts['price']> {
    const name = `${as} ${tier}`
    const carts = this.#carts.get(name) ?? this.#cartsAs(tier, as)
    this.#carts.set(name, carts)
    return carts.price(puts.map(({ of, units }) => ({ sku: of.goods.sku, units, amount: of.price * units })))
  }

  #cartsAs(tier: string, as: 'all' | 'own' | 'noFloor'): ManyCarts {
    const { rules, beside } = this.#terms
    const fitting = (as === 'all' ? [...rules, ...beside] : rules).filter(({ who }) => !who.tiers?.length || who.tiers.includes(tier))
    const goods = as === 'noFloor' ? this.#goods.map((each) => ({ ...each, floor: undefined })) : this.#goods
    return new ManyCarts({ ...this.#terms, rules: fitting }, goods, { tier, points: POINTS })
  }
}

function rowOf(
  one: PricedGoods,
  puts: readonly Put[],
  { before, goods, gifts }: ReturnType<ManyCarts['price']>,
): Omit<MarginRow, 'why'> & { share: number } {
  const cost = puts.reduce((sum, { of, units }) => sum + (of.goods.cost ?? 0) * units, 0)
  const margin = goods - cost - gifts
  return {
    sku: one.goods.sku,
    title: one.title,
    lines: puts.map(({ of, units }) => ({ sku: of.goods.sku, units })),
    before,
    pay: goods,
    cost,
    gifts,
    margin,
    share: goods > 0 ? margin / goods : margin < 0 ? -1 : 0,
  }
}

interface Put {
  of: PricedGoods
  units: number
}

const rank = ({ why, margin }: MarginRow): number => (why === 'loss' ? -1e15 : why === 'floor' ? 0 : 1e15) + margin

/** Without its gates and what wears off: whoever fits it, whenever, while there is some left. */
const openToAll = (rule: Rule): Rule => ({
  ...rule,
  when: {},
  who: rule.who.tiers?.length ? { tiers: rule.who.tiers } : {},
  limits: rule.limits.perOrder === undefined ? {} : { perOrder: rule.limits.perOrder },
})

const unitsOf = (from: Reach, price: Amount): number =>
  'units' in from ? from.units : price > 0 ? Math.ceil(from.amount / price) : MOST_UNITS + 1

/** How many units of one SKU make a rule do what it does. */
function unitsFor(action: Rule['action'], price: Amount): number[] {
  switch (action.kind) {
    case 'threshold':
      return action.steps.map(({ from }) => Math.max(1, unitsOf(from, price)))
    case 'gift':
    case 'coupon':
      return [Math.max(1, unitsOf(action.from, price))]
    case 'buyXGetY':
      return action.other ? [] : [action.buy + action.get]
    case 'bundle':
      return action.parts.map(({ units }) => units)
    default:
      return []
  }
}

/** What a set takes besides the goods it begins with: of each part the dearest by cost, which is the worst. */
function companions({ key, action }: Rule, catalogue: readonly PricedGoods[]): [string, Put[]][] {
  const parts =
    action.kind === 'bundle'
      ? action.parts.slice(1)
      : action.kind === 'buyXGetY' && action.other
        ? [{ scope: action.other, units: action.get }]
        : []
  const puts = parts.flatMap(({ scope, units }) => {
    const of = dearestIn(scope, catalogue)
    return of ? [{ of, units }] : []
  })
  return puts.length > 0 ? [[key, puts]] : []
}

function dearestIn(scope: GoodsScope, catalogue: readonly PricedGoods[]): PricedGoods | undefined {
  let dearest: PricedGoods | undefined
  for (const each of catalogue) {
    if (each.goods.cost === undefined || !covers(scope, each.goods)) continue
    if (!dearest || each.goods.cost > (dearest.goods.cost ?? 0)) dearest = each
  }
  return dearest
}
