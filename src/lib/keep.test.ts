// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** A storage that takes so many signs, as a browser's takes so many bytes. */
function storageOf(room: number): Storage {
  const items = new Map<string, string>()
  const used = () => [...items].reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    key: () => null,
    getItem: (name) => items.get(name) ?? null,
    removeItem: (name) => void items.delete(name),
    setItem: (name, value) => {
      const before = items.get(name)
      items.set(name, value)
      if (used() <= room) return
      if (before === undefined) items.delete(name)
      else items.set(name, before)
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
}

/** The module as a page has it that has just been opened. */
async function newPage() {
  vi.resetModules()
  return import('./keep')
}

beforeEach(() => vi.stubGlobal('localStorage', storageOf(60)))
afterEach(() => vi.unstubAllGlobals())

test('what fits is written and nothing is said', async () => {
  const { kept, onNotKept } = await newPage()
  const tell = vi.fn()
  onNotKept(tell)
  kept.setItem('a', '1')
  expect([localStorage.getItem('a'), kept.getItem('a')]).toEqual(['1', '1'])
  expect(tell).not.toHaveBeenCalled()
})

test('what is kept for speed alone makes room', async () => {
  const { kept, onNotKept } = await newPage()
  const tell = vi.fn()
  onNotKept(tell)
  localStorage.setItem('zhanggui:snapshot', 'x'.repeat(40))
  kept.setItem('a', 'y'.repeat(40))
  expect([localStorage.getItem('a')?.length, localStorage.getItem('zhanggui:snapshot')]).toEqual([40, null])
  expect(tell).not.toHaveBeenCalled()
})

test('what does not fit stands until the page is closed, the reader is told once, and a later write that fits counts', async () => {
  const { kept, onNotKept } = await newPage()
  const tell = vi.fn()
  kept.setItem('a', '1')
  kept.setItem('a', 'z'.repeat(100))
  onNotKept(tell)
  kept.setItem('b', 'z'.repeat(100))
  expect(kept.getItem('a')).toHaveLength(100)
  expect(localStorage.getItem('a')).toBe('1')
  expect(tell).toHaveBeenCalledTimes(1)
  kept.setItem('a', '2')
  expect([kept.getItem('a'), localStorage.getItem('a')]).toEqual(['2', '2'])
  kept.removeItem('b')
  expect(kept.getItem('b')).toBeNull()
})

test('a storage that is forbidden altogether is an empty one', async () => {
  const { kept } = await newPage()
  vi.stubGlobal('localStorage', undefined)
  expect(kept.getItem('a')).toBeNull()
  kept.setItem('a', '1')
  expect(kept.getItem('a')).toBe('1')
  kept.removeItem('a')
  expect(kept.getItem('a')).toBeNull()
})
