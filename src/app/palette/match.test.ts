import { expect, test } from 'vitest'
import { AREAS } from '~/app/areas'
import { appMessages } from '~/app/messages'
import { matching } from './match'

const screens = AREAS.map(({ id, words }) => ({ id, name: { zh: appMessages.zh[id], en: appMessages.en[id] }, keywords: words }))
const found = (text: string) => matching(text, screens).map(({ id }) => id)

test('a screen is found by its name in either language, by pinyin and by its initials', () => {
  for (const text of ['订单', 'orders', 'ORD', 'dd', 'dingdan', '单']) expect(found(text)[0], text).toBe('orders')
  for (const text of ['操作记录', 'history', 'czjl']) expect(found(text)[0], text).toBe('history')
})

test('every screen is found by the initials of its Chinese name, one letter a character', () => {
  for (const { id, keywords, name } of screens) expect(keywords.split(' ')[0], id).toHaveLength(name.zh.length)
})

test('every word has to fit, and what begins with it stands first', () => {
  const entry = (en: string) => ({ name: { zh: '', en }, keywords: '' })
  const names = (text: string) => matching(text, ['Reorder stock', 'Orders', 'Import orders'].map(entry)).map(({ name }) => name.en)
  expect(names('order')).toEqual(['Orders', 'Import orders', 'Reorder stock'])
  expect(names('order imp')).toEqual(['Import orders'])
  expect(names('nothing of this')).toEqual([])
  expect(names('  ')).toHaveLength(3)
})

test('full-width letters of an input method are letters', () => {
  expect(found('ｏｒｄ')[0]).toBe('orders')
})
