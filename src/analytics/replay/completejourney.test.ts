import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { importedTable } from '../../../tests/importedTable'
import { buildDataset, type Dataset } from '~/analytics/dataset'
import { NO_ATTRIBUTES } from '~/analytics/attributes'
import { effectiveRules, type Promotion } from '~/domain/promotion/promotion'
import { NO_ASSUMPTIONS, type SimulationAsk } from '~/domain/promotion/simulation'
import { matchPromotions } from '~/domain/promotionFile/matchPromotions'
import { matchPromotionColumns, tableOf } from '~/domain/promotionFile/presets'
import { readPromotions } from '~/domain/promotionFile/readPromotions'
import { dayFromCivil } from '~/lib/zone'
import type { ReplayKnown } from './known'
import { simulate } from './simulate'

const ZONE = 'America/New_York'
const DOLLAR = 10_000
const FOLDER = join(process.env.ZHANGGUI_DATA ?? '../shared/data', 'promotions')
const absent = !existsSync(FOLDER)
if (absent) process.stderr.write(`skipped: ${FOLDER} is not there (set ZHANGGUI_DATA)\n`)

type Row = Record<string, string>
const fileOf = (name: string) => readFileSync(join(FOLDER, `${name}.csv.gz`))
function rowsOf(name: string): { header: string[]; rows: string[][]; records: Row[] } {
  const [header, ...rows] = gunzipSync(fileOf(name))
    .toString()
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','))
  return { header, rows, records: rows.map((row) => Object.fromEntries(header.map((field, i) => [field, row[i]]))) }
}
const amountOf = (text: string): number => (text.includes('E-') ? 0 : Math.round(Number(text) * DOLLAR))

/** Promotions of the files as the shop would have them: campaigns, then their customers, then their coupons. */
function promotionsOfFiles(): Map<string, Promotion> {
  const promotions = new Map<string, Promotion>()
  for (const name of ['campaign_descriptions', 'campaigns', 'coupons']) {
    const { header, rows } = rowsOf(name)
    const columns = matchPromotionColumns(header)
    const table = tableOf(columns) ?? 'campaigns'
    const rules = { table, zone: ZONE, dateOrder: 'ymd', off: DOLLAR } as const
    const { read } = readPromotions({ header, rows, columns, rules, currency: 'USD' })
    const { sets } = matchPromotions(read, { promotions, batches: new Map() }, { table, header, columns, now: 0 })
    for (const { table: of, key, set } of sets)
      if (of === 'promotions') promotions.set(key, { ...promotions.get(key), ...set, key } as Promotion)
  }
  return promotions
}

describe.skipIf(absent)('the receipts of completejourney, replayed', () => {
  let dataset: Dataset
  const { records } = absent ? { records: [] } : rowsOf('transactions_sample')
  const counted = records.filter((row) => Number(row.quantity) > 0)
  const total = (name: string) => counted.reduce((sum, row) => sum + amountOf(row[name]), 0)
  const targets = new Map<string, Set<string>>()
  if (!absent)
    for (const row of rowsOf('campaigns').records)
      targets.set(row.campaign_id, (targets.get(row.campaign_id) ?? new Set()).add(row.household_id))
  const known: ReplayKnown = {
    goodsOf: (sku) => ({ sku, product: sku, categories: [], brand: '', tags: [] }),
    titleOf: (sku) => sku,
    onHand: () => undefined,
    attributes: { ...NO_ATTRIBUTES, audience: (key) => targets.get(key.replace('file-', '')) },
  }
  const asked = (
    rules: SimulationAsk['variants'][number]['rules'],
    window = { from: dayFromCivil(2017, 1, 1), to: dayFromCivil(2018, 1, 1) },
  ) => ({
    window,
    planFrom: window.from,
    variants: [{ key: 'v', name: '', rules }],
    assume: { ...NO_ASSUMPTIONS, couponTake: 1 },
  })
  const simulated = async (ask: SimulationAsk) => (await simulate(dataset, ask, known, { signal: new AbortController().signal })).simulation

  beforeAll(async () => {
    const { table } = await importedTable(fileOf('transactions_sample'), 'transactions_sample.csv.gz')
    const facts = { ...table, skuTitle: table.lines.sku.values, hidden: new Uint8Array(table.orders.count) }
    dataset = buildDataset([facts], { zone: ZONE, currency: 'USD' })
  }, 60_000)

  it('without a rule cost what stood on the shelf; what was received is before, and all between is discount', async () => {
    const { before, variants, orders, noGoods } = await simulated(asked([]))
    const shelf = total('sales_value') + total('retail_disc') + total('coupon_match_disc')
    expect({ received: before.gmv, off: before.offGoods, shelf: variants[0].plain.gmv, left: variants[0].plain.offGoods }).toEqual({
      received: total('sales_value'),
      off: total('retail_disc') + total('coupon_match_disc'),
      shelf,
      left: 0,
    })
    expect({ received: total('sales_value'), shelf }).toEqual({ received: 2_339_352_400, shelf: 2_743_573_900 })
    // Some baskets are nothing but rows without units, or without a price.
    const shelfOf = (row: Row) => amountOf(row.sales_value) + amountOf(row.retail_disc) + amountOf(row.coupon_match_disc)
    const sold = counted.filter((row) => shelfOf(row) > 0)
    expect(orders + noGoods).toBe(new Set(sold.map((row) => row.basket_id)).size)
  }, 30_000)

  it('under coupons of campaign 18 give what a plain count of its households and goods gives', async () => {
    const promotion = promotionsOfFiles().get('file-18')
    if (!promotion) throw new Error('no campaign 18')
    const widest = promotion.rules.toSorted((a, b) => (b.scope.skus?.length ?? 0) - (a.scope.skus?.length ?? 0)).slice(0, 3)
    const variants = [promotion.rules, ...widest.map((rule) => [rule])].map((rules, i) => ({
      key: `v${i}`,
      name: '',
      rules: effectiveRules({ ...promotion, rules }),
    }))
    const found = await simulated({ ...asked([], { from: dayFromCivil(2017, 10, 30), to: dayFromCivil(2017, 12, 25) }), variants })
    const [whole, ...single] = found.variants
    expect(single.map(({ plain }) => ({ off: plain.offGoods, uses: plain.coupons }))).toEqual(
      widest.map((rule) => plainly(new Set(rule.scope.skus))),
    )
    expect(whole.plain.offGoods).toBe(whole.rules.reduce((sum, { offGoods }) => sum + offGoods, 0))
    expect(whole.plain.coupons).toBe(whole.rules.reduce((sum, { orders }) => sum + orders, 0))
    expect(whole.plain.coupons).toBeGreaterThan(1000)
  }, 60_000)

  /** A dollar off the covered goods of each basket of a household that campaign 18 is for, as far as they go. */
  function plainly(scope: ReadonlySet<string>): { off: number; uses: number } {
    const left = new Map<string, number>()
    for (const row of counted) {
      const day = row.transaction_timestamp.slice(0, 10)
      if (day < '2017-10-30' || day > '2017-12-24' || !targets.get('18')?.has(row.household_id) || !scope.has(row.product_id)) continue
      const shelf = amountOf(row.sales_value) + amountOf(row.retail_disc) + amountOf(row.coupon_match_disc)
      left.set(row.basket_id, (left.get(row.basket_id) ?? 0) + shelf)
    }
    const used = [...left.values()].filter((amount) => amount > 0).map((amount) => Math.min(DOLLAR, amount))
    return { off: used.reduce((sum, off) => sum + off, 0), uses: used.length }
  }
})
