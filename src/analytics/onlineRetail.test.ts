import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import type { DryRun } from '~/domain/importPlan'
import { unitOf } from '~/domain/money'
import { dayFromCivil, zoneOf } from '~/lib/zone'
import type { OrderTable } from '~/segments/orderTable'
import { NO_ATTRIBUTES } from './attributes'
import { type Dataset, buildDataset } from './dataset'
import type { KpiQuery, Scope } from './query'
import type { ReportKind, Reports } from './reports'
import { abc } from './reports/abc'
import { cohorts } from './reports/cohorts'
import { forecast } from './reports/forecast'
import { explainMove } from './reports/move'
import { repurchase } from './reports/repurchase'
import { rfm } from './reports/rfm'
import { runKpi } from './runKpi'
import { importedTable } from '../../tests/importedTable'
import { type AskShop, RETAIL_BLOCKS } from '../../tests/retailBlocks'
import { RETAIL_FILE, retailReference, type RetailReference } from '../../tests/retailReference'

const reference = retailReference()
if (!reference) process.stderr.write('skipped: Online Retail is not here (set ZHANGGUI_DATA)\n')

const LONDON = 'Europe/London'
const POUND = unitOf('GBP')

let table: OrderTable
let dryRun: DryRun
let dataset: Dataset

function known(): RetailReference {
  if (!reference) throw new Error('skipped')
  return reference
}

/** The engine alone, with no worker before it. */
const REPORTS: { [K in ReportKind]?: (ask: Reports[K]['ask']) => Reports[K]['answer'] } = {
  abc: ({ rule, top, ...asked }) =>
    abc({ rule, top }, { result: runKpi(dataset, { ...asked, metrics: ['gmv_paid', 'units'] }), unit: POUND }),
  cohorts: (ask) => cohorts(dataset, ask, { calendar: DEFAULT_CALENDAR, attributes: NO_ATTRIBUTES }),
  repurchase: (ask) => repurchase(dataset, ask),
  rfm: (ask) => rfm(dataset, ask),
}
const shop: AskShop = {
  kpi: (query) => Promise.resolve(runKpi(dataset, query)),
  report(kind, ask) {
    const run = REPORTS[kind]
    if (!run) throw new Error(`no report ${kind}`)
    return Promise.resolve(run(ask))
  },
}

/** Calls with every line of the file and its order. */
function eachLine(see: (line: number, order: number) => void): void {
  for (let order = 0; order < table.orders.count; order++)
    for (let line = table.orders.lineStart[order]; line < table.orders.lineStart[order + 1]; line++) see(line, order)
}

function countLines(counts: (line: number, order: number) => boolean): number {
  let count = 0
  eachLine((line, order) => {
    if (counts(line, order)) count++
  })
  return count
}

/** True for a line that its order has had already, all columns of the file the same. Lines have to come in order. */
function repeats(): (line: number, order: number) => boolean {
  const { sku, title, quantity, later, price } = table.lines
  const seen = new Set<string>()
  let of = -1
  return (line, order) => {
    if (order !== of) seen.clear()
    of = order
    const text = `${sku.codes[line]} ${title.codes[line]} ${quantity[line]} ${later[line]} ${price[line]}`
    return seen.has(text) || !seen.add(text)
  }
}

