import { describe, expect, it } from 'vitest'
import type { SlaPolicy } from '~/domain/desk'
import { moved, shadowOf, tidyPolicy } from './targets'

const policy = (set: Partial<SlaPolicy> = {}): SlaPolicy => ({ key: 'p', name: 'P', calendar: '', within: { first: 60 }, ...set })

describe('the list of targets', () => {
  it('knows which one is never asked, since one above it is for all of its tickets', () => {
    const chat = policy({ key: 'chat', channels: ['chat', 'phone'] })
    const urgentChat = policy({ key: 'urgent', channels: ['chat'], priorities: ['urgent'] })
    const rest = policy({ key: 'rest' })
    expect(shadowOf([chat, urgentChat, rest], 1)?.key).toBe('chat')
    expect(shadowOf([urgentChat, chat, rest], 1)).toBeUndefined()
    expect(shadowOf([rest, chat], 1)?.key).toBe('rest')
    expect(shadowOf([chat, rest], 1)).toBeUndefined()
  })

  it('takes an empty choice for any', () => {
    expect(tidyPolicy(policy({ queues: [], tiers: [], escalateTo: '' }))).toEqual(policy())
    expect(tidyPolicy(policy({ queues: ['returns'], warn: 5 }))).toEqual(policy({ queues: ['returns'], warn: 5 }))
  })

  it('is put into another order one place at a time', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  })
})
