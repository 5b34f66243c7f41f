import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Dimension, KpiQuery } from '~/analytics/query'
import type { Command } from '~/domain/command'
import type { MetricId } from '~/domain/metric'
import type { Purchase } from '~/domain/stock'
import { dayFromCivil } from '~/lib/zone'
import { writeColumnFile } from '~/store/columnFiles'
import type { ShopDb } from '~/store/db'
import { execute } from '~/store/execute'
import { bringOrders } from '../../tests/bringOrders'
import { anOrder } from '../../tests/builders'
import { aProduct, aSku, dictOf, movementsOf } from '../../tests/stock'
import { answerKpi } from './figures'
import { runShelf } from './reports/shelf'
import { defaultSettings, OpenShop } from './shop'
import { sidesOf } from './sides'

const signal = new AbortController().signal
const AT = Date.UTC(2026, 0, 5, 12)
const WINDOW: Omit<KpiQuery, 'metrics'> = {
  from: dayFromCivil(2026, 1, 1),
  to: dayFromCivil(2026, 2, 1),
  scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
}
/** Named by movements, visits and an order, and in no catalogue as yet. */
const SKU = 'MUG-1'

let open: OpenShop
let count = 0

beforeEach(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open(`sides ${count++}`)
  const { db, files } = open
  await db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
  const movements = movementsOf([{ sku: SKU, quantity: 10, at: AT }])
  const sessions = {
    count: 1,
    numbers: { at: Float64Array.of(AT), reached: Float64Array.of(0), steps: Float64Array.of(1) },
    texts: { visitor: dictOf(['v1']), channel: dictOf(['Web']), source: dictOf(['']), order: dictOf(['']) },
  }
  const steps = { count: 1, numbers: { at: Float64Array.of(AT), step: Float64Array.of(0) }, texts: { sku: dictOf([SKU]) } }
  await db.columnFiles.bulkAdd([
    await writeColumnFile(files, 'movements', movements, { key: 'f-movements', at: 1 }),
    await writeColumnFile(files, 'sessions', sessions, { key: 'f-sessions', at: 1 }),
    await writeColumnFile(files, 'steps', steps, { key: 'f-steps', at: 1 }),
  ])
  await bringOrders(open.packs, 'i', [anOrder({ number: 'A', placedAt: AT, paidAt: AT })])
})
afterEach(() => open.close())

/** A figure by its members. */
async function by(dimension: Dimension, metric: MetricId): Promise<Record<string, number | null | undefined>> {
  const { rows = [] } = await answerKpi(open, { ...WINDOW, metrics: [metric], by: dimension }, signal)
  return Object.fromEntries(rows.map(({ key, figures }) => [key, figures[metric]?.value]))
}

async function run(id: string, command: Pick<Extract<Command, { kind: 'product.edit' | 'undo' }>, 'kind' | 'args'>) {
  expect(await execute(open.db, defaultSettings(), { id, ...command } as Command, open.author())).toMatchObject({ ok: true })
  open.refresh(await open.version())
}

/** Writes records as an import of the catalogue does, or the second half of a demo shop: with a version of its own. */
async function bring(write: (db: ShopDb) => Promise<unknown>) {
  const version = (await open.version()) + 1
  await write(open.db)
  await open.db.meta.put({ key: 'version', value: version })
  open.refresh(version)
}

const incoming = async () => {
  const answer = await runShelf(open, { ...WINDOW, sort: 'value', top: 10 }, signal)
  if (!answer.ok) throw new Error(answer.why)
  return answer.rows.map(({ key, incoming: units }) => [key, units])
}

describe('what is known of goods is seen at once', () => {
  test('a category that the operator writes down, and its undo, by stock and by visits', async () => {
    expect(await by('category', 'stock_units')).toEqual({ '': 10 })
    const visits = await by('category', 'product_views')
    await run('e', { kind: 'product.edit', args: { sku: SKU, set: { category: 'Cups' } } })
    expect(await by('category', 'stock_units')).toMatchObject({ Cups: 10 })
    expect(await by('category', 'product_views')).toMatchObject({ Cups: 1 })
    await run('u', { kind: 'undo', args: { command: 'e' } })
    expect(await by('category', 'stock_units')).toEqual({ '': 10 })
    expect(await by('category', 'product_views')).toEqual(visits)
  })

  test('a catalogue that comes when figures stand already', async () => {
    expect(await by('supplier', 'stock_value')).toEqual({ '': null })
    await bring(async ({ catalog, categories, suppliers, meta }) => {
      await catalog.add(aProduct({ category: 'cups', supplier: 's', skus: [aSku({ code: SKU, cost: 20_000 })] }))
      await categories.add({ key: 'cups', name: 'Cups', parent: '', order: 1 })
      await suppliers.add({ key: 's', name: 'Potter', city: '', contact: '', leadDays: 7 })
      await meta.put({ key: 'demoWhole', value: 1 })
    })
    expect(await by('supplier', 'stock_value')).toMatchObject({ s: 20 })
    expect(await by('category', 'product_views')).toMatchObject({ cups: 1 })
    await bring(({ catalog }) => catalog.put(aProduct({ category: 'cups', supplier: 's', skus: [aSku({ code: SKU, cost: 30_000 })] })))
    expect(await by('supplier', 'stock_value')).toMatchObject({ s: 30 })
  })

  test('a purchase that is changed while it is under way', async () => {
    const purchase: Purchase = {
      key: 'p',
      supplier: 's',
      state: 'ordered',
      orderedAt: AT,
      expectedAt: AT,
      lines: [{ sku: SKU, quantity: 5, cost: 20_000 }],
    }
    expect(await incoming()).toEqual([[SKU, 0]])
    await bring(({ purchases }) => purchases.add(purchase))
    expect(await incoming()).toEqual([[SKU, 5]])
    expect(await by('sku', 'stock_value')).toEqual({ [SKU]: 20 })
    await bring(({ purchases }) => purchases.put({ ...purchase, lines: [{ sku: SKU, quantity: 8, cost: 25_000 }] }))
    expect(await incoming()).toEqual([[SKU, 8]])
    expect(await by('sku', 'stock_value')).toEqual({ [SKU]: 25 })
  })

  test('a note leaves what was read as it is', async () => {
    const side = async () => (await sidesOf(open, await open.loaded(), ['stock'])).stock
    const before = await side()
    await bring(({ orderNotes }) => orderNotes.add({ key: 'A', note: 'fragile' }))
    expect(await side()).toBe(before)
  })
})
