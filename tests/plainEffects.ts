import type { Cart, CartGoods, CartLine, PriceTerms, Step, Usage, Verdict } from '~/domain/promotion/cart'
import type { GoodsScope, Off, Reach, Rule } from '~/domain/promotion/rule'

/** A line while its order is priced. */
export interface Line {
  line: CartLine
  left: number
}

export interface Effect {
  verdict: Verdict
  facts: Record<string, string | number>
  /** Off each line. */
  off: Map<Line, number>
  units: Map<Line, number>
  shipping: number
  gifts: Step['gifts']
  earned: number
  spent: number
  times: number
}

export interface State {
  cart: Cart
  terms: PriceTerms
  usage: Usage
  /** In canonical order. */
  lines: Line[]
  shipping: number
  pointsSpent: number
  /** By class and what is given: which rule of mode `first` or `best` touched a line, or the postage. */
  touched: Map<string, Map<Line | 'postage', string>>
  groups: Map<string, string>
  steps: Map<string, Step>
}

export const sum = <T>(items: Iterable<T>, of: (item: T) => number): number => {
  let total = 0
  for (const item of items) total += of(item)
  return total
}

/** A share of an amount as it is written, in hundredths of a percent: 0.29 of 10000 is 2900, though the product of doubles is a hair less. */
const shareOf = (amount: number, share: number): number => Math.floor((amount * Math.round(share * 10_000)) / 10_000)

export const nothing = (verdict: Verdict, facts: Effect['facts'] = {}): Effect => ({
  verdict,
  facts,
  off: new Map(),
  units: new Map(),
  shipping: 0,
  gifts: [],
  earned: 0,
  spent: 0,
  times: 0,
})

export function covers({ skus, products, categories, brands, tags, except }: GoodsScope, goods: CartGoods): boolean {
  const fits = (list: readonly string[] | undefined, held: readonly string[]) =>
    list === undefined || list.length === 0 || list.some((each) => held.includes(each))
  return (
    !except?.includes(goods.sku) &&
    fits(skus, [goods.sku]) &&
    fits(products, [goods.product]) &&
    fits(categories, goods.categories) &&
    fits(brands, [goods.brand]) &&
    fits(tags, goods.tags)
  )
}

/** What a rule does to the lines that it may take from. `isFree`: no other rule of its class has touched the line. */
export function act(state: State, rule: Rule, covered: Line[], isFree: (line: Line) => boolean): Effect {
  const { action } = rule
  switch (action.kind) {
    case 'timed':
    case 'percent':
    case 'members':
      return itemOff(state, rule, action.off, covered)
    case 'buyXGetY': {
      const { other } = action
      const given = other && state.lines.filter((each) => covers(other, each.line.goods) && !covers(rule.scope, each.line.goods))
      return buyXGetY(state, rule, action, covered, given?.filter(isFree))
    }
    case 'bundle':
      return bundle(state, rule, action, covered)
    case 'threshold':
      return threshold(state, action.steps, action.each ? (rule.limits.perOrder ?? Infinity) : undefined, covered)
    case 'coupon':
      return threshold(state, [action], undefined, covered)
    case 'freeShipping': {
      const short = shortOf(action.from, covered)
      if (short) return short
      const shipping = Math.min(state.shipping, action.most ?? state.shipping)
      return shipping > 0 ? { ...nothing('fired'), shipping, times: 1 } : nothing('noPostage')
    }
    case 'gift':
      return gift(state, rule, action, covered)
    case 'points':
      return 'times' in action ? earn(state, action.times, covered) : spend(state, action, covered)
  }
}

const floorMinor = ({ terms: { minor } }: State, amount: number) => Math.floor(amount / minor) * minor
const roomOf = ({ line, left }: Line) => Math.max(0, left - (line.goods.floor ?? 0) * line.quantity)
/** What so many units of a line come to. */
const worth = ({ line, left }: Line, units: number) => (units === line.quantity ? left : Math.floor((left * units) / line.quantity))
const fromOf = (reach: Reach) => ('units' in reach ? reach.units : reach.amount)
const reached = (reach: Reach, covered: Line[]) =>
  'units' in reach ? sum(covered, ({ line }) => line.quantity) : sum(covered, ({ left }) => left)

function shortOf(from: Reach, covered: Line[]): Effect | undefined {
  const is = reached(from, covered)
  return is >= fromOf(from) ? undefined : nothing('notReached', { reached: is, from: fromOf(from), units: 'units' in from ? 1 : 0 })
}

/** What fires takes something off. */
const fired = (off: Map<Line, number>, more: Partial<Effect> = {}): Effect => {
  for (const [line, each] of off) if (each === 0) off.delete(line)
  return off.size > 0 ? { ...nothing('fired'), off, times: 1, ...more } : nothing('floor')
}

