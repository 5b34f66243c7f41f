import type { Cart, CartLine, PriceTerms } from '~/domain/promotion/cart'
import { priceCart } from '~/domain/promotion/priceCart'
import type { Action, Rule } from '~/domain/promotion/rule'
import { NO_USAGE } from '~/domain/promotion/usage'
import { explainStep } from '~/features/shared/promotion/explain'
import { makeFormat } from '~/ui/format'

/** Fifty rules and carts of thirty lines, as we and as Medusa have them: percent off products, buy X get Y, amounts off the order, postage. */
const LINES = 30
const YUAN = 10_000
const GROUP = 'vip'

/** One rule as both know it. `products` by their number; `others`: for buyers of another group. */
interface Twin {
  code: string
  products?: number[]
  kind: 'percent' | 'buyGet' | 'order' | 'shipping'
  value: number
  from?: number
  group?: string
}

const products = (from: number, step: number, count: number) =>
  Array.from({ length: count }, (_, i) => 5 + ((from + i * step) % (LINES - 5)))

/**
 * Medusa applies higher values first, whatever they are of: so percents are above the amounts off the order, which come after them with us too. Prices are whole thousands and
 * no product has more than five percents in tens, so that no cent is rounded and both come to the same.
 */
const TWINS: readonly Twin[] = [
  ...Array.from({ length: 5 }, (_, i): Twin => ({ code: `buy${i}`, kind: 'buyGet', products: [i], value: 100 })),
  ...Array.from({ length: 25 }, (_, i): Twin => ({
    code: `off${i}`,
    kind: 'percent',
    products: products(i, 6, 5),
    value: 10 + 10 * (i % 3),
  })),
  ...Array.from({ length: 5 }, (_, i): Twin => ({
    code: `staff${i}`,
    kind: 'percent',
    products: products(i, 1, 20),
    value: 50,
    group: 'staff',
  })),
  ...Array.from({ length: 6 }, (_, i): Twin => ({ code: `order${i}`, kind: 'order', value: i + 2, from: 1000 * (i + 1), group: GROUP })),
  ...Array.from({ length: 3 }, (_, i): Twin => ({ code: `far${i}`, kind: 'order', value: i + 2, from: 1e8 })),
  ...Array.from({ length: 3 }, (_, i): Twin => ({ code: `team${i}`, kind: 'order', value: i + 2, from: 1000, group: 'staff' })),
  ...Array.from({ length: 3 }, (_, i): Twin => ({ code: `post${i}`, kind: 'shipping', value: i + 2 })),
]

function actionOf({ kind, value, from = 0 }: Twin): Action {
  if (kind === 'percent') return { kind: 'percent', off: { share: value / 100 } }
  if (kind === 'buyGet') return { kind: 'buyXGetY', buy: 2, get: 1, share: value / 100 }
  if (kind === 'shipping') return { kind: 'freeShipping', from: { amount: 0 }, most: value * YUAN }
  return { kind: 'threshold', steps: [{ from: { amount: from * YUAN }, off: { amount: value * YUAN } }] }
}

const ruleOf = (twin: Twin): Rule => ({
  key: twin.code,
  name: '',
  scope: twin.products ? { products: twin.products.map((number) => `p${number}`) } : {},
  who: twin.group ? { audiences: [twin.group] } : {},
  when: {},
  action: actionOf(twin),
  limits: {},
  mode: 'stack',
  priority: twin.value,
})

const terms: PriceTerms = { rules: TWINS.map(ruleOf), zone: 'Asia/Shanghai', minor: 100 }

const inProducts = (numbers: readonly number[] = []) => [
  { attribute: 'items.product.id', operator: 'in', values: numbers.map((number) => ({ value: `p${number}` })) },
]

function methodOf({ kind, products: numbers, value }: Twin): object {
  const target_rules = numbers ? inProducts(numbers) : []
  if (kind === 'percent') return { type: 'percentage', target_type: 'items', allocation: 'each', value, max_quantity: 1000, target_rules }
  if (kind === 'shipping') return { type: 'fixed', target_type: 'shipping_methods', allocation: 'each', value, target_rules }
  if (kind === 'order') return { type: 'fixed', target_type: 'order', value, target_rules }
  return {
    type: 'percentage',
    target_type: 'items',
    allocation: 'each',
    value,
    max_quantity: 1000,
    apply_to_quantity: 1,
    buy_rules_min_quantity: 2,
    buy_rules: target_rules,
    target_rules,
  }
}

/** The same rules as Medusa's service reads them from its database. */
export const medusaPromotions = TWINS.map((twin) => ({
  id: twin.code,
  code: twin.code,
  is_automatic: true,
  type: twin.kind === 'buyGet' ? 'buyget' : 'standard',
  application_method: methodOf(twin),
  rules: [
    ...(twin.group ? [{ attribute: 'customer.groups.id', operator: 'in', values: [{ value: twin.group }] }] : []),
    ...(twin.from ? [{ attribute: 'item_total', operator: 'gte', values: [{ value: String(twin.from) }] }] : []),
  ],
}))

const SHIPPING = 20

function lineOf(cart: number, number: number): CartLine {
  const quantity = 1 + ((cart + number) % 4)
  return {
    key: `l${number}`,
    goods: { sku: `s${number}`, product: `p${number}`, categories: ['all'], brand: '', tags: [] },
    quantity,
    amount: quantity * 1000 * (1 + ((cart * 7 + number) % 9)) * YUAN,
  }
}

/** The cart of that number. */
export const cartOf = (number: number): Cart => ({
  at: Date.UTC(2026, 10, 11),
  channel: 'web',
  region: '',
  buyer: { key: 'b', tier: '', audiences: [GROUP], orders: 1 },
  lines: Array.from({ length: LINES }, (_, i) => lineOf(number, i)),
  shipping: SHIPPING * YUAN,
  coupons: [],
  points: 0,
})

export const medusaContext = ({ lines }: Cart): object => {
  const items = lines.map(({ key, goods, quantity, amount }) => ({
    id: key,
    quantity,
    subtotal: amount / YUAN,
    original_total: amount / YUAN,
    is_discountable: true,
    product: { id: goods.product },
  }))
  return {
    currency_code: 'cny',
    customer: { groups: [{ id: GROUP }] },
    item_total: items.reduce((sum, { subtotal }) => sum + subtotal, 0),
    items,
    shipping_methods: [{ id: 'post', subtotal: SHIPPING }],
  }
}

const writing = { format: makeFormat({ locale: 'zh-CN', zone: 'Asia/Shanghai', currency: 'CNY' }), currency: 'CNY' }

/** Priced with every rule's verdict and figures. */
export const price = (cart: Cart) => priceCart(cart, terms, NO_USAGE)

/** And with the sentences that a screen shows of it. */
export function priceInWords(cart: Cart): { discount: number; words: string[] } {
  const { discount, steps } = price(cart)
  return { discount, words: steps.map((step) => explainStep(step, terms.rules, (line) => line, writing).sentence) }
}
