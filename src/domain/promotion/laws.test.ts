import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomCart, randomTerms } from '../../../tests/randomPromotions'
import { runs } from '../../../tests/runs'
import { allot, partOf } from './allot'
import type { Cart, Priced, PriceTerms } from './cart'
import { compileRules } from './compile'
import { addLine, basketFor, CODE, countUse, freshUsage } from './flat'
import { priceBasket } from './priceBasket'
import { priceCart } from './priceCart'
import { type GivenBack, refundRepriced, refundShares } from './refund'
import { verdictOf } from './steps'
import { addUsage, NO_USAGE } from './usage'

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
const numRuns = runs(900)

const shuffled = fc.tuple(randomTerms, randomCart, fc.infiniteStream(fc.nat()))

describe('every priced cart', () => {
  it('sums to the last unit: total = Σ lines + postage, discount = what rules took off = what lines lost', () => {
    fc.assert(
      fc.property(randomTerms, randomCart, (terms, cart) => {
        const priced = priceCart(cart, terms, NO_USAGE)
        expect(sum(priced.lines.map(({ pay }) => pay))).toBe(priced.goods)
        expect(priced.total).toBe(priced.goods + priced.shipping)
        expect(sum(priced.steps.map(({ goods }) => goods))).toBe(priced.before - priced.goods)
        expect(sum(priced.steps.map(({ shipping }) => shipping))).toBe(priced.shippingOff)
        expect(priced.discount).toBe(priced.before - priced.goods + priced.shippingOff)
        for (const { key, off } of priced.lines) {
          expect(sum(priced.steps.flatMap(({ lines }) => lines.filter(({ line }) => line === key).map((each) => each.off)))).toBe(off)
        }
      }),
      { numRuns },
    )
  })

  it('takes off nothing or more, never below the floor, never below zero', () => {
    fc.assert(
      fc.property(randomTerms, randomCart, (terms, cart) => {
        const priced = priceCart(cart, terms, NO_USAGE)
        for (const { key, before, off, pay } of priced.lines) {
          const line = cart.lines.find((each) => each.key === key)
          expect(off).toBeGreaterThanOrEqual(0)
          expect(pay).toBeGreaterThanOrEqual(Math.min(before, (line?.goods.floor ?? 0) * (line?.quantity ?? 0)))
          expect(Number.isSafeInteger(pay)).toBe(true)
        }
        expect(priced.shippingOff).toBeGreaterThanOrEqual(0)
        expect(priced.shipping).toBeGreaterThanOrEqual(0)
      }),
      { numRuns },
    )
  })

  it('is the same whatever order its lines and rules come in, and the same again', () => {
    fc.assert(
      fc.property(shuffled, ([terms, cart, dice]) => {
        const mix = <T>(list: readonly T[]): T[] => {
          const left = [...list]
          return list.flatMap(() => left.splice((dice.next().value ?? 0) % left.length, 1))
        }
        const priced = priceCart(cart, terms, NO_USAGE)
        const mixed = priceCart({ ...cart, lines: mix(cart.lines) }, { ...terms, rules: mix(terms.rules) }, NO_USAGE)
        const byKey = ({ lines, ...rest }: Priced) => ({ ...rest, lines: new Set(lines) })
        expect(byKey(mixed)).toEqual(byKey(priced))
        expect(priceCart(cart, terms, NO_USAGE)).toEqual(priced)
      }),
      { numRuns },
    )
  })

  it('gives a rule at most what its limits leave', () => {
    fc.assert(
      fc.property(randomTerms, fc.array(randomCart, { minLength: 2, maxLength: 6 }), (terms, carts) => {
        let usage = NO_USAGE
        for (const cart of carts) usage = addUsage(usage, cart, priceCart(cart, terms, usage))
        for (const { key, limits, action } of terms.rules) {
          expect(usage.orders.get(key) ?? 0).toBeLessThanOrEqual(limits.orders ?? Infinity)
          expect(usage.spent.get(key) ?? 0).toBeLessThanOrEqual(limits.budget ?? Infinity)
          for (const buyer of ['x', 'y']) expect(usage.buyers.get(`${key}/${buyer}`) ?? 0).toBeLessThanOrEqual(limits.perBuyer ?? Infinity)
          if (action.kind === 'bundle' || action.kind === 'buyXGetY') continue
          for (const [sku, most] of Object.entries(limits.stock ?? {}))
            expect(usage.units.get(`${key}/${sku}`) ?? 0).toBeLessThanOrEqual(most)
        }
      }),
      { numRuns: runs(400) },
    )
  })

  it('shows one verdict for each rule, an effect exactly where it fired, at most one of a group, an exclusive one alone', () => {
    fc.assert(
      fc.property(randomTerms, randomCart, (terms, cart) => {
        const { steps } = priceCart(cart, terms, NO_USAGE)
        expect(steps.map(({ rule }) => rule).toSorted()).toEqual(terms.rules.map(({ key }) => key).toSorted())
        for (const { verdict, goods, shipping, gifts, pointsEarned } of steps) {
          expect(goods + shipping + gifts.length + pointsEarned > 0).toBe(verdict === 'fired')
        }
        const fired = terms.rules.filter(({ key }) => steps.some(({ rule, verdict }) => rule === key && verdict === 'fired'))
        const groups = fired.flatMap(({ group }) => group ?? [])
        expect(new Set(groups).size).toBe(groups.length)
        if (fired.some(({ mode }) => mode === 'exclusive')) expect(fired).toHaveLength(1)
      }),
      { numRuns },
    )
  })
})

