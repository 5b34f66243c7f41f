import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import type { CouponBatch } from '~/domain/coupon'
import { codeAt } from '~/domain/couponCode'
import { figuresOf, followUpOf, tellsUse, usesOf } from '~/domain/couponUse'
import { FIRST_PERSON } from '~/domain/person'
import { aRule } from '../../tests/promotions'
import { CouponBook } from './couponBook'
import { codeColumn, CodeReader, importCodes } from './couponImport'
import { ShopDb } from './db'
import { execute } from './execute'

const defaults = { name: '', zone: 'UTC', currency: 'CNY' }
let count = 0
let ids = 0
let db: ShopDb
beforeEach(() => {
  db = new ShopDb(`coupons${++count}`)
})

type Intent = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never
const run = (intent: Intent, at = 50) => execute(db, defaults, { ...intent, id: `c${++ids}` }, { who: FIRST_PERSON, at })
const undo = (command: string) => run({ kind: 'undo', args: { command } })

const single = { name: 'Singles', way: 'single', made: 1000, from: 0, to: 100, seed: 7 } as const
const make = (key: string, set: Partial<CouponBatch> = {}) => run({ kind: 'coupon.make', args: { key, batch: { ...single, ...set } } })
const batchOf = async (key: string) => (await db.couponBatches.get(key)) ?? expect.fail(`no batch ${key}`)
const redeem = (key: string, args: { code?: string; customer?: string; order?: string }, at = 50) =>
  run({ kind: 'coupon.redeem', args: { key, redemption: `r${++ids}`, ...args } }, at)

describe('batches', () => {
  it('take numbers one after another, so that no two share a code, undone ones among them', async () => {
    await make('a')
    const b = await make('b', { seed: 99, made: 500 })
    expect(await batchOf('a')).toMatchObject({ first: 0, seed: 7 })
    expect(await batchOf('b')).toMatchObject({ first: 1000, seed: 7 })
    const undone = b.ok ? await undo(b.commandId) : b
    expect(await db.couponBatches.get('b')).toBeUndefined()
    await make('c')
    expect(await batchOf('c')).toMatchObject({ first: 1500 })
    if (undone.ok) await undo(undone.commandId)
    expect(await batchOf('b')).toMatchObject({ first: 1000 })
  })

  it('make no code that a file has brought before', async () => {
    await make('a', { made: 0 })
    const next = codeAt({ seed: 7, first: 3, prefix: 'X' }, 0)
    await importCodes(db, { batch: 'a', file: 'codes.csv', codes: [next] }, 'imported', { who: FIRST_PERSON, at: 50 })
    await make('b', { prefix: 'X' })
    expect(await batchOf('b')).toMatchObject({ first: 4 })
    expect((await CouponBook.of(db)).ownerOf(next)).toMatchObject({ batch: { key: 'a' } })
  })

  it('are refused with the same public code, however it is written', async () => {
    const open = { way: 'public', made: 0 } as const
    expect(await make('a', { ...open, code: 'DOUBLE 11' })).toMatchObject({ ok: true })
    expect(await make('b', { ...open, code: 'double-11' })).toMatchObject({ refusal: { rule: 'coupon.codeTaken' } })
    expect(await make('c', { ...open, code: ' ' })).toMatchObject({ refusal: { rule: 'coupon.noCode' } })
    expect(await make('d', { from: 5, to: 5 })).toMatchObject({ refusal: { rule: 'coupon.window' } })
    expect(await make('e', { made: 1_000_001 })).toMatchObject({ refusal: { rule: 'coupon.tooMany' } })
  })
})

