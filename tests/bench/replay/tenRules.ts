import type { CartGoods } from '~/domain/promotion/cart'
import type { Action, Rule } from '~/domain/promotion/rule'

/** 1.00 in the currency of the seeded shop. */
const YUAN = 10_000
/** Given away, and in no order. */
const GIFT = 'GIFT'

/** What the seeded shop knows of a code: its first sign is a category, and there are seven brands. */
export const goodsOf = (sku: string): CartGoods => {
  const number = Number(sku.slice(2))
  return {
    sku,
    product: `p${Math.floor(number / 4)}`,
    categories: [sku.slice(0, 1), 'all'],
    brand: `b${number % 7}`,
    tags: number % 5 === 0 ? ['season'] : [],
    ...(sku === GIFT && { cost: 8 * YUAN }),
    ...(number % 3 === 0 && { floor: 4 * YUAN }),
  }
}

export const tierOf = (buyer: string): string => (buyer.endsWith('7') ? 'gold' : '')

const rule = (key: string, action: Action, set: Partial<Rule> = {}): Rule => ({
  key,
  name: '',
  scope: {},
  who: {},
  when: {},
  action,
  limits: {},
  mode: 'stack',
  priority: 0,
  ...set,
})

const steps = [300, 500, 1000].map((from, i) => ({ from: { amount: from * YUAN }, off: { amount: [30, 60, 150][i] * YUAN } }))

/** One of each kind, with limits that run out on the way. */
export const TEN_RULES: readonly Rule[] = [
  rule('threshold', { kind: 'threshold', steps }),
  rule('timed', { kind: 'timed', off: { share: 0.2 } }, { scope: { categories: ['B'] }, when: { hours: [{ from: 1200, to: 1440 }] } }),
  rule('buyXGetY', { kind: 'buyXGetY', buy: 2, get: 1, share: 1 }, { scope: { categories: ['C', 'D'] }, priority: 2 }),
  rule('freeShipping', { kind: 'freeShipping', from: { amount: 99 * YUAN } }),
  rule('percent', { kind: 'percent', off: { share: 0.1 } }, { scope: { brands: ['b3'] }, mode: 'best' }),
  rule('bundle', {
    kind: 'bundle',
    parts: [
      { scope: { categories: ['E'] }, units: 1 },
      { scope: { categories: ['F'] }, units: 1 },
    ],
    price: 120 * YUAN,
  }),
  rule('gift', { kind: 'gift', from: { amount: 200 * YUAN }, gifts: [{ sku: GIFT, units: 1 }] }, { limits: { stock: { [GIFT]: 50_000 } } }),
  rule('points', { kind: 'points', times: 2 }, { scope: { tags: ['season'] } }),
  rule('members', { kind: 'members', off: { share: 0.05 } }, { who: { tiers: ['gold'] }, mode: 'best' }),
  rule(
    'coupon',
    { kind: 'coupon', batch: 'spring', from: { amount: 150 * YUAN }, off: { amount: 20 * YUAN } },
    { limits: { perBuyer: 2, budget: 800_000 * YUAN } },
  ),
]

export const EARN = { per: YUAN }
