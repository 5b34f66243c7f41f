import { expect, it } from 'vitest'
import { aPromotion, aRule } from '../../../tests/promotions'
import { wordsIn } from './feasibility'
import { coversAny } from './feasibilityOverlap'
import { leaveOut, mendWord, standAlone } from './mendPlan'
import { planOf } from './mergePlan'

const goods = (sku: string) => ({ sku, product: sku, categories: [], brand: '', tags: [] })

it('a SKU that is left out is covered by no rule, and by no part of a bundle', () => {
  const bundle = aRule({ action: { kind: 'bundle', parts: [{ scope: { skus: ['A', 'B'] }, units: 1 }], price: 100 } })
  const rules = leaveOut([aRule({ scope: { except: ['X'] } }), bundle], ['A'])
  expect(coversAny(rules, goods('A'))).toBe(false)
  expect(coversAny(rules, goods('B'))).toBe(true)
  expect(rules[0].scope.except).toEqual(['X', 'A'])
})

it('rules that stand alone add up with nothing', () => {
  expect(standAlone([aRule(), aRule({ mode: 'best' })]).map(({ mode }) => mode)).toEqual(['exclusive', 'exclusive'])
})

it('a mended word is not found again where it stood', () => {
  const options = { packs: ['adLaw', 'price'] } as const
  const plan = planOf(aPromotion({ name: '全网最低价', terms: '最佳好物', rules: [aRule({ name: '国家级优惠' })] }))
  for (const row of wordsIn(plan, options).filter(({ mend }) => mend !== undefined)) {
    const after = { ...plan, ...mendWord(plan, row) }
    const again = wordsIn(after, options).filter(({ text, found }) => text === row.text && found === row.found)
    expect(again).toEqual([])
  }
})