describe('the flat front', () => {
  it('prices order after order in one basket as carts are priced one by one', () => {
    fc.assert(
      fc.property(randomTerms, fc.array(randomCart, { minLength: 1, maxLength: 8 }), (terms, carts) => {
        const goods = [...new Map(carts.flatMap(({ lines }) => lines.map((line) => [line.goods.sku, line.goods]))).values()]
        const flat = compileRules(terms, goods)
        const basket = basketFor(flat, 1)
        const used = freshUsage(flat)
        let usage = NO_USAGE
        for (const cart of carts) {
          const priced = priceCart(cart, terms, usage)
          fillFrom(cart, flat, basket, goods)
          priceBasket(flat, basket, used)
          expect([basket.goods, basket.shippingLeft, basket.discount, basket.pointsEarned, basket.pointsSpent]).toEqual([
            priced.goods,
            priced.shipping,
            priced.discount,
            priced.pointsEarned,
            priced.pointsSpent,
          ])
          priced.steps.forEach(({ rule, verdict, goods: off, shipping }, i) => {
            expect(flat.rules[i].rule.key).toBe(rule)
            expect(verdictOf(basket.rules.verdict[i])).toBe(verdict)
            expect([basket.rules.goodsOff[i], basket.rules.shippingOff[i]]).toEqual([off, shipping])
          })
          countUse(flat, basket, used)
          usage = addUsage(usage, cart, priced)
        }
      }),
      { numRuns: runs(600) },
    )
  })

  it('names each verdict by its code', () => {
    for (const [verdict, code] of Object.entries(CODE)) expect(verdictOf(code)).toBe(verdict)
  })
})

function fillFrom(
  cart: Cart,
  { codes }: ReturnType<typeof compileRules>,
  basket: ReturnType<typeof basketFor>,
  goods: readonly Cart['lines'][number]['goods'][],
): void {
  basket.at = cart.at
  basket.channel = codes.channels.indexOf(cart.channel)
  basket.region = codes.regions.indexOf(cart.region)
  basket.tier = codes.tiers.indexOf(cart.buyer.tier)
  basket.buyer = ['x', 'y'].indexOf(cart.buyer.key)
  basket.orders = cart.buyer.orders
  codes.audiences.forEach((key, code) => (basket.audiences[code] = Number(cart.buyer.audiences.includes(key))))
  codes.batches.forEach((key, code) => (basket.coupons[code] = Number(cart.coupons.includes(key))))
  basket.shipping = cart.shipping
  basket.points = cart.points
  basket.count = 0
  cart.lines.forEach((line, i) =>
    addLine(
      basket,
      goods.findIndex(({ sku }) => sku === line.goods.sku),
      line.quantity,
      line.amount,
      i,
    ),
  )
}

