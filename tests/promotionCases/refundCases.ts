import { a, type Bought, buyGet, coupon, each, percent, spend, type WorkedCase, yuan } from './workedCase'

export interface RefundCase {
  name: string
  lines: readonly Bought[]
  cart?: WorkedCase['cart']
  rules: WorkedCase['rules']
  terms?: WorkedCase['terms']
  /** Paid at first. */
  total: number
  /** Units that come back, by the line's place. */
  back: readonly (readonly [place: number, units: number])[]
  /** Given back by shares, and where the order is priced anew. */
  shares: number
  anew: number
  /** Whether each threshold still holds. */
  holds?: Readonly<Record<string, boolean>>
  gifts?: Readonly<Record<string, number>>
  coupons?: readonly string[]
  pointsBack?: number
  pointsTaken?: number
}

const save50 = a('save50', spend([300, 50]))

/** Part of an order comes back: how much goes back, and whether what it rested on still holds. */
export const refundCases: readonly RefundCase[] = [
  {
    name: 'trap: 满300减50 is lost with the return; priced anew the shop keeps its 50',
    lines: [
      ['SHIRT', 1, 200],
      ['JEANS', 1, 100],
    ],
    rules: [save50],
    total: 250,
    back: [[2, 1]],
    shares: 83.33,
    anew: 50,
    holds: { save50: false },
  },
  {
    name: 'where the threshold still holds, pricing anew gives the full price of what comes back',
    lines: [
      ['SHIRT', 1, 300],
      ['JEANS', 1, 100],
    ],
    rules: [save50],
    total: 350,
    back: [[2, 1]],
    shares: 87.5,
    anew: 100,
    holds: { save50: true },
  },
  {
    name: 'a fall to the lower tier',
    lines: [
      ['SHIRT', 1, 300],
      ['JEANS', 1, 200],
    ],
    rules: [a('tiers', spend([300, 50], [500, 120]))],
    total: 380,
    back: [[2, 1]],
    shares: 152,
    anew: 130,
    holds: { tiers: false },
  },
  {
    name: 'for every 100: one time less',
    lines: [['SHIRT', 4, 400]],
    rules: [a('each', each(100, 10))],
    total: 360,
    back: [[1, 1]],
    shares: 90,
    anew: 90,
    holds: { each: false },
  },
  {
    name: 'a share off each unit is the same both ways',
    lines: [['SHIRT', 2, 200]],
    rules: [a('p', percent(0.2))],
    total: 160,
    back: [[1, 1]],
    shares: 80,
    anew: 80,
  },
  {
    name: 'thirds of a cent: the first unit brings a cent less than the last',
    lines: [['SHIRT', 3, 111.11]],
    rules: [a('p', percent(0.1))],
    total: 100,
    back: [[1, 1]],
    shares: 33.33,
    anew: 33.32,
  },
  {
    name: 'buy 2, get 1: one of three comes back, and the free one is not free any more',
    lines: [['SHIRT', 3, 150]],
    rules: [a('b', buyGet(2, 1))],
    total: 100,
    back: [[1, 1]],
    shares: 33.33,
    anew: 0,
    holds: { b: false },
  },
  {
    name: 'the gift is to come back with the goods that it was given for',
    lines: [
      ['SHIRT', 1, 200],
      ['JEANS', 1, 150],
    ],
    rules: [a('g', { kind: 'gift', from: { amount: yuan(300) }, gifts: [{ sku: 'MUG', units: 1 }] })],
    total: 350,
    back: [[2, 1]],
    shares: 150,
    anew: 150,
    holds: { g: false },
    gifts: { MUG: 1 },
  },
  {
    name: 'all comes back: all that was paid for the goods, and the coupon; postage stays paid',
    lines: [
      ['SHIRT', 1, 200],
      ['JEANS', 1, 150],
    ],
    cart: { shipping: 8, coupons: ['autumn'] },
    rules: [a('coupon', coupon(300, 30))],
    total: 328,
    back: [
      [1, 1],
      [2, 1],
    ],
    shares: 320,
    anew: 320,
    holds: { coupon: false },
    coupons: ['autumn'],
  },
  {
    name: 'points that paid for it come back, points earned with it go',
    lines: [
      ['SHIRT', 1, 200],
      ['JEANS', 1, 100],
    ],
    cart: { points: 3000 },
    rules: [a('pay', { kind: 'points', worth: yuan(0.01), mostShare: 1 })],
    terms: { earn: { per: yuan(10) } },
    total: 270,
    back: [[2, 1]],
    shares: 90,
    anew: 90,
    pointsBack: 1000,
    pointsTaken: 9,
  },
]
