import fc from 'fast-check'
import type { Cart, CartGoods, PriceTerms } from '~/domain/promotion/cart'
import { STACK_MODES } from '~/domain/promotion/kinds'
import type { Action, GoodsScope, Limits, Off, Reach, Rule, When, Who } from '~/domain/promotion/rule'

const COIN = 100
const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** Monday, 2 January 2023; the shop is in London, where clocks show UTC then. */
const START = Date.UTC(2023, 0, 2)

/** Few goods with much in common, so that rules meet on them. */
export const GOODS: CartGoods[] = [
  { sku: 'cup', product: 'cups', categories: ['china', 'home'], brand: 'clay', tags: ['new'], cost: 300 },
  { sku: 'cup-xl', product: 'cups', categories: ['china', 'home'], brand: 'clay', tags: [], cost: 450, floor: 500 },
  { sku: 'lamp', product: 'lamps', categories: ['light', 'home'], brand: 'sun', tags: ['new', 'sale'] },
  { sku: 'pen', product: 'pens', categories: ['desk'], brand: '', tags: ['sale'], cost: 20, floor: 50 },
  { sku: 'ink', product: 'ink', categories: [], brand: 'sun', tags: [] },
]
const SKUS = GOODS.map(({ sku }) => sku)

const some = (...values: string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.subarray(values) })
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const coins = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * COIN)
/** Mostly whole coins; files have unit prices that are none. */
const anyAmount = (max: number) =>
  fc.oneof({ weight: 3, arbitrary: coins(0, max / COIN) }, { weight: 1, arbitrary: fc.integer({ min: 0, max }) })
const share = fc.oneof(
  fc.constantFrom(0.1, 0.29, 0.333, 0.5, 1),
  fc.integer({ min: 1, max: 10_000 }).map((parts) => parts / 10_000),
)

/** Without what is undefined, as records are kept. */
const tidy = <T extends object>(record: T): T => {
  const kept: Partial<T> = { ...record }
  for (const name of Object.keys(kept)) if (kept[name as keyof T] === undefined) delete kept[name as keyof T]
  return kept as T
}

const scope: fc.Arbitrary<GoodsScope> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc
      .record({
        skus: some(...SKUS),
        products: some('cups', 'pens'),
        categories: some('home', 'china', 'desk'),
        brands: some('clay', 'sun'),
        tags: some('new', 'sale'),
        except: some(...SKUS),
      })
      .map((set) => tidy(set) as GoodsScope),
  },
)

const who: fc.Arbitrary<Who> = fc
  .record({
    channels: some('app', 'web'),
    regions: some('north', 'south'),
    tiers: some('gold', 'silver'),
    audiences: some('vip', 'late'),
    firstOrder: rarely(fc.constant(true as const)),
  })
  .map((set) => tidy(set) as Who)

const minuteOfDay = fc.integer({ min: 0, max: 24 }).map((hour) => hour * 60)
const when: fc.Arbitrary<When> = fc
  .record({
    from: rarely(fc.integer({ min: 0, max: 8 }).map((day) => START + day * DAY)),
    to: rarely(fc.integer({ min: 0, max: 8 }).map((day) => START + day * DAY)),
    weekdays: rarely(fc.subarray([1, 2, 3, 4, 5, 6, 7])),
    hours: rarely(fc.array(fc.record({ from: minuteOfDay, to: minuteOfDay }), { maxLength: 2 })),
  })
  .map((set) => tidy(set) as When)

const off: fc.Arbitrary<Off> = fc.oneof(
  share.map((each) => ({ share: each })),
  anyAmount(1500).map((amount) => ({ amount })),
  anyAmount(1500).map((price) => ({ price })),
)
const reach: fc.Arbitrary<Reach> = fc.oneof(
  fc.integer({ min: 1, max: 12_000 }).map((amount) => ({ amount })),
  coins(1, 90).map((amount) => ({ amount })),
  fc.integer({ min: 1, max: 8 }).map((units) => ({ units })),
)
const few = fc.integer({ min: 1, max: 3 })

