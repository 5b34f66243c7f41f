import { describe, expect, test } from 'vitest'
import { aRule } from '../../../tests/promotions'
import type { CartGoods } from './cart'
import { coversAny, isStopped, namesSku, resumeSku, stopSku, strengthsOf, swapSku, withStrengths } from './paceChange'
import type { Action, Rule } from './rule'

const mug: CartGoods = { sku: 'MUG-1', product: 'mug', categories: ['kitchen'], brand: '', tags: [] }
const everything = aRule()
const named = aRule({ key: 'n', scope: { skus: ['MUG-1', 'CUP-1'] } })
const bundle = aRule({
  key: 'b',
  action: {
    kind: 'bundle',
    parts: [
      { scope: { skus: ['MUG-1'] }, units: 1 },
      { scope: { skus: ['TEA-1'] }, units: 1 },
    ],
    price: 500_000,
  },
})

describe('a SKU that is stopped', () => {
  test('is covered by no rule any more, and by the same ones when it is back', () => {
    const rules = [everything, named, bundle]
    const stopped = stopSku(rules, mug)
    expect(coversAny(stopped, mug)).toBe(false)
    expect(isStopped(stopped, mug)).toBe(true)
    expect(isStopped(rules, mug)).toBe(false)
    expect(resumeSku(stopped, 'MUG-1')).toEqual(rules)
  })

  test('leaves the other SKUs as they were', () => {
    const cup = { ...mug, sku: 'CUP-1' }
    expect(coversAny(stopSku([named], mug), cup)).toBe(true)
  })

  test('one that no rule was ever about was not stopped', () => {
    expect(isStopped([named], { ...mug, sku: 'HAT-1' })).toBe(false)
  })
})

describe('a SKU in the place of another', () => {
  test('is named where the other was, with what was left of its stock', () => {
    const rule = aRule({ scope: { skus: ['MUG-1', 'CUP-1'] }, limits: { stock: { 'MUG-1': 40, 'CUP-1': 5 } } })
    const [swapped] = swapSku([rule], 'MUG-1', 'MUG-2')
    expect(swapped?.scope.skus).toEqual(['MUG-2', 'CUP-1'])
    expect(swapped?.limits.stock).toEqual({ 'MUG-2': 40, 'CUP-1': 5 })
  })

  test('takes its place among gifts and in a bundle', () => {
    const gift = aRule({ action: { kind: 'gift', from: { amount: 1 }, gifts: [{ sku: 'MUG-1', units: 1 }] } })
    expect(swapSku([gift], 'MUG-1', 'MUG-2')[0]?.action).toMatchObject({ gifts: [{ sku: 'MUG-2', units: 1 }] })
    expect(swapSku([bundle], 'MUG-1', 'MUG-2')[0]?.action).toMatchObject({ parts: [{ scope: { skus: ['MUG-2'] } }, {}] })
  })

  test('cannot where no rule names a SKU', () => {
    expect(namesSku([everything], 'MUG-1')).toBe(false)
    expect([named, bundle].every((rule) => namesSku([rule], 'MUG-1'))).toBe(true)
  })
})

describe('the strength of a rule', () => {
  const actions: Action[] = [
    { kind: 'percent', off: { share: 0.1 } },
    { kind: 'timed', off: { price: 99 } },
    { kind: 'members', off: { amount: 5 } },
    {
      kind: 'threshold',
      steps: [
        { from: { amount: 300 }, off: { amount: 50 } },
        { from: { units: 5 }, off: { share: 0.2 } },
      ],
    },
    { kind: 'buyXGetY', buy: 2, get: 1, share: 0.5 },
    { kind: 'freeShipping', from: { amount: 99 }, most: 10 },
    { kind: 'bundle', parts: [], price: 500 },
    { kind: 'gift', from: { amount: 200 }, gifts: [] },
    { kind: 'points', times: 2 },
    { kind: 'points', worth: 1, mostShare: 0.5 },
    { kind: 'coupon', batch: 'b', from: { amount: 100 }, off: { share: 0.1, most: 30 } },
  ]

  test.each(actions.map((action) => [action.kind, action] as const))(
    'of %s: its own numbers change nothing, others change just those',
    (_, action) => {
      const rule: Rule = aRule({ action })
      const values = strengthsOf(rule).map(({ value }) => value)
      expect(values.length).toBeGreaterThan(0)
      expect(withStrengths(rule, values)).toEqual(rule)
      const changed = values.map((value) => value * 2)
      expect(strengthsOf(withStrengths(rule, changed)).map(({ value }) => value)).toEqual(changed)
    },
  )
})
