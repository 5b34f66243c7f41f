import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type PriceRule, previewPrices, sumOf } from '~/domain/price/priceRule'
import { aProduct, aSku } from '../../tests/stock'
import { runs } from '../../tests/runs'
import { ShopDb } from './db'
import { execute } from './execute'
import { readPriceHistory } from './priceHistory'

const YUAN = 10_000
const defaults = { name: '', zone: 'UTC', currency: 'CNY' }
const rule: PriceRule = {
  field: 'price',
  step: { by: 'percent', value: -0.1 },
  rounding: 'whole',
  direction: 'nearest',
  struckOut: 'keep',
  belowCost: false,
}

let count = 0
let db: ShopDb
let at = 0
const run = (command: Parameters<typeof execute>[2]) => execute(db, defaults, command, { who: 'owner', at: ++at })
const priceOf = async (code: string) => (await db.catalog.toArray()).flatMap(({ skus }) => skus).find((sku) => sku.code === code)?.price

beforeEach(async () => {
  db = new ShopDb(`prices${++count}`)
  await db.catalog.bulkPut([
    aProduct({
      key: 'a',
      skus: [aSku({ code: 'A1', price: 100 * YUAN, cost: 40 * YUAN }), aSku({ code: 'A2', price: 200 * YUAN, cost: 190 * YUAN })],
    }),
    aProduct({ key: 'b', skus: [aSku({ code: 'B1', price: 50 * YUAN, cost: 10 * YUAN })] }),
  ])
})

const expected = async (skus?: string[]) => {
  const products = (await db.catalog.toArray()).map((product) => ({
    ...product,
    skus: product.skus.filter(({ code }) => !skus || skus.includes(code)),
  }))
  return sumOf(previewPrices(rule, products, 'CNY'))
}
const set = async (id: string, more: { skus?: string[]; expect?: { skus: number; total: number } } = {}) =>
  run({ id, kind: 'prices.set', args: { rule, products: ['a', 'b'], currency: 'CNY', expect: await expected(more.skus), ...more } })

describe('a change of many prices', () => {
  it('changes what the preview named, in one line of the history, and undo brings each price back', async () => {
    const before = await db.catalog.toArray()
    expect(await set('c1')).toMatchObject({ ok: true })
    expect([await priceOf('A1'), await priceOf('A2'), await priceOf('B1')]).toEqual([90 * YUAN, 200 * YUAN, 45 * YUAN])
    expect(await db.journal.count()).toBe(1)
    expect(await run({ id: 'u1', kind: 'undo', args: { command: 'c1' } })).toMatchObject({ ok: true })
    expect(await db.catalog.toArray()).toEqual(before)
  })

  it('is refused, and changes nothing, where the products are not what the preview saw', async () => {
    const seen = await expected()
    await run({
      id: 'e',
      kind: 'catalog.set',
      args: { key: 'b', set: { skus: [aSku({ code: 'B1', price: 60 * YUAN, cost: 10 * YUAN })] } },
    })
    expect(await set('c1', { expect: seen })).toMatchObject({ ok: false, refusal: { why: 'rule', rule: 'prices.changed' } })
    expect(await priceOf('A1')).toBe(100 * YUAN)
  })

  it('leaves SKUs that were not chosen', async () => {
    expect(await set('c1', { skus: ['B1'] })).toMatchObject({ ok: true })
    expect([await priceOf('A1'), await priceOf('B1')]).toEqual([100 * YUAN, 45 * YUAN])
  })

  it('an undo keeps what was changed since by hand, and says so', async () => {
    await set('c1')
    await run({
      id: 'e',
      kind: 'catalog.set',
      args: { key: 'b', set: { skus: [{ ...aSku({ code: 'B1', cost: 10 * YUAN }), price: 47 * YUAN, compareAt: 50 * YUAN }] } },
    })
    const undone = await run({ id: 'u', kind: 'undo', args: { command: 'c1' } })
    expect(undone).toMatchObject({ ok: true, kept: [{ key: 'b', field: 'sku:price:B1' }] })
    expect([await priceOf('A1'), await priceOf('B1')]).toEqual([100 * YUAN, 47 * YUAN])
  })

  it('stands in the history of each SKU', async () => {
    await set('c1')
    await run({ id: 'r', kind: 'rival.add', args: { key: 'r1', set: { sku: 'A1', seller: '隔壁店', price: 88 * YUAN, at: 5 } } })
    const { steps, rivals } = await readPriceHistory(db, 'A1')
    expect(steps).toMatchObject([
      { field: 'price', before: 100 * YUAN, after: 90 * YUAN },
      { field: 'compareAt', after: 100 * YUAN },
    ])
    expect(rivals).toMatchObject([{ seller: '隔壁店' }])
    expect((await readPriceHistory(db, 'A2')).steps).toEqual([])
  })

  it('undone in any order, changes leave every product exactly as it was', async () => {
    const values = fc.array(fc.double({ min: -0.3, max: 0.5, noNaN: true }), { minLength: 1, maxLength: 4 })
    let round = 0
    await fc.assert(
      fc.asyncProperty(values, async (shares) => {
        round++
        const before = await db.catalog.toArray()
        const done: string[] = []
        for (const [i, value] of shares.entries()) {
          const step: PriceRule = { ...rule, step: { by: 'percent', value } }
          const expect = sumOf(previewPrices(step, await db.catalog.toArray(), 'CNY'))
          const id = `${round}/${i}`
          const outcome = await run({ id, kind: 'prices.set', args: { rule: step, products: ['a', 'b'], currency: 'CNY', expect } })
          if (outcome.ok) done.push(id)
        }
        for (const command of done.toReversed()) await run({ id: `undo ${command}`, kind: 'undo', args: { command } })
        expect(await db.catalog.toArray()).toEqual(before)
      }),
      { numRuns: runs(20) },
    )
  })
})