function stockLeft({ usage }: State, { key, limits }: Rule, sku: string): number {
  const most = limits.stock?.[sku]
  return most === undefined ? Infinity : Math.max(0, most - (usage.units.get(`${key}/${sku}`) ?? 0))
}

function itemOff(state: State, rule: Rule, off: Off, covered: Line[]): Effect {
  const offs = new Map<Line, number>()
  const units = new Map<Line, number>()
  const taken = new Map<string, number>()
  let perOrder = rule.limits.perOrder ?? Infinity
  let isScarce = true
  for (const each of covered) {
    const { sku } = each.line.goods
    const inStock = stockLeft(state, rule, sku) - (taken.get(sku) ?? 0)
    if (inStock > 0) isScarce = false
    const many = Math.min(each.line.quantity, inStock, perOrder)
    const part = worth(each, many)
    const wanted =
      'share' in off
        ? floorMinor(state, shareOf(part, off.share))
        : 'amount' in off
          ? off.amount * many
          : Math.max(0, part - off.price * many)
    const took = floorMinor(state, Math.min(wanted, roomOf(each), part))
    if (took === 0) continue
    offs.set(each, took)
    units.set(each, many)
    taken.set(sku, (taken.get(sku) ?? 0) + many)
    perOrder -= many
  }
  if (offs.size === 0 && isScarce) return nothing('stock')
  return fired(offs, { units })
}

/** By what one unit comes to: the cheapest first. Lines are in canonical order, and a sort leaves equals as they are. */
const byUnit = (a: Line, b: Line) => a.left * b.line.quantity - b.left * a.line.quantity

type ActionOf<K extends Rule['action']['kind']> = Extract<Rule['action'], { kind: K }>

function buyXGetY(state: State, { limits }: Rule, { buy, get, share }: ActionOf<'buyXGetY'>, covered: Line[], given?: Line[]): Effect {
  const bought = sum(covered, ({ line }) => line.quantity)
  const sets = Math.min(Math.floor(bought / (given ? buy : buy + get)), limits.perOrder ?? Infinity)
  const from = [...(given ?? covered)].sort(byUnit)
  let free = Math.min(
    sets * get,
    sum(from, ({ line }) => line.quantity),
  )
  if (free === 0) return nothing('noSet', { reached: bought, from: given ? buy : buy + get, part: 0 })
  const offs = new Map<Line, number>()
  const units = new Map<Line, number>()
  for (const each of from) {
    const many = Math.min(free, each.line.quantity)
    if (many === 0) break
    free -= many
    const wanted = floorMinor(state, shareOf(worth(each, many), share))
    offs.set(each, Math.min(wanted, floorMinor(state, roomOf(each))))
    units.set(each, many)
  }
  return fired(offs, { units, times: sets })
}

function bundle(state: State, { limits }: Rule, { parts, price }: ActionOf<'bundle'>, covered: Line[]): Effect {
  const dearest = [...covered].sort((a, b) => byUnit(b, a))
  // Where one part is a case of another it is served first.
  const there = (part: GoodsScope) => sum(covered, ({ line }) => (covers(part, line.goods) ? line.quantity : 0))
  const served = parts.map((part, i) => ({ ...part, number: i + 1, there: there(part.scope) })).sort((a, b) => a.there - b.there)
  const units = new Map<Line, number>()
  let [sets, discount, lacking] = [0, 0, undefined as (typeof served)[number] | undefined]
  while (sets < (limits.perOrder ?? Infinity)) {
    const set = new Map(units)
    for (const part of served) {
      let left = part.units
      for (const each of dearest) {
        if (!covers(part.scope, each.line.goods)) continue
        const many = Math.min(left, each.line.quantity - (set.get(each) ?? 0))
        if (many > 0) set.set(each, (set.get(each) ?? 0) + many)
        left -= many
      }
      if (left > 0) lacking ??= part
    }
    if (lacking) break
    const value = sum(set, ([each, many]) => worth(each, many) - worth(each, units.get(each) ?? 0))
    const saving = floorMinor(state, Math.max(0, value - price))
    if (saving === 0) break
    discount += saving
    for (const [each, many] of set) units.set(each, many)
    sets++
  }
  if (sets === 0 && lacking) return nothing('noSet', { reached: lacking.there, from: lacking.units, part: lacking.number })
  if (sets === 0) return nothing('floor')
  const taken = state.lines.filter((each) => units.has(each))
  return fired(
    allot(state, discount, taken, (each) => worth(each, units.get(each) ?? 0)),
    { units, times: sets },
  )
}

