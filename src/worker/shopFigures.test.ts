import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { KpiQuery } from '~/analytics/query'
import { anOrder, aTable } from '../../tests/builders'
import { stateOf } from '~/store/packs'
import { answerKpi } from './figures'
import { runSelfCheck } from './reports/selfCheck'
import { OpenShop } from './shop'

const signal = new AbortController().signal
const DAY = 86_400_000
const START = Date.UTC(2026, 0, 5, 12)

let open: OpenShop
let count = 0

beforeEach(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open(`figures ${count++}`)
  await open.db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
})
afterEach(() => open.close())

const order = (number: string, day: number) => anOrder({ number, placedAt: START + day * DAY, paidAt: START + day * DAY })

async function bring(id: string, orders: ReturnType<typeof anOrder>[], replaces: { pack: string; orders: Uint32Array }[] = []) {
  const rows = await open.packs.rows()
  const args = { fileName: id, bytes: 1, added: orders.length, changed: 0, unchanged: 0, refusedRows: 0, lines: orders.length }
  // Only its kind and id are read of it.
  const command = { id, kind: 'orders.import', args } as unknown as Parameters<OpenShop['packs']['commit']>[3]
  expect(await open.packs.commit(aTable(orders), replaces, stateOf(rows), command, open.author())).toEqual({ ok: true })
  open.refresh(await open.version())
}

const QUESTION: KpiQuery = {
  metrics: ['gmv_paid', 'orders', 'buyers', 'returning_buyers'],
  from: 20_000,
  to: 21_000,
  scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
}
const ask = async (query: KpiQuery = QUESTION) => (await answerKpi(open, query, signal)).totals

test('orders that come later are added to the columns in memory, and those they replace count no more', async () => {
  await bring('one', [order('A', 0), order('B', 1)])
  await ask({ ...QUESTION, by: 'sku' })
  const { shop } = (await open.loaded()).dataset
  await bring('two', [order('C', 2), order('A', 3)], [{ pack: 'one', orders: new Uint32Array([0]) }])
  const then = await ask()
  expect((await open.loaded()).dataset.shop).toBe(shop)
  expect(then.orders).toEqual({ value: 3 })
  const again = await OpenShop.open(open.id)
  expect((await answerKpi(again, QUESTION, signal)).totals).toEqual(then)
  again.close()
})

test('a shop that is opened for its figures answers as any other, follows what is committed, and is whole to all who ask more', async () => {
  await bring('one', [order('A', 0), order('B', 1)])
  const whole = open
  const quick = await OpenShop.open(open.id, 'UTC', true)
  expect((await answerKpi(quick, QUESTION, signal)).totals).toEqual(await ask())
  await bring('two', [order('C', 2)])
  quick.refresh(await whole.version())
  expect((await answerKpi(quick, QUESTION, signal)).totals.orders).toEqual({ value: 3 })
  expect(await quick.db.packs.count()).toBe(2)
  quick.close()
})

test('a shop that is not there yet is made, also where it is opened for its figures', async () => {
  const quick = await OpenShop.open(`figures ${count++}`, 'UTC', true)
  expect((await answerKpi(quick, QUESTION, signal)).totals.orders).toEqual({ value: 0 })
  expect(await quick.db.packs.count()).toBe(0)
  quick.close()
})

test('a self-check finds columns that are not those of the files, and puts them right without touching the store', async () => {
  await bring('one', [order('A', 0), order('B', 40)])
  const right = await ask()
  expect(await runSelfCheck(open, {}, signal)).toMatchObject({ orders: 2, repaired: [], lost: 0 })
  const { dataset } = await open.loaded()
  dataset.lines.amount[1] += 10_000
  for (const nonProducts of [true, false]) dataset.money(nonProducts).paid[1] += 10_000
  const { version } = await runSelfCheck(open, {}, signal)
  expect(version).toBe(1)
  expect(await ask()).toEqual(right)
})

test('the months that differed are named', async () => {
  await bring('one', [order('A', 0), order('B', 40)])
  const { dataset } = await open.loaded()
  dataset.lines.amount[1] += 10_000
  expect((await runSelfCheck(open, {}, signal)).repaired).toEqual(['2026-02-01'])
  expect((await runSelfCheck(open, {}, signal)).repaired).toEqual([])
})
