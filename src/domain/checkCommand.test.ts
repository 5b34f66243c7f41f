import { describe, expect, it } from 'vitest'
import { checkNote, checkProduct, checkShop, LIMITS } from './checkCommand'

const now = { name: 'Shop', zone: 'UTC', currency: 'GBP' }

describe('shop settings', () => {
  it('may be changed one by one', () => {
    expect(checkShop({ name: 'New' }, now, true)).toBeUndefined()
    expect(checkShop({ zone: 'Asia/Shanghai' }, now, true)).toBeUndefined()
    expect(checkShop({ currency: 'CNY' }, now, false)).toBeUndefined()
    expect(checkShop({ currency: 'GBP' }, now, true)).toBeUndefined()
  })

  it('are refused with the field that is wrong', () => {
    expect(checkShop({ name: ' ' }, now, false)).toMatchObject({ field: 'name', message: 'name' })
    expect(checkShop({ name: 'x'.repeat(LIMITS.shopName + 1) }, now, false)).toMatchObject({ field: 'name', message: 'tooLong' })
    expect(checkShop({ zone: 'Mars/Base' }, now, false)).toMatchObject({ field: 'zone' })
    expect(checkShop({ currency: 'pounds' }, now, false)).toMatchObject({ field: 'currency', message: 'currency' })
    expect(checkShop({ currency: 'CNY' }, now, true)).toMatchObject({ field: 'currency', message: 'currencyFixed' })
  })
})

describe('texts', () => {
  it('have a longest length, and it itself is allowed', () => {
    expect(checkNote('x'.repeat(LIMITS.note))).toBeUndefined()
    expect(checkNote('x'.repeat(LIMITS.note + 1))).toMatchObject({ field: 'note' })
    expect(checkProduct({ title: 'x'.repeat(LIMITS.title + 1) })).toMatchObject({ field: 'title' })
    expect(checkProduct({ category: '', note: '' })).toBeUndefined()
  })
})
