import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aProduct, aSku } from '../../../tests/stock'
import { runs } from '../../../tests/runs'
import { FORMULA_NAMES, readFormula } from './formula'
import { checkPriceRule, previewPrices, type PriceRule, sumOf } from './priceRule'
import { DIRECTIONS, ROUNDINGS, roundPrice } from './rounding'

const YUAN = 10_000
const rule = (set: Partial<PriceRule>): PriceRule => ({
  field: 'price',
  step: { by: 'percent', value: 0 },
  rounding: 'minor',
  direction: 'nearest',
  struckOut: 'leave',
  belowCost: false,
  ...set,
})
const compute = (text: string, values = { price: 100, cost: 40, compareAt: undefined, floor: undefined }) => {
  const read = readFormula(text)
  return read.ok ? read.formula(values) : read.error
}

describe('a formula', () => {
  it.each([
    ['price * 0.9', 90],
    ['cost / 0.5 + 3', 83],
    ['max(cost / 0.3, price - 20)', 400 / 3],
    ['2 + 3 * 4 - 10 / 5', 12],
    ['-(2 + 3) * 2', -10],
    ['price × 85％', 85],
    ['round（price / 3，5）', 35],
    ['min(price, COST, 90)', 40],
    ['price * 110%', 110.00000000000001],
  ])('%s comes to %d', (text, value) => expect(compute(text)).toBeCloseTo(value, 9))

  it.each([
    ['', 'empty', 0],
    ['price *', 'unexpected', 7],
    ['prise * 2', 'unknownName', 0],
    ['(price + 1', 'notClosed', 0],
    ['price 2', 'unexpected', 6],
    ['max', 'arguments', 3],
    ['round(1, 2, 3)', 'arguments', 0],
    ['toString(1)', 'unknownName', 0],
  ])('%s is none, and says where', (text, why, at) => expect(compute(text)).toMatchObject({ why, at }))

  it('has no value where a SKU lacks what it names, or where it divides by 0', () => {
    expect(compute('compareAt * 0.8')).toBeNaN()
    expect(compute('price / (cost - 40)')).toBeNaN()
  })

  it('never throws, whatever is typed', () => {
    const piece = fc.oneof(
      fc.constantFrom(...FORMULA_NAMES, '+', '-', '*', '/', '(', ')', ',', '%', 'min', 'max', 'round', ' '),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const read = readFormula(text)
        if (!read.ok) expect(read.error.at).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: runs(500) },
    )
  })
})

describe('rounding', () => {
  it.each([
    [123.456, 'minor', 'nearest', 123.46],
    [123.456, 'whole', 'nearest', 123],
    [123.456, 'tens', 'up', 130],
    [123.456, 'nine', 'nearest', 119],
    [125, 'nine', 'nearest', 129],
    [124, 'nine', 'nearest', 129],
    [129, 'nine', 'down', 129],
    [151, 'ninetyNine', 'nearest', 199],
    [12.49, 'point99', 'nearest', 12.99],
    [12.3, 'point99', 'down', 11.99],
    [3, 'ninetyNine', 'down', 99],
    [0.001, 'tens', 'nearest', 10],
  ] as const)('%d to %s, %s, is %d', (price, rounding, direction, is) =>
    expect(roundPrice(price * YUAN, rounding, direction, 'CNY') / YUAN).toBeCloseTo(is, 6),
  )

  it('a yen has no .99', () => expect(roundPrice(1234 * 100 + 50, 'point99', 'down', 'JPY')).toBe(1234 * 100))

  it('rounding what is rounded changes nothing, and goes the way it is told', () => {
    const any = fc.record({
      price: fc.integer({ min: 1, max: 1e10 }),
      rounding: fc.constantFrom(...ROUNDINGS),
      direction: fc.constantFrom(...DIRECTIONS),
    })
    fc.assert(
      fc.property(any, ({ price, rounding, direction }) => {
        const is = roundPrice(price, rounding, direction, 'CNY')
        expect(is).toBeGreaterThan(0)
        expect(Number.isSafeInteger(is)).toBe(true)
        expect(roundPrice(is, rounding, direction, 'CNY')).toBe(is)
        if (direction === 'up') expect(is).toBeGreaterThanOrEqual(price)
        if (direction === 'down' && is > price) expect(is).toBe(roundPrice(0, rounding, 'nearest', 'CNY'))
      }),
      { numRuns: runs(300) },
    )
  })
})

