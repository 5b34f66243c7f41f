import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { METRIC_IDS } from '~/domain/metric'
import { proofQuery, readProof, writeProof, type Proof } from './proof'
import { DEFAULT_VIEW, FILTER_NAMES } from './view'

const proofs: fc.Arbitrary<Proof> = fc.record(
  {
    id: fc.constantFrom(...METRIC_IDS),
    members: fc.array(fc.tuple(fc.constantFrom(...FILTER_NAMES), fc.string()), { minLength: 1, maxLength: 2 }),
    days: fc.tuple(fc.nat(40_000), fc.integer({ min: 1, max: 400 })).map(([from, length]) => ({ from, to: from + length })),
  },
  { requiredKeys: ['id'] },
)

describe('the address of a proof', () => {
  it('reads back as the same proof, and leaves what the board shows', () => {
    fc.assert(
      fc.property(proofs, (proof) => {
        const params = writeProof('range=30d&channel=Web', proof)
        expect(readProof(new URLSearchParams(params.toString()))).toEqual(proof)
        expect(writeProof(params, undefined).toString()).toBe('range=30d&channel=Web')
      }),
    )
  })

  it('is of nothing where the metric is none', () => {
    expect(readProof(new URLSearchParams('proof=luck'))).toBeUndefined()
  })
})

describe('proofQuery', () => {
  it('is the question of the board, narrowed to the member', () => {
    const asked = { from: 10, to: 20, scope: DEFAULT_VIEW.scope, filters: { channel: ['Web', 'Shop'], region: ['Kent'] } }
    expect(proofQuery(asked, { id: 'orders', members: [['channel', 'Web']], days: { from: 12, to: 13 } })).toEqual({
      from: 12,
      to: 13,
      scope: DEFAULT_VIEW.scope,
      filters: { channel: ['Web'], region: ['Kent'] },
      metrics: ['orders'],
    })
  })
})
