import { expect, test } from 'vitest'
import { hasUplift, readSliders, START, toAssumptions, writeSliders } from './sliders'

test('what was kept is what is read, and nothing else is trusted', () => {
  const kept = { ...START, uplift: 'goal' as const, goal: 0.5, newBuyers: 0.2, parcel: 50_000 }
  expect(readSliders(writeSliders(kept))).toEqual(kept)
  expect(readSliders('')).toEqual(START)
  expect(readSliders('{"uplift":"magic","goal":9,"band":"wide","newBuyers":-1,"parcel":-5}')).toEqual({ ...START, newBuyers: 0 })
  expect(readSliders('null')).toEqual(START)
})

test('only the uplift that is chosen is assumed; postage and packing are one cost of a parcel', () => {
  const asked = toAssumptions({ ...START, parcel: 40_000, packing: 10_000 })
  expect(asked).toMatchObject({ uplift: { kind: 'none' }, parcelCost: 50_000 })
  expect('newBuyers' in asked).toBe(false)
  expect(toAssumptions({ ...START, uplift: 'goal', goal: 0.4 }).uplift).toEqual({ kind: 'goal', share: 0.4 })
  expect(toAssumptions({ ...START, uplift: 'elasticity' }).uplift).toEqual({ kind: 'elasticity', e: 1.5 })
  expect(hasUplift(toAssumptions(START))).toBe(false)
  expect(hasUplift(toAssumptions({ ...START, conversion: 0.1 }))).toBe(true)
})