describe('a single-use code', () => {
  beforeEach(() => make('a'))
  const code = async (n: number) => codeAt(await batchOf('a'), n)

  it('works once, and again after it was taken back or undone', async () => {
    const typed = (await code(5)).toLowerCase()
    expect(await redeem('a', { code: typed, order: 'W-1' })).toMatchObject({ ok: true })
    expect(await redeem('a', { code: await code(5) })).toMatchObject({ refusal: { rule: 'coupon.used' } })
    const [used] = await db.redemptions.toArray()
    expect(used.code).toBe(await code(5))
    expect(await run({ kind: 'coupon.unredeem', args: { key: 'a', redemption: used.key } })).toMatchObject({ ok: true })
    const again = await redeem('a', { code: await code(5) })
    expect(await db.redemptions.count()).toBe(1)
    if (again.ok) await undo(again.commandId)
    expect(await db.redemptions.count()).toBe(0)
  })

  it('is refused outside its time, when stopped, and where it is none', async () => {
    expect(await redeem('a', { code: 'AAAA-BBBBB' })).toMatchObject({ refusal: { rule: 'coupon.unknown' } })
    expect(await redeem('a', { code: await code(1) }, 100)).toMatchObject({ refusal: { rule: 'coupon.over' } })
    await run({ kind: 'coupon.stop', args: { key: 'a', stopped: true } })
    expect(await redeem('a', { code: await code(1) })).toMatchObject({ refusal: { rule: 'coupon.stopped' } })
    await run({ kind: 'coupon.stop', args: { key: 'a', stopped: false } })
    expect(await redeem('a', { code: await code(1) })).toMatchObject({ ok: true })
  })
})

describe('limits', () => {
  it('of a batch, of a buyer, and one use of an order', async () => {
    await make('p', { way: 'public', made: 0, code: 'HELLO', most: 3, perBuyer: 2 })
    expect(await redeem('p', { customer: 'anna', order: 'W-1' })).toMatchObject({ ok: true })
    expect(await redeem('p', { customer: 'bob', order: 'W-1' })).toMatchObject({ refusal: { rule: 'coupon.orderUsed' } })
    expect(await redeem('p', { customer: 'anna', order: 'W-2' })).toMatchObject({ ok: true })
    expect(await redeem('p', { customer: 'anna' })).toMatchObject({ refusal: { rule: 'coupon.buyerUsed' } })
    expect(await redeem('p', { customer: 'bob' })).toMatchObject({ ok: true })
    expect(await redeem('p', { customer: 'cleo' })).toMatchObject({ refusal: { rule: 'coupon.mostUsed' } })
  })

  it('a claimed coupon is used by who has it, and stays theirs when the use is taken back', async () => {
    await make('t', { way: 'claimed', made: 0 })
    await run({ kind: 'coupon.give', args: { key: 't', customers: ['anna', 'bob', 'anna', ''] } })
    expect(await db.redemptions.count()).toBe(2)
    expect(await redeem('t', {})).toMatchObject({ refusal: { rule: 'coupon.noBuyer' } })
    expect(await redeem('t', { customer: 'cleo' })).toMatchObject({ refusal: { rule: 'coupon.noneHeld' } })
    expect(await redeem('t', { customer: 'anna', order: 'W-1' })).toMatchObject({ ok: true })
    expect(await redeem('t', { customer: 'anna' })).toMatchObject({ refusal: { rule: 'coupon.noneHeld' } })
    const held = await db.redemptions.where('customer').equals('anna').first()
    await run({ kind: 'coupon.unredeem', args: { key: 't', redemption: held?.key ?? '' } })
    expect(await db.redemptions.get(held?.key ?? '')).toEqual({ key: held?.key, batch: 't', customer: 'anna', claimedAt: 50 })
  })
})

