import { describe, expect, it } from 'vitest'
import { inOrder } from './useEscape'

describe('inOrder', () => {
  it('puts what came last at the end, whatever its place in the address', () => {
    const first = inOrder([], { region: ['Kent'] })
    const second = inOrder(first, { channel: ['Web'], region: ['Kent'] })
    expect(second).toEqual([
      ['region', 'Kent'],
      ['channel', 'Web'],
    ])
    expect(inOrder(second, { channel: ['Web'], region: ['Essex'] })).toEqual([
      ['channel', 'Web'],
      ['region', 'Essex'],
    ])
  })
})
