import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detectPreset, matchColumns, missingFields } from './matchHeader'

const HEADERS = join(process.env.ZHANGGUI_DATA ?? '../shared/data', 'platform-csv/headers.json')

describe('matching columns', () => {
  it('ignores blanks, case, underscores, dashes and the byte order mark', () => {
    expect(matchColumns(['\uFEFFOrder_ID ', 'ORDER DATE', 'e-mail', 'Unit-Price', 'qty'], 'generic')).toMatchObject({
      number: 0,
      placedAt: 1,
      email: 2,
      price: 3,
      quantity: 4,
    })
  })

  it('gives a column to one field only', () => {
    const columns = Object.values(matchColumns(['order', 'date', 'customer', 'price', 'quantity', 'name', 'total'], 'generic'))
    expect(new Set(columns).size).toBe(columns.length)
  })

  it('says what is missing', () => {
    expect([
      missingFields({}),
      missingFields({ number: 0, placedAt: 1, price: 2 }),
      missingFields({ number: 0, placedAt: 1, orderTotal: 2 }),
    ]).toEqual([['number', 'placedAt', 'price'], ['quantity'], []])
  })
})

const absent = !existsSync(HEADERS)
if (absent) process.stderr.write(`skipped: ${HEADERS} is not there (set ZHANGGUI_DATA)\n`)

describe.skipIf(absent)('headers that platforms write', () => {
  it.each([
    ['taobao_ExportOrderList_2017-07', 'taobao'],
    ['taobao_ExportOrderList_2018-09', 'taobao'],
    ['taobao_export_later', 'taobao'],
    ['tmall_order_report', 'tmallReport'],
    ['shopify_orders_export', 'shopify'],
    ['shopify_orders_export_2025', 'shopify'],
    ['jd_orders_2016', 'generic'],
    ['pinduoduo_orders_short', 'generic'],
    ['pinduoduo_orders_long', 'generic'],
    ['douyin_orders', 'douyin'],
    ['amazon_all_orders_flat_file', 'amazon'],
    ['ebay_orders_report', 'ebay'],
  ] as const)('%s is read as %s, with nothing missing', (name, preset) => {
    const { columns: header } = JSON.parse(readFileSync(HEADERS, 'utf8'))[name]
    expect(detectPreset(header)).toBe(preset)
    expect(missingFields(matchColumns(header, preset))).toEqual([])
  })
})
