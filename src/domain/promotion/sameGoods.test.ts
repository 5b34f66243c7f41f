import { expect, test } from 'vitest'
import { aRule } from '../../../tests/promotions'
import type { GoodsScope, Who } from './rule'
import { sharedGoods, type WayUp } from './sameGoods'

const PARENTS: Record<string, string> = { tea: 'pantry', coffee: 'pantry', tents: 'outdoor' }
const wayUp: WayUp = (key) => [key, ...(PARENTS[key] ? [PARENTS[key]] : [])]
const over = (scope: GoodsScope, who: Who = {}) => ({ rules: [aRule({ scope, who })] })
const meets = (one: GoodsScope, other: GoodsScope) => sharedGoods(over(one), over(other), wayUp)

test('what covers everything has goods in common with all', () => {
  expect(meets({}, { skus: ['MUG'] })).toBe('same')
  expect(meets({}, {})).toBe('same')
})

test('lists of one sort are compared; a category has those below it', () => {
  expect(meets({ skus: ['MUG', 'CUP'] }, { skus: ['CUP'] })).toBe('same')
  expect(meets({ skus: ['MUG'] }, { skus: ['CUP'] })).toBeUndefined()
  expect(meets({ categories: ['tea'] }, { categories: ['pantry'] })).toBe('same')
  expect(meets({ categories: ['tea'] }, { categories: ['coffee'] })).toBeUndefined()
})

test('lists of different sorts may meet, unless one that both have keeps them apart', () => {
  expect(meets({ brands: ['Hearth'] }, { categories: ['tea'] })).toBe('maybe')
  expect(meets({ brands: ['Hearth'], categories: ['tea'] }, { categories: ['tents'] })).toBeUndefined()
  // A product may carry both tags.
  expect(meets({ tags: ['new'] }, { tags: ['gift'] })).toBe('maybe')
})

test('buyers of different channels, regions or tiers do not meet', () => {
  expect(sharedGoods(over({}, { channels: ['app'] }), over({}, { channels: ['web'] }), wayUp)).toBeUndefined()
  expect(sharedGoods(over({}, { channels: ['app'] }), over({}), wayUp)).toBe('same')
})

test('free postage and points that are earned take nothing off goods', () => {
  const postage = { rules: [aRule({ action: { kind: 'freeShipping', from: { units: 1 } } })] }
  const points = { rules: [aRule({ action: { kind: 'points', times: 2 } })] }
  expect(sharedGoods(postage, over({}), wayUp)).toBeUndefined()
  expect(sharedGoods(points, over({}), wayUp)).toBeUndefined()
})

test('of a bundle the parts count, of buy X get Y the other goods too', () => {
  const bundle = { rules: [aRule({ action: { kind: 'bundle', price: 1, parts: [{ scope: { skus: ['MUG'] }, units: 1 }] } })] }
  expect(sharedGoods(bundle, over({ skus: ['CUP'] }), wayUp)).toBeUndefined()
  const gives = {
    rules: [aRule({ scope: { skus: ['MUG'] }, action: { kind: 'buyXGetY', buy: 1, get: 1, share: 1, other: { skus: ['CUP'] } } })],
  }
  expect(sharedGoods(gives, over({ skus: ['CUP'] }), wayUp)).toBe('same')
})
