// @vitest-environment happy-dom

import { expect, test } from 'vitest'
import { setLanguage } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { makeFormat } from '~/ui/format'
import { catalogFieldName, catalogFieldValue } from './catalogFields'

const format = makeFormat({ locale: 'en-GB', zone: 'UTC', currency: 'GBP' })
const value = (field: string, text: string) => catalogFieldValue(field, text, format)

test('the history tells fields of products and their SKUs in words, and money as money', async () => {
  await setLanguage('en')
  useShop.setState({ currency: 'GBP' })
  expect(catalogFieldName('sku:price:TEE:1')).toBe('Price of SKU TEE:1')
  expect(catalogFieldName('seo')).toBe('Search texts')
  expect(catalogFieldName('note')).toBeUndefined()
  expect(value('sku:price:TEE', '1990000')).toBe('£199.00')
  expect(value('sku:supply:TEE', 'preorder')).toBe('Pre-order')
  expect(value('options', '[{"name":"Size","values":["S"]}]')).toBe('Size')
  expect(value('skus', JSON.stringify(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((code) => ({ code }))))).toBe('A, B, C, D, E, F … 7 in all')
  expect(value('attributes', '{"fit":"Loose","fabric":"Linen"}')).toBe('Loose, Linen')
  expect(value('sku:floor:TEE', '')).toBe('')
  expect(value('title', '[Sale] Tee')).toBeUndefined()
})
