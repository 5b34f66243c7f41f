import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aFile, importOf } from './testImport'

const DATA = process.env.ZHANGGUI_DATA ?? '../shared/data'
const ONLINE_RETAIL = join(DATA, 'online-retail/online_retail.csv.gz')
const TMALL = join(DATA, 'cn-orders/tmall_order_report_until_2020-02-24.csv')

async function real(path: string): Promise<File> {
  return aFile(new Uint8Array(await readFile(path)), path.split('/').at(-1))
}

function skipWithout(path: string): boolean {
  const absent = !existsSync(path)
  if (absent) process.stderr.write(`skipped: ${path} is not there (set ZHANGGUI_DATA)\n`)
  return absent
}

describe.skipIf(skipWithout(ONLINE_RETAIL))('Online Retail, whole', () => {
  it('gives the orders, lines and sums of the reference', { timeout: 60_000 }, async () => {
    const { dryRun, prepared } = await importOf(await real(ONLINE_RETAIL))
    expect(dryRun).toMatchObject({ rows: 541_909, lines: 541_909, refusedRows: 0, added: 25_900, credits: 3836 })
    const { orders, lines } = prepared.table
    let sum = 0
    let units = 0
    let sales = 0
    let creditLines = 0
    let credit = 0
    for (let i = 0; i < orders.count; i++) {
      let counted = 0
      for (let line = orders.lineStart[i]; line < orders.lineStart[i + 1]; line++) {
        if (orders.type[i] === 1) {
          creditLines++
          credit += lines.amount[line]
        } else if (lines.notSale[line] === 0) {
          counted++
          sum += lines.amount[line]
          units += lines.quantity[line]
        }
      }
      if (counted > 0) sales++
    }
    expect({ sum, units, sales, creditLines, credit }).toEqual({
      sum: 106_666_845_440,
      units: 5_588_376,
      sales: 19_960,
      creditLines: 9288,
      credit: -8_968_124_900,
    })
    expect(orders.buyer.values.length - 1).toBe(4372)
    expect(orders.region.values.length - 1).toBe(38)
    expect(lines.sku.values.length - 1).toBe(4070)
    expect(dryRun.notSale).toEqual({ quantityNotPositive: 1336, priceZero: 1179, priceNegative: 2, returned: 9288 })
    expect(new Date(dryRun.firstAt ?? 0).toISOString()).toBe('2010-12-01T08:26:00.000Z')
  })
})

describe.skipIf(skipWithout(TMALL))('the Tmall report, whole', () => {
  it('gives placed, paid and refunded amounts exactly', { timeout: 30_000 }, async () => {
    const { dryRun, orders, inspection } = await importOf(await real(TMALL))
    expect(inspection).toMatchObject({ preset: 'tmallReport', rules: { paidIsNet: true } })
    expect(dryRun).toMatchObject({ rows: 14_356, added: 14_356, refusedRows: 0, kinds: { total: 14_356 } })
    const paid = orders.filter((order) => order.paidAt !== undefined)
    const amount = (some: typeof orders): number =>
      some.reduce((sum, order) => sum + order.lines[0].amount - order.discount + order.shipping, 0)
    const day = (at = 0): number => Math.floor((at + 8 * 3_600_000) / 86_400_000)
    expect({
      paid: paid.length,
      placed: amount(orders),
      paidAmount: amount(paid),
      refunds: orders.reduce((sum, order) => sum + order.refunds.reduce((all, refund) => all + refund.goods, 0), 0),
      otherDay: paid.filter((order) => day(order.placedAt) !== day(order.paidAt)).length,
    }).toEqual({ paid: 12_309, placed: 15_896_111_200, paidAmount: 12_329_826_800, refunds: 3_007_094_700, otherDay: 84 })
  })
})
