import { expect, test } from 'vitest'
import { aRule } from '../../../../tests/promotions'
import { FIGURES, mainReason, tilesOf } from './figures'
import { coverageOf, warningsOf } from './leftOut'
import { sortedSkus } from './skus'
import { answerTo, someReplay, someSums } from './testReplay'

const ask = { window: { from: 0, to: 1 }, planFrom: 0, variants: [], assume: { uplift: { kind: 'none' }, conversion: 0, couponTake: 0, points: 0, pointWorth: 0, parcelCost: 0, band: 0 } } as const // prettier-ignore
const simulation = { ...answerTo(ask), noRate: 0 }

test('a tile has a band only where the replay is not sure, and the lower end first', () => {
  const sure = tilesOf(simulation, someReplay('plan', 0))
  expect(sure.every(({ low, high }) => low === undefined && high === undefined)).toBe(true)
  const unsure = someReplay('plan', 0, { low: someSums({ margin: 5_000_000 }), high: someSums({ margin: 3_000_000 }) })
  expect(tilesOf(simulation, unsure).find(({ kind }) => kind.id === 'margin')).toMatchObject({ low: 3_000_000, high: 5_000_000 })
})

test('a rate of nothing is no figure, not zero', () => {
  const nothing = someSums({ gmv: 0, goods: 0, costed: 0, shipping: 0, margin: 0 })
  for (const id of ['discountRate', 'marginRate'] as const) expect(FIGURES.find((kind) => kind.id === id)?.of(nothing)).toBeUndefined()
  expect(coverageOf(someReplay('plan', 0, { mid: nothing }))).toBeUndefined()
})

test('what is left out is told: uncovered margin, orders without a rate, no cost of a parcel', () => {
  const replay = someReplay('plan', 0, { mid: someSums({ costed: 5_000_000 }), plain: someSums({ costUnknown: 3 }) })
  const told = (parcelCost: number, noRate: number) =>
    warningsOf({ simulation: { ...simulation, noRate }, replay, rules: [aRule()], parcelCost }).map(({ kind }) => kind)
  expect(told(0, 2)).toEqual(['coverage', 'costUnknown', 'noRate', 'parcel'])
  expect(told(1, 0)).toEqual(['coverage', 'costUnknown'])
})

test('the main reason is the most frequent one that a rule did nothing for', () => {
  expect(mainReason({ fired: 9, noGoods: 2, notReached: 5 })).toBe('notReached')
  expect(mainReason({ fired: 9 })).toBeUndefined()
})

test('SKUs without the figure that is sorted by stand last', () => {
  const { rows } = someReplay('plan', 100).skus
  const unknown = { ...rows[0], sku: 'X', margin: undefined, soldOutAt: undefined, off: 0 }
  expect(sortedSkus([unknown, ...rows], 'margin').map(({ sku }) => sku)).toEqual(['MUG', 'CUP', 'X'])
  expect(sortedSkus([unknown, ...rows], 'soldOut').map(({ sku }) => sku)).toEqual(['MUG', 'CUP', 'X'])
  expect(sortedSkus([unknown, ...rows], 'off').map(({ sku }) => sku)).toEqual(['MUG', 'CUP', 'X'])
})
