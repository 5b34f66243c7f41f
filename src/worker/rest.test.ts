import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keeper } from '~/analytics/scratch'
import { asking } from './rest'

/** Memory that an answer has used. */
function used() {
  const kept = keeper<string>()
  kept.memory.begin()
  kept.keep('an answer')
  return kept
}

describe('the memory of past answers', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('goes back to the system when nothing was asked for 20 seconds', async () => {
    const memory = used()
    await expect(asking(async () => 7)).resolves.toBe(7)
    vi.advanceTimersByTime(19_999)
    expect(memory.get()).toBe('an answer')
    vi.advanceTimersByTime(1)
    expect(memory.get()).toBeUndefined()
  })

  test('stays while questions come, and while one is at work, also after one that failed', async () => {
    const memory = used()
    await expect(asking(() => Promise.reject(new Error('no figure')))).rejects.toThrow('no figure')
    vi.advanceTimersByTime(15_000)
    let finish = () => {}
    const long = asking(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve
        }),
    )
    await asking(async () => undefined)
    vi.advanceTimersByTime(60_000)
    expect(memory.get()).toBe('an answer')
    finish()
    await long
    vi.advanceTimersByTime(20_000)
    expect(memory.get()).toBeUndefined()
  })
})
