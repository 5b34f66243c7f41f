import { describe, expect, it } from 'vitest'
import { isRouted, withRouted, withSkills } from './team'

const ann = { key: 'ann', role: 'agent' } as const
const olga = { key: 'olga', role: 'owner' } as const

describe('who gets tickets', () => {
  it('is every agent until set otherwise, and nobody else', () => {
    expect([isRouted([], ann), isRouted([], olga)]).toEqual([true, false])
    expect(withRouted([], ann, false)).toEqual([{ person: 'ann', away: true }])
    expect(withRouted([{ person: 'ann', away: true }], ann, true)).toEqual([])
    expect(withRouted([], olga, true)).toEqual([{ person: 'olga' }])
    expect(withRouted([{ person: 'olga', most: 3 }], olga, false)).toEqual([])
  })

  it('keeps what else is said of somebody', () => {
    const skilled = withSkills([], ann, { queues: ['returns'], most: 5 })
    expect(withRouted(skilled, ann, false)).toEqual([{ person: 'ann', queues: ['returns'], most: 5, away: true }])
    expect(withSkills(skilled, ann, { queues: [], most: undefined })).toEqual([])
  })
})
