import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aFile, importOf } from './testImport'

const DATA = process.env.ZHANGGUI_DATA ?? '../shared/data'
const TMALL = join(DATA, 'cn-orders/tmall_order_report_until_2020-02-24.csv')

async function real(path: string): Promise<File> {
  return aFile(new Uint8Array(await readFile(path)), path.split('/').at(-1))
}

function skipWithout(path: string): boolean {
  const absent = !existsSync(path)
  if (absent) process.stderr.write(`skipped: ${path} is not there (set ZHANGGUI_DATA)\n`)
  return absent
}

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