describe('refunds', () => {
  const returns = fc.array(
    fc.array(fc.record({ line: fc.integer({ min: 0, max: 5 }).map((i) => `l${i}`), units: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    { minLength: 1, maxLength: 5 },
  )

  const everything = (cart: Cart) => cart.lines.map(({ key, quantity }) => ({ line: key, units: quantity }))

  it.each([
    ['by shares', refundShares],
    ['priced anew', refundRepriced],
  ])('%s: what is given back and what stays is what was paid, at every step; all goods back is all that was paid for them', (_, refund) => {
    fc.assert(
      fc.property(randomTerms, randomCart, returns, (terms, cart, rounds) => {
        const priced = priceCart(cart, terms, NO_USAGE)
        let before: GivenBack[] = []
        let points = { back: 0, taken: 0 }
        for (const now of [...rounds, everything(cart)]) {
          const back = refund({ cart, priced, before, now }, terms)
          const given = sum(before.map(({ amount }) => amount))
          expect(back.lines.every(({ amount }) => amount >= 0)).toBe(true)
          expect(sum(back.lines.map(({ amount }) => amount))).toBe(back.amount)
          expect(given + back.amount + back.stays).toBe(priced.total)
          expect(back.stays).toBeGreaterThanOrEqual(priced.shipping)
          expect(Math.min(back.pointsBack, back.pointsTaken)).toBeGreaterThanOrEqual(0)
          points = { back: points.back + back.pointsBack, taken: points.taken + back.pointsTaken }
          before = [...before, ...back.lines]
        }
        expect(sum(before.map(({ amount }) => amount))).toBe(priced.goods)
        expect(points).toEqual({ back: priced.pointsSpent, taken: priced.pointsEarned })
      }),
      { numRuns: runs(500) },
    )
  })

  it('what is returned at once or unit by unit comes to the same by shares', () => {
    fc.assert(
      fc.property(randomTerms, randomCart, (terms, cart) => {
        const priced = priceCart(cart, terms, NO_USAGE)
        const [{ key, quantity }] = cart.lines
        const before: GivenBack[] = []
        for (let unit = 0; unit < quantity; unit++)
          before.push(...refundShares({ cart, priced, before, now: [{ line: key, units: 1 }] }, terms).lines)
        const atOnce = refundShares({ cart, priced, before: [], now: [{ line: key, units: quantity }] }, terms)
        expect(sum(before.map(({ amount }) => amount))).toBe(atOnce.amount)
      }),
      { numRuns: runs(300) },
    )
  })
})

describe('allot', () => {
  const none: PriceTerms = { rules: [], zone: 'UTC', minor: 1 }

  it('gives all that the caps hold, to the coin, none above its cap, the heavier at least as much where nothing is capped', () => {
    const parts = fc.array(fc.record({ weight: fc.integer({ min: 0, max: 1e12 }), cap: fc.integer({ min: 0, max: 1e8 }) }), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 1e9 }), (lines, coins) => {
        const basket = basketFor(compileRules(none, []), lines.length)
        basket.count = lines.length
        lines.forEach(({ weight, cap }, i) => {
          basket.lines.weight[i] = weight
          basket.lines.cap[i] = cap
        })
        const given = allot(basket, coins)
        const { want } = basket.lines
        expect(given).toBe(Math.min(coins, sum(lines.map(({ cap }) => cap))))
        expect(sum([...want].slice(0, lines.length))).toBe(given)
        lines.forEach(({ cap }, i) => expect(want[i]).toBeLessThanOrEqual(cap))
        lines.forEach((one, i) =>
          lines.forEach((other, j) => {
            if (one.weight > other.weight && want[i] < one.cap) expect(want[i]).toBeGreaterThanOrEqual(Math.min(want[j], other.cap) - 1)
          }),
        )
      }),
      { numRuns },
    )
  })

  it('is exact where products leave the safe integers', () => {
    expect(partOf(9_007_199_254_740_991, 9_007_199_254_740_990, 9_007_199_254_740_991)).toBe(9_007_199_254_740_990)
    expect(partOf(100_000_000_007, 999_999_999_999, 1_000_000_000_000)).toBe(100_000_000_006)
  })
})
