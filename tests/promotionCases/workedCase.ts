import type { Cart, CartGoods, PriceTerms, Usage, Verdict } from '~/domain/promotion/cart'
import type { Action, Rule } from '~/domain/promotion/rule'

/** Amounts of the cases are in yuan. */
export const yuan = (value: number): number => Math.round(value * 10_000)

export type Sku = keyof typeof GOODS

const goods = (sku: string, categories: string[], brand: string, tags: string[] = [], floor?: number): CartGoods => ({
  sku,
  product: sku.toLowerCase(),
  categories,
  brand,
  tags,
  ...(floor === undefined ? {} : { floor: yuan(floor) }),
})

/** What is sold in the cases. A mug is never sold below 20 yuan, a lamp never below 80. */
const GOODS = {
  SHIRT: goods('SHIRT', ['tops', 'clothes'], 'Linen', ['new']),
  JEANS: goods('JEANS', ['bottoms', 'clothes'], 'Denim'),
  SOCKS: goods('SOCKS', ['basics', 'clothes'], 'Linen', ['sale']),
  MUG: goods('MUG', ['home'], 'Clay', [], 20),
  LAMP: goods('LAMP', ['home'], 'Sun', [], 80),
  PEN: goods('PEN', ['desk'], ''),
} satisfies Record<string, CartGoods>

/** SKU, units, and what all of them cost before promotions. */
export type Bought = readonly [sku: Sku, units: number, amount: number]

export interface WorkedCase {
  name: string
  lines: readonly Bought[]
  /** The rest of the cart; postage in yuan. */
  cart?: Partial<Omit<Cart, 'lines' | 'shipping'>> & { shipping?: number }
  rules: readonly Rule[]
  terms?: Partial<Omit<PriceTerms, 'rules'>>
  usage?: Partial<Usage>
  /** Paid for each line, in the order of `lines`. */
  pay: readonly number[]
  total: number
  verdicts: Readonly<Record<string, Verdict>>
  gifts?: Readonly<Record<string, number>>
  pointsEarned?: number
  pointsSpent?: number
}

/** Wednesday, 11 November 2026, noon in Shanghai. */
const NOON = Date.UTC(2026, 10, 11, 4)

export const shanghai = (text: string): number => Date.parse(`${text}+08:00`)

export function cartOf(lines: readonly Bought[], { shipping = 0, ...rest }: WorkedCase['cart'] = {}): Cart {
  return {
    at: NOON,
    channel: 'tmall',
    region: '上海',
    buyer: { key: 'li', tier: 'gold', audiences: [], orders: 3 },
    coupons: [],
    points: 0,
    ...rest,
    shipping: yuan(shipping),
    lines: lines.map(([sku, quantity, amount], i) => ({ key: `${i + 1}`, goods: GOODS[sku], quantity, amount: yuan(amount) })),
  }
}

export const termsOf = (rules: readonly Rule[], rest: WorkedCase['terms'] = {}): PriceTerms => ({
  zone: 'Asia/Shanghai',
  minor: 100,
  giftCosts: { PEN: yuan(3), MUG: yuan(15) },
  ...rest,
  rules,
})

export const usageOf = (usage: Partial<Usage> = {}): Usage => ({
  orders: new Map(),
  buyers: new Map(),
  spent: new Map(),
  units: new Map(),
  ...usage,
})

/** A rule with nothing but its action, unless told. */
export const a = (key: string, action: Action, rest: Partial<Rule> = {}): Rule => ({
  key,
  name: '',
  scope: {},
  who: {},
  when: {},
  action,
  limits: {},
  mode: 'stack',
  priority: 0,
  ...rest,
})

const step = (from: number, off: number) => ({ from: { amount: yuan(from) }, off: { amount: yuan(off) } })
/** 满减 */
export const spend = (...steps: readonly (readonly [from: number, off: number])[]): Action => ({
  kind: 'threshold',
  steps: steps.map(([from, off]) => step(from, off)),
})
export const each = (from: number, off: number): Action => ({ kind: 'threshold', each: true, steps: [step(from, off)] })
export const spendShare = (from: number, share: number): Action => ({
  kind: 'threshold',
  steps: [{ from: { amount: yuan(from) }, off: { share } }],
})
export const percent = (share: number): Action => ({ kind: 'percent', off: { share } })
export const eachLess = (amount: number): Action => ({ kind: 'percent', off: { amount: yuan(amount) } })
export const priced = (price: number): Action => ({ kind: 'timed', off: { price: yuan(price) } })
export const coupon = (from: number, off: number): Action => ({
  kind: 'coupon',
  batch: 'autumn',
  from: { amount: yuan(from) },
  off: { amount: yuan(off) },
})
export const shipping = (from: number, most?: number): Action => ({
  kind: 'freeShipping',
  from: { amount: yuan(from) },
  ...(most === undefined ? {} : { most: yuan(most) }),
})
export const buyGet = (buy: number, get: number, share = 1): Action => ({ kind: 'buyXGetY', buy, get, share })
