import { describe, expect, it } from 'vitest'
import { aPromotion, aRule } from '../../../tests/promotions'
import { mergePlan, planChanges, planOf } from './mergePlan'

const base = planOf(aPromotion({ name: 'Sale', budget: 100, terms: 'a' }))

describe('two who edit one plan', () => {
  it('lose nothing where they have set different fields', () => {
    const merged = mergePlan(base, { ...base, name: 'Mine' }, { ...base, budget: 200 })
    expect(merged.plan).toMatchObject({ name: 'Mine', budget: 200 })
    expect(merged).toMatchObject({ clashes: [], taken: ['budget'] })
  })

  it('are asked where they have set the same to different values, and mine stands until then', () => {
    const [mine, theirs] = [
      { ...base, rules: [aRule({ priority: 1 })] },
      { ...base, rules: [] },
    ]
    expect(mergePlan(base, mine, theirs)).toMatchObject({ plan: mine, clashes: ['rules'] })
    expect(mergePlan(base, mine, theirs, { rules: 'theirs' }).plan.rules).toEqual([])
  })

  it('agree without being asked where they have set the same value', () => {
    const both = { ...base, name: 'Same' }
    expect(mergePlan(base, both, both)).toEqual({ plan: both, clashes: [], taken: [] })
  })
})

it('a save tells what it changes, what stood there, and nothing else', () => {
  expect(planChanges(base, { ...base, terms: 'b' })).toEqual({ set: { terms: 'b' }, saw: { terms: 'a' } })
  expect(planChanges(base, { ...base, rules: [aRule()] })).toEqual({ set: {}, saw: {} })
})
