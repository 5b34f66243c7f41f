import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { answering, take } from '~/analytics/scratch'
import { asking } from './rest'

/** Whether what an answer wrote still lies where the next one writes. */
const isKept = () => answering(() => take(Uint8Array, 1)[0]) === WRITTEN
const WRITTEN = 7
const write = () => answering(() => take(Uint8Array, 1).fill(WRITTEN))

describe('the memory of past answers', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('goes back to the system when nothing was asked for 20 seconds', async () => {
    write()
    await expect(asking(async () => 7)).resolves.toBe(7)
    vi.advanceTimersByTime(19_999)
    expect(isKept()).toBe(true)
    vi.advanceTimersByTime(1)
    expect(isKept()).toBe(false)
  })

  test('what later questions need is made when nothing was asked for a second, once', async () => {
    const ahead = vi.fn()
    await asking(async () => undefined, ahead)
    vi.advanceTimersByTime(900)
    await asking(async () => undefined, ahead)
    vi.advanceTimersByTime(999)
    expect(ahead).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(ahead).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(60_000)
    expect(ahead).toHaveBeenCalledTimes(1)
  })

  test('stays while questions come, and while one is at work, also after one that failed', async () => {
    write()
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
    expect(isKept()).toBe(true)
    finish()
    await long
    vi.advanceTimersByTime(20_000)
    expect(isKept()).toBe(false)
  })
})