describe('a file of codes', () => {
  const author = { who: FIRST_PERSON, at: 50 }
  const check = async (batch: string, codes: readonly string[]) => {
    const reader = new CodeReader(await CouponBook.of(db), batch)
    codes.forEach((code, at) => reader.add(at + 2, code))
    return reader.end()
  }

  it('comes in whole, and a second time there is nothing new', async () => {
    await make('a', { made: 0 })
    const codes = Array.from({ length: 1200 }, (_, n) => `SPRING ${n}`)
    const found = await check('a', codes)
    expect(found).toMatchObject({ rows: 1200, same: 0, refused: [] })
    const outcome = await importCodes(db, { batch: 'a', file: 'a.csv', codes: found.fresh }, 'i', author)
    expect((await CouponBook.of(db)).imported('a')).toEqual(codes)
    expect(
      await check(
        'a',
        codes.map((code) => code.toLowerCase()),
      ),
    ).toMatchObject({ fresh: [], same: 1200 })
    if (outcome.ok) await undo(outcome.commandId)
    expect(await db.couponCodes.count()).toBe(0)
  })

  it('says row by row what is twice, another’s, empty or too long', async () => {
    await make('a')
    await make('b', { made: 0 })
    const theirs = codeAt(await batchOf('a'), 3)
    const { fresh, refused } = await check('b', ['ONE', 'one', theirs, ' ', 'x'.repeat(41), 'TWO'])
    expect(fresh).toEqual(['ONE', 'TWO'])
    expect(refused.map(({ line, why, other }) => [line, why, other])).toEqual([
      [3, 'twice', '2'],
      [4, 'taken', 'Singles'],
      [5, 'empty', undefined],
      [6, 'long', undefined],
    ])
    expect(await importCodes(db, { batch: 'b', file: 'b.csv', codes: ['ONE', theirs] }, 'j', author)).toMatchObject({
      refusal: { rule: 'coupon.codeTaken' },
    })
    expect(await db.couponCodes.count()).toBe(0)
  })

  it('codes that were made and exported are all there already', async () => {
    await make('a', { prefix: 'D11' })
    const batch = await batchOf('a')
    expect(
      await check(
        'a',
        Array.from({ length: 1000 }, (_, n) => codeAt(batch, n)),
      ),
    ).toMatchObject({ rows: 1000, same: 1000, fresh: [] })
  })

  it('its column is found by name, or is the only one', () => {
    expect(codeColumn(['name', 'Coupon Code'])).toEqual({ column: 1, headless: false })
    expect(codeColumn(['券码'])).toEqual({ column: 0, headless: false })
    expect(codeColumn(['ABCD'])).toEqual({ column: 0, headless: true })
    expect(codeColumn(['a', 'b'])).toBeUndefined()
  })
})

it('an order that carries the promotion is a use, unless one is written down for it', () => {
  const redemptions = [
    { key: '1', batch: 'a', customer: 'anna', claimedAt: 1, at: 5, order: 'W-1' },
    { key: '2', batch: 'a', customer: 'bob', claimedAt: 1 },
    { key: '3', batch: 'a', customer: 'cleo', claimedAt: 2 },
  ]
  const carried = [
    { order: 'W-1', customer: 'anna', at: 4, off: 700 },
    { order: 'W-2', customer: 'cleo', at: 9, off: 300 },
    { order: 'W-3', customer: '', at: 2, off: 100 },
  ]
  const uses = usesOf(redemptions, carried)
  expect(uses.map(({ order, off, derived }) => [order, off, derived])).toEqual([
    ['W-2', 300, true],
    ['W-1', 700, false],
    ['W-3', 100, true],
  ])
  const figures = figuresOf({ way: 'claimed', made: 0 }, 0, redemptions, uses)
  expect(figures).toEqual({ claimed: 3, used: 3, derived: 2, orders: 3, off: 1100 })
  expect(followUpOf('unused', redemptions, uses)).toEqual(['bob'])
  expect(followUpOf('used', redemptions, uses)).toEqual(['anna', 'cleo'])
})

it('an order tells a use only where nothing else of its promotion takes something off', () => {
  const coupon = aRule({ action: { kind: 'coupon', batch: 'a', from: { amount: 1 }, off: { amount: 1 } } })
  const gift = aRule({ action: { kind: 'gift', from: { amount: 1 }, gifts: [{ sku: 'MUG', units: 1 }] } })
  expect(tellsUse('a', { rules: [coupon, gift] })).toBe(true)
  expect(tellsUse('a', { rules: [coupon, aRule()] })).toBe(false)
  expect(tellsUse('b', { rules: [coupon] })).toBe(false)
})
