import type { Cart } from '~/domain/promotion/cart'
import type { ReplayedOrder, ReplaySums, Simulation, SimulationAsk, VariantReplay } from '~/domain/promotion/simulation'

/** Sums of a replay for tests; what is not set is 0. */
export const someSums = (set: Partial<ReplaySums> = {}): ReplaySums => ({
  orders: 10,
  buyers: 8,
  newBuyers: 2,
  units: 20,
  gmv: 10_000_000,
  goods: 10_000_000,
  offGoods: 0,
  offShipping: 0,
  shipping: 0,
  shippingCost: 0,
  gifts: 0,
  pointsEarned: 0,
  pointsSpent: 0,
  pointsWorth: 0,
  costed: 10_000_000,
  cost: 6_000_000,
  margin: 4_000_000,
  participating: 5,
  lossOrders: 0,
  costUnknown: 0,
  coupons: 0,
  ...set,
})

/** The answer for a variant: `off` comes off everything. */
export function someReplay(key: string, off: number, set: Partial<VariantReplay> = {}): VariantReplay {
  const sums = someSums({ gmv: 10_000_000 - off, goods: 10_000_000 - off, costed: 10_000_000 - off, offGoods: off, margin: 4_000_000 - off })
  return {
    key,
    plain: sums,
    low: sums,
    mid: sums,
    high: sums,
    breakEven: 0.25,
    rules: [{ rule: 'p1/r1', orders: 5, offGoods: off, offShipping: 0, gifts: 0, giftUnits: 0, pointsEarned: 0, pointsSpent: 0, verdicts: { fired: 5, noGoods: 5 } }],
    skus: {
      rows: [
        { sku: 'MUG', title: 'Mug', units: { before: 5, after: 6 }, amount: 5_000_000, off, margin: -100_000, isLoss: true, onHand: 3, soldOutAt: 0 },
        { sku: 'CUP', title: 'Cup', units: { before: 9, after: 9 }, amount: 5_000_000, off: 0, margin: 200_000, isLoss: false, onHand: 30 },
      ],
      total: 2,
      loss: 1,
      soldOut: 1,
    },
    series: { gmv: [5_000_000, 5_000_000 - off], discount: [0, off] },
    ...set,
  }
} // prettier-ignore

/** Answers any question: the more a variant's first rule takes off, the less is left. */
export function answerTo(ask: SimulationAsk): Simulation {
  return {
    version: 1,
    orders: 10,
    noRate: 1,
    test: 0,
    noGoods: 0,
    other: 0,
    before: someSums(),
    variants: ask.variants.map(({ key, rules }) => {
      const action = rules[0]?.action
      return someReplay(key, action?.kind === 'percent' && 'share' in action.off ? Math.round(10_000_000 * action.off.share) : 0)
    }),
    series: { by: 'hour', at: [0, 3_600_000], gmv: [5_000_000, 5_000_000], discount: [0, 0] },
  }
}

const cart: Cart = {
  at: 1_000,
  channel: 'web',
  region: '',
  buyer: { key: 'b', tier: '', audiences: [], orders: 0 },
  lines: [{ key: 'l1', goods: { sku: 'MUG', product: 'm', categories: [], brand: '', tags: [] }, quantity: 2, amount: 1_000_000 }],
  shipping: 50_000,
  coupons: [],
  points: 0,
}

/** 10 % off two mugs. */
export const anOrderReplayed = (number: string): ReplayedOrder => ({
  number,
  paidAt: 0,
  cart,
  priced: {
    lines: [{ key: 'l1', before: 1_000_000, off: 100_000, pay: 900_000 }],
    before: 1_000_000,
    goods: 900_000,
    shipping: 50_000,
    shippingOff: 0,
    total: 950_000,
    discount: 100_000,
    gifts: [],
    pointsEarned: 0,
    pointsSpent: 0,
    steps: [
      { rule: 'p1/r1', class: 'item', verdict: 'fired', facts: {}, goods: 100_000, shipping: 0, lines: [{ line: 'l1', off: 100_000, units: 2 }], gifts: [], pointsEarned: 0, pointsSpent: 0, times: 1 },
    ],
  },
  titles: { MUG: 'Blue mug' },
  margin: -50_000,
  before: { paid: 1_050_000, goods: 1_000_000, discount: 0, shipping: 50_000, promotion: '', margin: 50_000 },
}) // prettier-ignore
