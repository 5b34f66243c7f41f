import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import { FIRST_PERSON } from '~/domain/person'
import type { Sku } from '~/domain/product'
import { runs } from '../../tests/runs'
import { aProduct, aSku } from '../../tests/stock'
import { ShopDb } from './db'
import { execute } from './execute'
import { readPriceHistory } from './priceHistory'

const defaults = { name: '', zone: 'UTC', currency: 'CNY' }
let count = 0
let db: ShopDb
beforeEach(async () => {
  db = new ShopDb(`skus${++count}`)
  await db.catalog.add(aProduct({ key: 'p', skus: ['A', 'B', 'C'].map((code) => aSku({ code })) }))
})

const run = (command: Command) => execute(db, defaults, command, { who: FIRST_PERSON, at: 1 })
const undo = (command: string) => run({ id: `undo ${command}`, kind: 'undo', args: { command } })
const skus = async (): Promise<Sku[]> => (await db.catalog.get('p'))?.skus ?? []
const codes = async () => (await skus()).map(({ code }) => code).join('')
const save = (id: string, next: readonly Sku[]) => run({ id, kind: 'catalog.set', args: { key: 'p', set: { skus: [...next] } } })
const price = async (id: string, code: string, amount: number) =>
  save(
    id,
    (await skus()).map((sku) => (sku.code === code ? { ...sku, price: amount } : sku)),
  )
const priceOf = async (code: string) => (await skus()).find((sku) => sku.code === code)?.price

describe('SKUs that come, go and change places', () => {
  it('leave a price that somebody else sets meanwhile, in both directions', async () => {
    const [a, b, c] = await skus()
    await save('add', [a, aSku({ code: 'N' }), b, c])
    await price('theirs', 'B', 77)
    expect(await undo('add')).toMatchObject({ ok: true })
    expect([await codes(), await priceOf('B')]).toEqual(['ABC', 77])
    expect(await undo('undo add')).toMatchObject({ ok: true })
    expect([await codes(), await priceOf('B')]).toEqual(['ANBC', 77])
  })

  it('come back where they were', async () => {
    const [a, , c] = await skus()
    await save('remove', [a, c])
    await price('theirs', 'C', 55)
    expect(await undo('remove')).toMatchObject({ ok: true })
    expect([await codes(), await priceOf('C')]).toEqual(['ABC', 55])
  })

  it('go back to their order without losing what was added since', async () => {
    const [a, b, c] = await skus()
    await save('order', [c, b, a])
    await save('add', [c, b, aSku({ code: 'N' }), a])
    expect(await undo('order')).toMatchObject({ ok: true })
    expect(await codes()).toBe('ABNC')
    const [x, y, z, w] = await skus()
    await save('other', [w, z, y, x])
    expect(await undo('undo order')).toMatchObject({ ok: false, refusal: { why: 'changedSince' } })
  })

  it('stay when they were changed since they came', async () => {
    const all = await skus()
    await save('end', [...all, aSku({ code: 'N' })])
    await save('middle', [all[0], aSku({ code: 'M' }), all[1], all[2], aSku({ code: 'N' })])
    await price('n', 'N', 5)
    await price('m', 'M', 5)
    expect(await undo('end')).toMatchObject({ ok: false, refusal: { why: 'changedSince' } })
    expect(await undo('middle')).toMatchObject({ ok: false, refusal: { why: 'changedSince' } })
    expect(await codes()).toBe('AMBCN')
  })

  it('free their code for another product, and do not come back while it has it', async () => {
    const [a, b] = await skus()
    await save('remove', [a, b])
    const take: Command = { id: 'take', kind: 'catalog.set', args: { key: 'q', set: { title: 'Q', skus: [aSku({ code: 'C' })] } } }
    expect(await run(take)).toMatchObject({ ok: true })
    expect(await undo('remove')).toMatchObject({ ok: false, refusal: { rule: 'catalog.codeTaken' } })
    await undo('take')
    expect(await undo('remove')).toMatchObject({ ok: true })
    expect(await codes()).toBe('ABC')
  })

  it('have their first price in their history', async () => {
    const all = await skus()
    await save('add', [...all, aSku({ code: 'N', price: 120_000 })])
    expect((await readPriceHistory(db, 'N')).steps).toContainEqual(
      expect.objectContaining({ entry: 'add', field: 'price', before: undefined, after: 120_000 }),
    )
  })

  it('are what was saved, and again exactly what they were, whatever comes and goes', async () => {
    const list = fc
      .uniqueArray(fc.constantFrom(...Array.from('ABCDEFG')), { minLength: 1 })
      .chain((chosen) => fc.tuple(...chosen.map((code) => fc.record({ code: fc.constant(code), price: fc.constantFrom(1, 2) }))))
    let round = 0
    await fc.assert(
      fc.asyncProperty(list, list, async (first, second) => {
        round++
        await save(`f${round}`, first.map(aSku))
        const before = await db.catalog.get('p')
        await save(`s${round}`, second.map(aSku))
        expect(await skus()).toEqual(second.map(aSku))
        const same = JSON.stringify(first) === JSON.stringify(second)
        if (!same) expect(await undo(`s${round}`)).toMatchObject({ ok: true })
        expect(await db.catalog.get('p')).toEqual(before)
        if (!same) expect(await undo(`undo s${round}`)).toMatchObject({ ok: true })
        expect(await skus()).toEqual(second.map(aSku))
      }),
      { numRuns: runs(60) },
    )
  })
})