/** Steps that rise, all in amounts or all in units. */
const steps = fc
  .record({
    inUnits: fc.boolean(),
    list: fc.array(
      fc.record({
        more: few,
        off: fc.oneof(
          coins(1, 40).map((amount) => ({ amount })),
          share.map((each) => ({ share: each })),
        ),
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  })
  .map(({ inUnits, list }) => {
    let from = 0
    return list.map((step) => {
      from += step.more * (inUnits ? 1 : 1700)
      return { from: inUnits ? { units: from } : { amount: from }, off: step.off }
    })
  })

const yes = rarely(fc.constant(true as const))
const action: fc.Arbitrary<Action> = fc
  .oneof<fc.Arbitrary<object>[]>(
    fc.record({ kind: fc.constant('threshold'), steps, each: yes }),
    fc.record({ kind: fc.constantFrom('timed', 'percent', 'members'), off }),
    fc.record({ kind: fc.constantFrom('timed', 'percent'), off }),
    fc.record({
      kind: fc.constant('buyXGetY'),
      buy: few,
      get: few,
      share: fc.oneof(fc.constant(1), share),
      other: rarely(scope),
    }),
    fc.record({ kind: fc.constant('freeShipping'), from: reach, most: rarely(anyAmount(1200)) }),
    fc.record({
      kind: fc.constant('bundle'),
      parts: fc.array(fc.record({ scope, units: few }), { minLength: 1, maxLength: 2 }),
      price: anyAmount(4000),
    }),
    fc.record({
      kind: fc.constant('gift'),
      from: reach,
      each: yes,
      gifts: fc.array(fc.record({ sku: fc.constantFrom('pen', 'bag'), units: few }), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ kind: fc.constant('points'), times: fc.constantFrom(2, 3, 1.5) }),
    fc.record({ kind: fc.constant('points'), worth: coins(1, 3), mostShare: share }),
    fc.record({
      kind: fc.constant('coupon'),
      batch: fc.constantFrom('b1', 'b2'),
      from: reach,
      off: fc.oneof(
        coins(1, 40).map((amount) => ({ amount })),
        fc.record({ share, most: rarely(anyAmount(1500)) }).map(tidy),
      ),
    }),
  )
  .map((each) => tidy(each) as Action)

const limits: fc.Arbitrary<Limits> = fc
  .record({
    orders: rarely(few),
    perBuyer: rarely(few),
    perOrder: rarely(few),
    budget: rarely(fc.oneof(coins(0, 100), fc.integer({ min: 0, max: 9000 }))),
    stock: rarely(fc.dictionary(fc.constantFrom(...SKUS, 'bag'), fc.integer({ min: 0, max: 5 }), { maxKeys: 3 })),
  })
  .map((set) => tidy(set) as Limits)

const rule = fc
  .record({
    name: fc.constant(''),
    scope,
    who: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: who }),
    when: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: when }),
    action,
    limits: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: limits }),
    mode: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...STACK_MODES.filter((mode) => mode !== 'exclusive')) },
      { weight: 1, arbitrary: fc.constantFrom(...STACK_MODES) },
    ),
    priority: fc.integer({ min: 0, max: 3 }),
    group: rarely(fc.constantFrom('g1', 'g2')),
  })
  .map((set) => tidy(set) as Omit<Rule, 'key'>)

/** Rules that get in each other's way. */
export const randomTerms: fc.Arbitrary<PriceTerms> = fc
  .record({
    rules: fc.array(rule, { minLength: 1, maxLength: 8 }),
    zone: fc.constantFrom('Europe/London', 'Asia/Shanghai'),
    minor: fc.constant(COIN),
    earn: rarely(coins(1, 20).map((per) => ({ per }))),
    giftCosts: fc.constantFrom<Record<string, number>>({ pen: 20, bag: 730 }, { bag: 730 }),
  })
  .map(({ rules, earn, ...rest }) => ({
    ...rest,
    ...(earn && { earn }),
    rules: rules.map((each, i): Rule => ({ ...each, key: `r${(i * 5) % 8}` })),
  }))

const line = fc.record({ goods: fc.constantFrom(...GOODS), quantity: fc.integer({ min: 1, max: 5 }), amount: anyAmount(6000) })

export const randomCart: fc.Arbitrary<Cart> = fc
  .record({
    at: fc.integer({ min: 0, max: 7 * 48 }).map((half) => START + half * 30 * MINUTE),
    channel: fc.constantFrom('app', 'web', 'fair'),
    region: fc.constantFrom('north', 'south', ''),
    buyer: fc.record({
      key: fc.constantFrom('', 'x', 'y'),
      tier: fc.constantFrom('', 'gold', 'silver'),
      audiences: fc.subarray(['vip', 'late']),
      orders: fc.integer({ min: 0, max: 2 }),
    }),
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    shipping: fc.oneof(fc.constant(0), anyAmount(1500)),
    coupons: fc.subarray(['b1', 'b2']),
    points: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
  })
  .map((cart) => ({ ...cart, lines: cart.lines.map((each, i) => ({ ...each, key: `l${i}` })) }))