describe.skipIf(!reference)('Online Retail through the import, against the 27 blocks of the reference', () => {
  beforeAll(async () => {
    const imported = await importedTable(readFileSync(RETAIL_FILE), 'online_retail.csv.gz')
    table = imported.table
    dryRun = imported.dryRun
    dataset = buildDataset([{ ...table, skuTitle: table.lines.sku.values.map(() => '') }], { zone: LONDON, currency: 'GBP' })
  }, 60_000)

  test.each(Object.keys(RETAIL_BLOCKS))('%s', async (block) => {
    const { ours, wanted } = await RETAIL_BLOCKS[block](shop, known())
    expect(ours).toEqual(wanted)
  })

  test('raw: counts of the file, on what the import has kept', () => {
    const { orders, lines } = table
    const isCredit = (_: number, order: number) => orders.type[order] === 1
    const { rows, ...raw } = known().raw.value
    const zone = zoneOf(LONDON)
    const wall = (at: number) => new Date(at + zone.offsetAt(at)).toISOString().slice(0, 19).replace('T', ' ')
    expect(dryRun).toMatchObject({ rows, lines: rows, refusedRows: 0 })
    expect({
      rows_without_customer: countLines((_, order) => orders.buyer.codes[order] === 0),
      rows_without_description: countLines((line) => lines.title.codes[line] === 0),
      rows_cancellation: countLines(isCredit),
      rows_negative_quantity: countLines((line) => lines.quantity[line] < 0),
      rows_negative_not_cancellation: countLines((line, order) => lines.quantity[line] < 0 && !isCredit(line, order)),
      rows_zero_price: countLines((line) => lines.price[line] === 0),
      rows_negative_price: countLines((line) => lines.price[line] < 0),
      invoices: orders.count,
      stock_codes: lines.sku.values.length - 1,
      customers: orders.buyer.values.length - 1,
      countries: orders.region.values.length - 1,
      first_time: wall(dryRun.firstAt ?? NaN),
      last_time: wall(dryRun.lastAt ?? NaN),
      sum_all_amounts: Array.from(lines.amount).reduce((sum, amount) => sum + amount, 0) / POUND,
      sum_all_quantities: Array.from(lines.quantity).reduce((sum, quantity) => sum + quantity, 0),
      exact_duplicate_rows: countLines(repeats()),
    }).toEqual(raw)
    expect(dryRun.notSale).toEqual({ quantityNotPositive: 1336, priceZero: 1179, priceNegative: 2, returned: raw.rows_cancellation })
  })

  test('scopes: rows of the file', () => {
    const { orders, lines } = table
    const isSale = (line: number, order: number) => orders.type[order] === 0 && lines.notSale[line] === 0
    expect({
      sale_rows: countLines(isSale),
      sale_cust_rows: countLines((line, order) => isSale(line, order) && orders.buyer.codes[order] !== 0),
      cancel_rows: dryRun.notSale.returned,
    }).toEqual(known().scopes.value)
  })

  test('total_sale_cust_dedup: what is left of the file without its repeated rows, which we keep', () => {
    const { orders, lines } = table
    const repeated = repeats()
    const numbers = new Set<number>()
    const sums = { rows: 0, gmv: 0, units: 0 }
    eachLine((line, order) => {
      if (orders.type[order] === 1 || lines.notSale[line] !== 0 || orders.buyer.codes[order] === 0 || repeated(line, order)) return
      numbers.add(order)
      sums.rows++
      sums.gmv += lines.amount[line]
      sums.units += lines.quantity[line]
    })
    expect({ ...sums, gmv: sums.gmv / POUND, orders: numbers.size }).toEqual(known().total_sale_cust_dedup.value)
  })

  test('cancellation: units and customers of the cancelled rows', () => {
    const { orders, lines } = table
    const units = { all: 0, known: 0 }
    const customers = new Set<number>()
    eachLine((line, order) => {
      if (orders.type[order] === 0) return
      units.all -= lines.quantity[line]
      if (orders.buyer.codes[order] === 0) return
      units.known -= lines.quantity[line]
      customers.add(orders.buyer.codes[order])
    })
    expect(known().cancellation.value).toMatchObject({ units: units.all, customers: customers.size, cust: { units: units.known } })
  })

  const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
  const ask = (query: KpiQuery) => Promise.resolve(runKpi(dataset, query))

  test('why GMV moved from October to November: parts and countries sum to it, to the last unit', async () => {
    const [from, to] = [dayFromCivil(2011, 11, 1), dayFromCivil(2011, 12, 1)]
    const move = await explainMove({ from, to, compare: 'previous', scope: SCOPE, by: 'region', top: 5 }, POUND, ask)
    const sum = (parts: readonly { amount: number }[]) => parts.reduce((all, { amount }) => all + amount, 0)
    expect(sum(move.parts)).toBe(move.after - move.before)
    expect(move.after / POUND).toBe(runKpi(dataset, { metrics: ['gmv_paid'], from, to, scope: SCOPE }).totals.gmv_paid?.value)
    for (const row of move.rows ?? []) expect(sum(row.parts)).toBe(row.after - row.before)
    expect(move.rows?.reduce((all, row) => all + row.after - row.before, 0)).toBe(move.after - move.before)
  })

  test('a forecast of its last four weeks is off by less than "as a week ago", its odd last day of 200,000 and all', async () => {
    const records = { version: 1, range: dataset.range, today: dayFromCivil(2012, 1, 1), promotions: [] }
    const answer = await forecast({ metric: 'gmv_paid', days: 28, scope: SCOPE }, records, ask)
    if (!answer.ok) throw new Error('too short')
    expect(answer.error.share).toBeCloseTo(0.269, 2)
    expect(answer.error.naive).toBeGreaterThan(answer.error.share ?? 1)
  })
})
