import { describe, expect, it } from 'vitest'
import { readSnapshot, saveSnapshot, type Snapshot } from './snapshot'

const snapshot: Snapshot = {
  v: 1, lang: 'en', theme: 'light', shop: 'main', url: '/dashboard', version: 4, at: 1,
  tiles: [{ id: 'gmv_paid', label: 'GMV (paid)', text: '£1', value: '1' }],
}

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const values = new Map<string, string>()
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) }
}

describe('the snapshot', () => {
  it('comes back for the same screen, shop and language only', () => {
    const storage = memory()
    saveSnapshot(snapshot, storage)
    expect(readSnapshot({ lang: 'en', shop: 'main', url: '/dashboard' }, storage)).toEqual(snapshot)
    expect(readSnapshot({ lang: 'zh-CN', shop: 'main', url: '/dashboard' }, storage)).toBeUndefined()
    expect(readSnapshot({ lang: 'en', shop: 'main', url: '/dashboard?range=7d' }, storage)).toBeUndefined()
  })

  it('is as if not there when it was damaged', () => {
    for (const text of ['', '{', '{"v":2}', '{"v":1,"lang":"en","shop":"main","url":"/dashboard","version":1,"tiles":[{}]}']) {
      expect(readSnapshot({ lang: 'en', shop: 'main', url: '/dashboard' }, { getItem: () => text })).toBeUndefined()
    }
  })
})
