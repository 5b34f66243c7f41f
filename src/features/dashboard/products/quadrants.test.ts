import { describe, expect, it } from 'vitest'
import { chartTokens } from '~/ui/tokens'
import { matrixOption } from './quadrants'

/** How far the axis of conversion goes for products that convert so; undefined: as far as it wants. */
function mostOf(...conversions: number[]): unknown {
  const rows = conversions.map((conversion, i) => ({
    key: `p${i}`,
    label: '',
    views: 64,
    carts: 9,
    orders: 3,
    conversion,
    gmv: 1,
    quadrant: 'star' as const,
  }))
  const { yAxis } = matrixOption({
    answer: { ok: true, version: 1, from: 0, products: rows.length, medianViews: 64, medianConversion: 0.04, rows },
    chosen: [],
    writing: { locale: 'en', currency: 'USD' },
    tokens: chartTokens('light'),
    percent: String,
    count: String,
    words: { product: '', views: '', carts: '', orders: '', conversion: '', gmv: '', quadrant: '' },
    quadrantName: String,
  })
  return Array.isArray(yAxis) ? undefined : yAxis?.max
}

describe('the product matrix', () => {
  it('has no conversion beyond 100 % on its axis', () => {
    expect(mostOf(0.04, 1)).toBe(1)
    expect(mostOf(0.04, 0.12)).toBeUndefined()
  })
})
