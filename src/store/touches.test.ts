import { expect, it } from 'vitest'
import { touchesOf } from './touches'

it('an entry is filed under the records whose rows it changes', () => {
  const change = (table: 'products' | 'orderNotes' | 'settings' | 'packs', key: string) => ({ table, key, field: 'x', before: 1, after: 2 })
  const changes = [
    change('products', 'MUG'),
    change('products', 'MUG'),
    change('orderNotes', '7'),
    change('settings', 'shop'),
    change('packs', 'p'),
  ]
  expect(touchesOf({ kind: 'product.edit', args: { sku: 'MUG', set: {} } }, changes)).toEqual([
    'product/MUG',
    'order/7',
    'shop/shop',
    'import/p',
  ])
})

it('what is written on a record is filed under it, also when it is taken away', () => {
  const set = { on: 'order/a/b' as const, text: 't', at: 1, who: 'li' }
  expect(touchesOf({ kind: 'comment.add', args: { key: 'k', set } }, [])).toEqual(['order/a/b'])
  const gone = [{ table: 'comments' as const, key: 'k', field: 'on', before: 'order/a/b', after: undefined }]
  expect(touchesOf({ kind: 'comment.remove', args: { key: 'k' } }, gone)).toEqual(['order/a/b'])
})

it('a look at personal data is filed under the customer', () => {
  expect(touchesOf({ kind: 'personal.reveal', args: { on: 'customer/0abc' } }, [])).toEqual(['customer/0abc'])
  expect(touchesOf({ kind: 'customer.erase', args: { customer: '0abc', orders: 2 } }, [])).toEqual(['customer/0abc'])
})

it('a bulk edit of very many is filed under a thousand of them', () => {
  const changes = Array.from({ length: 5000 }, (_, i) => ({
    table: 'products' as const,
    key: `S${i}`,
    field: 'title',
    before: 1,
    after: 2,
  }))
  expect(touchesOf({ kind: 'undo', args: { command: 'x' } }, changes)).toHaveLength(1000)
})
