import { expect } from 'vitest'
import type { SyncArea } from '~/commerce/adapter'
import type { Capabilities } from '~/commerce/capabilities'
import { levelKey } from '~/domain/stock'
import { always, fieldsOf, type Law, never, sentence, unsupported } from './law'
import { keptOf, SEED } from './seed'

export const pullLaws = (area: SyncArea): Law[] => {
  const needs = ({ areas }: Capabilities) => sentence(areas[area].pull, `pulling ${area}`)
  const keys = Object.keys(SEED[area]).sort()
  return [
    {
      name: `${area}: a full pull brings every record, field by field`,
      needs,
      holds: async (given, can) => {
        const all = await given.all(area)
        expect([...all.keys()].sort()).toEqual(keys)
        for (const [key, record] of all) expect(fieldsOf(record)).toMatchObject(keptOf(area, SEED[area][key] ?? {}, can))
      },
      twin: async (given) => {
        await expect(given.all(area)).rejects.toEqual(unsupported)
        await expect(given.side.adapter.read(area, keys[0] ?? '', never)).rejects.toEqual(unsupported)
      },
    },
    {
      name: `${area}: a pull that is cut goes on behind any of its pages`,
      needs,
      holds: async (given) => {
        const pages = await given.pages(area)
        for (const [i, { next }] of pages.entries()) {
          const before = pages.slice(0, i + 1).flatMap(({ records }) => records.map(({ key }) => key))
          expect([...new Set([...before, ...(await given.all(area, next)).keys()])].sort()).toEqual(keys)
        }
      },
    },
    {
      name: `${area}: the same question twice is answered the same`,
      needs,
      holds: async (given) => {
        const once = await given.pages(area)
        expect(await given.pages(area)).toEqual(once)
        const behind = once[0]?.next
        expect(await given.all(area, behind)).toEqual(await given.all(area, behind))
      },
    },
    {
      name: `${area}: a record is read as it is pulled, and one that is not there is not`,
      needs,
      holds: async (given) => {
        for (const [key, record] of await given.all(area)) expect(await given.side.adapter.read(area, key, never)).toEqual(record)
        expect(await given.side.adapter.read(area, area === 'stock' ? levelKey('main', 'none') : 'none', never)).toBeUndefined()
      },
    },
    {
      name: `${area}: only fields that it says to keep are told`,
      needs,
      holds: async (given, can) => {
        if (area === 'orders' || area === 'stock') return
        const known = new Set(can.areas[area].fields)
        for (const record of (await given.all(area)).values()) {
          expect(Object.keys(fieldsOf(record)).filter((field) => field !== 'skus' && !known.has(field))).toEqual([])
        }
      },
    },
  ]
}

export const CHANGE_LAWS: Law[] = [
  {
    name: 'what changes there comes with the next pull, under another version',
    needs: ({ areas }) => sentence(areas.products.pull, 'pulling products'),
    holds: async (given) => {
      const pages = await given.pages('products')
      const before = await given.side.adapter.read('products', 'cup', never)
      given.side.change('products', 'cup', { ...SEED.products.cup, title: 'Tea cup' })
      const after = (await given.all('products', pages.at(-1)?.next)).get('cup')
      expect(after && fieldsOf(after).title).toBe('Tea cup')
      expect(after?.version).not.toBe(before?.version)
    },
  },
  {
    name: 'what is taken away there comes with the next pull',
    needs: ({ tells }) => tells.gone || 'what has gone is not told',
    holds: async (given) => {
      const pages = await given.pages('products')
      given.side.change('products', 'cup', undefined)
      expect((await given.all('products', pages.at(-1)?.next)).get('cup')).toMatchObject({ gone: true })
    },
    twin: async (given) => {
      given.side.change('products', 'cup', undefined)
      expect((await given.all('products')).has('cup')).toBe(false)
      expect(await given.side.adapter.read('products', 'cup', never)).toBeUndefined()
    },
  },
  {
    name: 'a pull that nobody waits for any more ends',
    needs: always,
    holds: async ({ side: { adapter } }) => {
      const ending = new AbortController()
      ending.abort()
      const pull = async () => {
        for await (const { records } of adapter.pull('products', undefined, ending.signal))
          if (records.length > 0) ending.signal.throwIfAborted()
      }
      await expect(pull()).rejects.toMatchObject({ name: 'AbortError' })
    },
  },
]