/** `each`: at most so many times; undefined: the highest step, once. */
function threshold(
  state: State,
  steps: readonly { from: Reach; off: { amount: number } | { share: number; most?: number } }[],
  each: number | undefined,
  covered: Line[],
): Effect {
  const [first] = steps
  const short = shortOf(first.from, covered)
  const step = each === undefined ? steps.findLast(({ from }) => reached(from, covered) >= fromOf(from)) : first
  if (!step || (each !== undefined && short)) return short ?? nothing('floor')
  const times = each === undefined ? 1 : Math.min(each, Math.floor(reached(step.from, covered) / fromOf(step.from)))
  const { off } = step
  const base = sum(covered, ({ left }) => left)
  const wanted = 'amount' in off ? off.amount * times : Math.min(floorMinor(state, shareOf(base, off.share)), off.most ?? Infinity)
  const discount = floorMinor(state, Math.min(wanted, sum(covered, roomOf)))
  return fired(
    allot(state, discount, covered, ({ left }) => left),
    { times },
  )
}

function gift(state: State, rule: Rule, { from, each, gifts }: ActionOf<'gift'>, covered: Line[]): Effect {
  const short = shortOf(from, covered)
  if (short) return short
  let times = each ? Math.min(Math.floor(reached(from, covered) / fromOf(from)), rule.limits.perOrder ?? Infinity) : 1
  const wanted = new Map<string, number>()
  for (const { sku, units } of gifts) wanted.set(sku, (wanted.get(sku) ?? 0) + units)
  for (const [sku, units] of wanted) times = Math.min(times, Math.floor(stockLeft(state, rule, sku) / units))
  if (times <= 0) return nothing('stock')
  const cost = (sku: string) => state.terms.giftCosts?.[sku] ?? 0
  const given = Array.from(wanted, ([sku, units]) => ({ sku, units: units * times, cost: cost(sku) * units * times }))
  return { ...nothing('fired'), gifts: given, times }
}

function earn({ terms }: State, times: number, covered: Line[]): Effect {
  const own = terms.earn ? Math.floor(sum(covered, ({ left }) => left) / terms.earn.per) : 0
  const points = Math.floor((own * Math.round((times - 1) * 100)) / 100)
  return points > 0 ? { ...nothing('fired'), earned: points, times: 1 } : nothing('floor')
}

function spend(state: State, { worth: each, mostShare }: Extract<ActionOf<'points'>, { worth: number }>, covered: Line[]): Effect {
  const has = state.cart.points - state.pointsSpent
  if (has <= 0) return nothing('noPoints')
  const most = floorMinor(
    state,
    shareOf(
      sum(covered, ({ left }) => left),
      mostShare,
    ),
  )
  const cap = sum(covered, (line) => floorMinor(state, roomOf(line)))
  const spent = Math.min(has, Math.floor(most / each), Math.floor(cap / each))
  return fired(
    allot(state, spent * each, covered, ({ left }) => left),
    { spent },
  )
}

/** a × b ÷ c in whole numbers, with what is left over. */
function divided(a: number, b: number, c: number): [number, number] {
  if (a * b <= Number.MAX_SAFE_INTEGER) return [Math.floor((a * b) / c), (a * b) % c]
  const product = BigInt(a) * BigInt(b)
  return [Number(product / BigInt(c)), Number(product % BigInt(c))]
}

/** Spreads a discount so that its parts are whole coins and sum to it; no line gives more than its room. */
function allot(state: State, discount: number, lines: Line[], weightOf: (line: Line) => number): Map<Line, number> {
  const { minor } = state.terms
  const parts = lines.map((line) => ({ line, weight: weightOf(line), cap: Math.floor(roomOf(line) / minor), coins: 0, rest: 0 }))
  let left = Math.min(
    Math.floor(discount / minor),
    sum(parts, ({ cap }) => cap),
  )
  while (left > 0) {
    const open = parts.filter(({ coins, cap }) => coins < cap)
    const byCaps = open.every(({ weight }) => weight === 0)
    const weight = (part: (typeof parts)[number]) => (byCaps ? part.cap : part.weight)
    const whole = sum(open, weight)
    let over = left
    let given = 0
    for (const part of open) {
      const [share, rest] = divided(left, weight(part), whole)
      part.rest = rest
      over -= share
      const takes = Math.min(share, part.cap - part.coins)
      part.coins += takes
      given += takes
    }
    for (const part of open.toSorted((a, b) => b.rest - a.rest)) {
      if (over === 0) break
      if (part.coins === part.cap) continue
      part.coins++
      given++
      over--
    }
    left -= given
  }
  return new Map(parts.map(({ line, coins }) => [line, coins * minor]))
}
