import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultRules } from '~/domain/import/presets'
import { IMPORT_FIELDS, type Inspection } from '~/domain/importPlan'
import {
  adoption,
  asksRate,
  fieldsOf,
  samplesOf,
  toDraft,
  toList,
  toMapping,
  withColumn,
  withMapping,
  withPreset,
  withRules,
} from './draft'

const shop = { zone: 'Europe/London', currency: 'GBP' }
const inspection: Inspection = {
  format: { kind: 'text', gzip: false, encoding: 'utf-8', delimiter: ',' },
  header: ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'],
  sample: [
    ['536365', '85123A', 'WHITE HANGING HEART', '6', '2010-12-01 08:26:00', '2.55', '17850.0', 'United Kingdom'],
    ['536365', '71053', 'WHITE METAL LANTERN', '6', '2010-12-01 08:26:00', '3.39', '17850.0', 'United Kingdom'],
  ],
  bytes: 200,
  preset: 'generic',
  columns: {},
  rules: defaultRules('generic', shop),
  notices: [{ kind: 'replacementCharacters', encoding: 'utf-8' }],
}
const draft = toDraft('online_retail.csv', inspection)

describe('withPreset', () => {
  it('matches the columns and takes the rules of that kind of file', () => {
    const read = withPreset(draft, 'onlineRetail', shop)
    expect(read.columns).toMatchObject({ number: 0, sku: 1, quantity: 3, placedAt: 4, price: 5, buyerId: 6, region: 7 })
    expect(read.rules).toMatchObject({ preset: 'onlineRetail', creditPrefix: 'C', zone: 'Europe/London' })
    expect(fieldsOf(read).missing).toEqual([])
  })

  it('keeps what was noticed of the bytes', () => {
    expect(withPreset(draft, 'onlineRetail', shop).notices).toContainEqual({ kind: 'replacementCharacters', encoding: 'utf-8' })
  })
})

describe('withColumn', () => {
  it('never gives one column to two fields', () => {
    const choices = fc.array(fc.tuple(fc.constantFrom(...IMPORT_FIELDS), fc.option(fc.nat(7), { nil: undefined })), { maxLength: 30 })
    fc.assert(
      fc.property(choices, (list) => {
        const columns = Object.values(list.reduce((now, [field, column]) => withColumn(now, field, column), draft).columns)
        expect(new Set(columns).size).toBe(columns.length)
      }),
    )
  })
})

describe('a saved mapping', () => {
  const read = withRules(withPreset(draft, 'onlineRetail', shop), { channel: 'Stall' })

  it('reads the same file the same way', () => {
    const again = withMapping(draft, toMapping(read, 'm1', ' Mine '))
    expect(again.columns).toEqual(read.columns)
    expect(again.rules).toEqual(read.rules)
  })

  it('finds its columns by name where the file has them in another order, and leaves out what is gone', () => {
    const moved = { ...draft, header: ['Country', ...draft.header.slice(0, 7)].filter((name) => name !== 'Description') }
    const again = withMapping(moved, toMapping(read, 'm1', 'Mine'))
    expect(again.columns).toMatchObject({ region: 0, number: 1 })
    expect(again.columns.title).toBeUndefined()
  })
})

describe('adoption', () => {
  it('is offered to an empty shop with another zone or currency, and to no other', () => {
    const chinese = withRules(draft, { zone: 'Asia/Shanghai', currency: 'CNY' })
    expect(adoption(chinese, shop, false)).toEqual({ zone: 'Asia/Shanghai', currency: 'CNY' })
    expect(adoption(chinese, shop, true)).toBeUndefined()
    expect(adoption(draft, shop, false)).toBeUndefined()
    expect(adoption(withRules(draft, { zone: 'UTC', currency: 'USD' }), shop, false)).toEqual({ zone: 'Europe/London', currency: 'USD' })
  })
})

describe('asksRate', () => {
  const chinese = withRules(draft, { currency: 'CNY' })

  it('where the shop keeps another currency and the file has no rates', () => {
    expect(asksRate(chinese, shop, true)).toBe(true)
    expect(asksRate({ ...chinese, adopt: false }, shop, false)).toBe(true)
    expect(asksRate(chinese, shop, false)).toBe(false)
    expect(asksRate(withColumn(chinese, 'rate', 2), shop, true)).toBe(false)
    expect(asksRate(draft, shop, true)).toBe(false)
  })

  it("takes a file's only currency for that of rows that name none", () => {
    const dollars = withPreset(
      { ...draft, header: ['order id', 'date', 'sku', 'qty', 'price', 'currency'], sample: [['1', '2026-01-01', 'A', '1', '2.00', 'usd']] },
      'generic',
      shop,
    )
    expect(dollars.rules.currency).toBe('USD')
    expect(adoption(dollars, shop, false)).toMatchObject({ currency: 'USD' })
  })
})

describe('samplesOf', () => {
  it('shows different values only', () => {
    expect(samplesOf(draft, 0)).toEqual(['536365'])
    expect(samplesOf(draft, undefined)).toEqual([])
  })
})

describe('toList', () => {
  it('takes either comma', () => {
    expect(toList('交易关闭，已取消, Cancelled,')).toEqual(['交易关闭', '已取消', 'Cancelled'])
  })
})
