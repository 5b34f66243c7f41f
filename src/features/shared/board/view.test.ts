import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPARISONS, DEFAULT_VIEW, FILTER_NAMES, isDefaultView, readView, toggleFilter, writeView, type BoardView } from './view'
import { GRAINS, RANGE_PRESETS } from './range'

const values = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }).map((list) => list.sort())
const days = fc
  .tuple(fc.integer({ min: 0, max: 40000 }), fc.integer({ min: 1, max: 4000 }))
  .map(([from, length]) => ({ from, to: from + length }))
const views: fc.Arbitrary<BoardView> = fc.record({
  range: fc.oneof(fc.record({ preset: fc.constantFrom(...RANGE_PRESETS) }), days),
  grain: fc.constantFrom(undefined, ...GRAINS),
  compare: fc.oneof(fc.constantFrom(...COMPARISONS), days),
  filters: fc.dictionary(fc.constantFrom(...FILTER_NAMES), values).map((filters) => ({ ...filters })),
  scope: fc.record(
    {
      nonProducts: fc.boolean(),
      free: fc.boolean(),
      unknownBuyers: fc.constantFrom('beside' as const, 'out' as const, 'each' as const),
      refundsOn: fc.constant('order' as const),
    },
    { requiredKeys: ['nonProducts', 'free', 'unknownBuyers'] },
  ),
})

describe('the URL of a view', () => {
  it('reads back as the same view, whatever the filters hold', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(readView(new URLSearchParams(writeView(view).toString()))).toEqual(view)
      }),
    )
  })

  it('is empty for the default view', () => {
    expect(writeView(DEFAULT_VIEW).toString()).toBe('')
    expect(isDefaultView(readView(new URLSearchParams()))).toBe(true)
  })

  it('takes what it does not understand as not there', () => {
    expect(readView(new URLSearchParams('range=fortnight&from=2011-02-30&to=2011-03-01&grain=hour&unknown=maybe'))).toEqual(DEFAULT_VIEW)
  })

  it('keeps what a screen has of its own', () => {
    fc.assert(
      fc.property(views, (view) => {
        const written = writeView(view, new URLSearchParams('cohort=week&range=7d&channel=x'))
        expect(written.get('cohort')).toBe('week')
        expect(readView(written)).toEqual(view)
      }),
    )
  })

  it('never reads an empty window', () => {
    expect(readView(new URLSearchParams('from=2011-03-01&to=2011-03-01')).range).toEqual({ preset: 'all' })
  })
})

describe('toggleFilter', () => {
  it('twice is as before', () => {
    fc.assert(
      fc.property(views, fc.constantFrom(...FILTER_NAMES), fc.string(), (view, dimension, value) => {
        expect(toggleFilter(toggleFilter(view, dimension, value), dimension, value)).toEqual(view)
      }),
    )
  })
})
