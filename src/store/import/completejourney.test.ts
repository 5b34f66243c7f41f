import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { aFile, importOf } from './testImport'

const HEADER =
  'household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,coupon_disc,coupon_match_disc,week,transaction_timestamp'

describe('completejourney receipts', () => {
  it('come in at the shelf price: card discount and coupon match are the shop’s, the manufacturer’s coupon is not', async () => {
    // The documentation's own example: (2.89 + 0.45) ÷ 2 = 1.67 on the shelf, 2.34 paid by the customer, 2.89 received by the shop.
    const { orders, inspection } = await importOf(
      aFile(
        [
          HEADER,
          '7,309,31625220889,819063,2,3.34,0.36,0,0,5,2017-01-28 14:06:53',
          '7,309,31625220889,819064,2,2.89,0,0.55,0.45,5,2017-01-28 14:06:53',
          '8,310,31625220890,5978656,0,4.440892E-16,0,1.4,0,5,2017-01-28 15:00:00',
        ].join('\n'),
      ),
    )
    expect(inspection.preset).toBe('completejourney')
    const [first, second] = orders
    expect(first).toMatchObject({ channel: '309', buyer: { key: '7' }, currency: 'USD', discount: 4500, note: 'coupon 0.55 USD' })
    expect(first.lines.map(({ amount, price, discount }) => [amount, price, discount])).toEqual([
      [37_000, 18_500, 3600],
      [33_400, 16_700, 0],
    ])
    expect(second).toMatchObject({ discount: 0, note: 'coupon 1.4 USD', lines: [{ amount: 0, notSale: 'quantityNotPositive' }] })
  })
})

const FILE = join(process.env.ZHANGGUI_DATA ?? '../shared/data', 'promotions/transactions_sample.csv.gz')
const absent = !existsSync(FILE)
if (absent) process.stderr.write(`skipped: ${FILE} is not there (set ZHANGGUI_DATA)\n`)

/** Decimal text in ten-thousandths, without floats but for one that is nothing. */
function amountOf(text: string): number {
  if (text.includes('E-')) return 0
  const [whole, fraction = ''] = text.split('.')
  return Number(whole + fraction.padEnd(4, '0'))
}

describe.skipIf(absent)('the receipts of completejourney, whole', () => {
  it('give the totals of the file’s own columns', { timeout: 60_000 }, async () => {
    const bytes = await readFile(FILE)
    const [header, ...rows] = gunzipSync(bytes)
      .toString()
      .trimEnd()
      .split('\n')
      .map((row) => row.split(','))
    const sum = (name: string) => rows.reduce((all, row) => all + amountOf(row[header.indexOf(name)]), 0)
    const file = { received: sum('sales_value'), card: sum('retail_disc'), match: sum('coupon_match_disc'), others: sum('coupon_disc') }
    expect(file).toEqual({ received: 2_339_352_400, card: 401_809_100, match: 2_421_000, others: 13_567_100 })

    const { orders, dryRun } = await importOf(aFile(new Uint8Array(bytes), 'transactions_sample.csv.gz'))
    expect(dryRun).toMatchObject({ rows: 75_000, added: 47_243, refusedRows: 0, lines: 75_000 })
    const lines = orders.flatMap((order) => order.lines)
    const shop = {
      received:
        lines.reduce((all, { amount, discount }) => all + amount - discount, 0) - orders.reduce((all, { discount }) => all + discount, 0),
      card: lines.reduce((all, { discount }) => all + discount, 0),
      match: orders.reduce((all, { discount }) => all + discount, 0),
      others: orders.reduce((all, { note }) => all + amountOf(/^coupon (\S+) USD$/.exec(note)?.[1] ?? '0'), 0),
    }
    expect(shop).toEqual(file)
    expect(lines.reduce((all, { amount }) => all + amount, 0)).toBe(file.received + file.card + file.match)
  })
})
