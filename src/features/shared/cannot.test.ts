import { beforeEach, describe, expect, test } from 'vitest'
import type { AreaAbility, Capabilities } from '~/commerce/capabilities'
import { setLanguage } from '~/lib/i18n'
import { whyCannot } from './cannot'

const all: AreaAbility = { pull: true, push: true, fields: ['title', 'name', 'note', 'tags', 'onHand', 'state', 'sku:price'] }
const can = (areas: Partial<Capabilities['areas']>): Capabilities => ({
  areas: { locations: all, categories: all, products: all, stock: all, customers: all, orders: all, ...areas },
  ids: true,
  versions: true,
  atomic: true,
  stock: 'delta',
  tells: { gone: true },
})
const why = (areas: Partial<Capabilities['areas']>, ...of: [Parameters<typeof whyCannot>[2], Parameters<typeof whyCannot>[3]?]) =>
  whyCannot(can(areas), 'Clay & Co', ...of)

beforeEach(() => setLanguage('en'))

describe('what a platform cannot do', () => {
  test('is said with its name and the reason, in both languages', async () => {
    const readOnly = { stock: { ...all, push: 'readOnly' as const } }
    expect(why(readOnly, 'stock.move')).toBe('Clay & Co lets us read stock levels, not change them. Do it on the platform itself.')
    expect(why({ orders: { ...all, push: 'notAllowed' } }, 'order.note')).toMatch(
      /^The token of this connection may not change orders of Clay & Co/,
    )
    expect(why({ categories: { ...all, push: 'notOffered' } }, 'category.remove')).toMatch(/^Clay & Co offers no way to change categories/)
    await setLanguage('zh-CN')
    expect(why(readOnly, 'count.post')).toBe('“Clay & Co”的库存在这里只能看，请到平台后台修改。')
  })

  test('leaves alone what belongs to the shop: areas that are not pulled, fields that are not known, holds and goals', () => {
    const readOnly: AreaAbility = { pull: true, push: 'readOnly', fields: ['note'] }
    expect(why({ stock: { pull: 'notOffered', push: 'notOffered', fields: [] } }, 'stock.move')).toBeUndefined()
    expect(why({ stock: { ...all, push: 'readOnly' } }, 'stock.hold')).toBeUndefined()
    expect(why({ customers: readOnly }, 'customer.edit')).toBeUndefined()
    expect(why({ customers: readOnly }, 'customer.edit', ['note'])).toMatch(/customers/)
    expect(why({ customers: readOnly }, 'customer.edit', ['tags'])).toBeUndefined()
  })

  test('a field that is fixed is said alone, and a product is made where products are taken', () => {
    const fixed = { products: { ...all, fixed: ['title'] } }
    expect(why(fixed, 'catalog.set')).toBeUndefined()
    expect(why(fixed, 'catalog.set', ['title'])).toMatch(/lets us read products/)
    expect(why(fixed, 'catalog.set', 'record')).toBeUndefined()
    expect(why({ products: { ...all, push: 'readOnly' } }, 'catalog.set', 'record')).toMatch(/lets us read products/)
  })
})
