import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countUsage, noUsage, plainPrice } from '../../../tests/plainPromotions'
import { randomCart, randomTerms } from '../../../tests/randomPromotions'
import { runs } from '../../../tests/runs'
import type { Priced, Step } from './cart'
import { priceCart } from './priceCart'

/** Facts that a verdict's sentence stands on. */
const FACTS: Partial<Record<Step['verdict'], readonly string[]>> = {
  notReached: ['reached', 'from', 'units'],
  noSet: ['reached', 'from', 'part'],
  budget: ['limit'],
  group: ['by'],
  exclusive: ['by'],
  beaten: ['by'],
  touched: ['by'],
}

const told = ({ steps }: Priced) =>
  Object.fromEntries(
    steps.map(({ rule, facts, lines, ...step }) => [
      rule,
      {
        ...step,
        lines: Object.fromEntries(lines.map(({ line, ...rest }) => [line, rest])),
        facts: (FACTS[step.verdict] ?? []).map((name) => facts[name]),
      },
    ]),
  )

test('orders are priced as the page of definitions says, to the last unit, and each rule says the same of itself', () => {
  fc.assert(
    fc.property(randomTerms, fc.array(randomCart, { minLength: 1, maxLength: 4 }), (terms, carts) => {
      const usage = noUsage()
      for (const cart of carts) {
        const wanted = plainPrice(cart, terms, usage)
        const { steps: _, gifts, ...sums } = priceCart(cart, terms, usage)
        const { steps: __, gifts: wantedGifts, ...wantedSums } = wanted
        expect(told(priceCart(cart, terms, usage))).toEqual(told(wanted))
        expect(sums).toEqual(wantedSums)
        expect(new Set(gifts)).toEqual(new Set(wantedGifts))
        countUsage(usage, cart, wanted)
      }
    }),
    { numRuns: runs(1200) },
  )
})