describe('a preview', () => {
  const product = aProduct({
    skus: [
      aSku({ code: 'A', price: 100 * YUAN, cost: 40 * YUAN }),
      aSku({ code: 'B', price: 100 * YUAN, cost: 40 * YUAN, floor: 95 * YUAN }),
      aSku({ code: 'C', price: 100 * YUAN, cost: 95 * YUAN }),
      aSku({ code: 'D', price: 100 * YUAN, cost: 0 }),
    ],
  })
  const held = (set: Partial<PriceRule>) =>
    Object.fromEntries(previewPrices(rule(set), [product], 'CNY').held.map(({ sku, why }) => [sku, why]))
  const changed = (set: Partial<PriceRule>) =>
    Object.fromEntries(previewPrices(rule(set), [product], 'CNY').changes.map(({ sku, is }) => [sku, is / YUAN]))

  it('names what changes, and why the others do not', () => {
    const off = { step: { by: 'percent', value: -0.1 } } as const
    expect(changed(off)).toEqual({ A: 90, D: 90 })
    expect(held(off)).toEqual({ B: 'belowFloor', C: 'belowCost' })
    expect(changed({ ...off, belowCost: true })).toEqual({ A: 90, C: 90, D: 90 })
    expect(held({ step: { by: 'set', value: 100 * YUAN } })).toEqual({ A: 'unchanged', B: 'unchanged', C: 'unchanged', D: 'unchanged' })
  })

  it('reaches a margin, which needs a cost', () => {
    expect(changed({ step: { by: 'margin', value: 0.5 } })).toEqual({ A: 80, C: 190 })
    expect(held({ step: { by: 'margin', value: 0.5 } })).toEqual({ B: 'belowFloor', D: 'noCost' })
  })

  it('strikes the old price out, and never leaves one that is not above the price', () => {
    const [one] = previewPrices(rule({ step: { by: 'percent', value: -0.2 }, struckOut: 'keep' }), [product], 'CNY').changes
    expect(one).toMatchObject({ sku: 'A', is: 80 * YUAN, compareAt: 100 * YUAN })
    const struck = aProduct({ skus: [aSku({ code: 'S', price: 80 * YUAN, compareAt: 100 * YUAN, cost: 0 })] })
    const back = (struckOut: PriceRule['struckOut']) =>
      previewPrices(rule({ step: { by: 'formula', text: 'compareAt' }, struckOut }), [struck], 'CNY')
    expect(back('leave').held).toMatchObject([{ why: 'aboveStruckOut' }])
    expect(back('drop').changes).toMatchObject([{ is: 100 * YUAN, compareAt: null }])
  })

  it('accounts for each SKU once, never sells below floor or for nothing, and sums to what it says', () => {
    const amount = fc.integer({ min: 0, max: 1e9 })
    const sku = fc.record({
      price: amount,
      cost: amount,
      floor: fc.option(amount, { nil: undefined }),
      compareAt: fc.option(amount, { nil: undefined }),
    })
    const step = fc.oneof(
      fc.record({ by: fc.constant('percent' as const), value: fc.double({ min: -0.99, max: 5, noNaN: true }) }),
      fc.record({ by: fc.constant('amount' as const), value: fc.integer({ min: -1e9, max: 1e9 }) }),
      fc.record({ by: fc.constant('margin' as const), value: fc.double({ min: -1, max: 0.99, noNaN: true }) }),
      fc.record({
        by: fc.constant('formula' as const),
        text: fc.constantFrom('price * 0.8', 'cost / 0.6', 'max(floor, cost * 2)', 'compareAt - 1'),
      }),
    )
    const any = fc.record({
      step,
      rounding: fc.constantFrom(...ROUNDINGS),
      direction: fc.constantFrom(...DIRECTIONS),
      belowCost: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(sku, { maxLength: 8 }), any, (skus, set) => {
        const product = aProduct({ skus: skus.map((each, i) => aSku({ ...each, code: `S${i}` })) })
        const preview = previewPrices(rule(set), [product], 'CNY')
        const codes = [...preview.changes, ...preview.held].map(({ sku }) => sku).toSorted()
        expect(codes).toEqual(product.skus.map(({ code }) => code).toSorted())
        for (const { sku, is } of preview.changes) {
          const of = product.skus.find(({ code }) => code === sku)
          expect(is).toBeGreaterThan(0)
          expect(is).toBeGreaterThanOrEqual(of?.floor ?? 0)
          if (!set.belowCost) expect(is).toBeGreaterThanOrEqual(of?.cost ?? 0)
          expect(is).not.toBe(of?.price)
        }
        expect(sumOf(preview).total).toBe(preview.changes.reduce((sum, { is }) => sum + is, 0))
      }),
      { numRuns: runs(300) },
    )
  })

  it('a rule that cannot be is told before', () => {
    expect(checkPriceRule(rule({ step: { by: 'margin', value: 1 } }))).toBe('margin')
    expect(checkPriceRule(rule({ step: { by: 'percent', value: -1 } }))).toBe('number')
    expect(checkPriceRule(rule({ step: { by: 'formula', text: 'price *' } }))).toBe('formula')
    expect(checkPriceRule(rule({ step: { by: 'amount', value: Number.NaN } }))).toBe('number')
    expect(checkPriceRule(rule({ step: { by: 'formula', text: 'price * 2' } }))).toBeUndefined()
  })
})
