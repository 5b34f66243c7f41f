import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { applyActs, paidOf, totalOf } from '~/domain/applyActs'
import type { Command, Outcome } from '~/domain/command'
import type { Order } from '~/domain/order'
import { refundable, splitRefund } from '~/domain/refundSplit'
import { bringOrders } from '../../../tests/bringOrders'
import { aLine, anOrder } from '../../../tests/builders'
import { anOrderCommand, ordersSeen, runOnOrders } from '../../../tests/orderActs'
import { runs } from '../../../tests/runs'
import { ShopDb } from '~/store/db'
import { OrdersByNumber } from '~/store/existingOrders'
import { openIndexedDbFiles } from '~/store/files'
import { Packs } from '~/store/packs'
import { PulledOrders } from '~/store/pulledOrders'
import { promisedUnits } from '~/store/stockLevels'
import { foldActs, needsFold } from './fold'

const author = { who: 'owner', at: 1 }
let count = 0

function aTab(shop: string) {
  const db = new ShopDb(shop)
  return { db, packs: new Packs({ db }, openIndexedDbFiles(shop)) }
}
type Tab = ReturnType<typeof aTab>

const BASE = anOrder({
  number: 'A',
  lines: [
    aLine({ sku: 'MUG', quantity: 3, price: 10_000, amount: 30_000 }),
    aLine({ sku: 'CUP', quantity: 1, price: 20_000, amount: 20_000 }),
  ],
  shipping: 5000,
})

let shop: string
let tab: Tab
beforeEach(async () => {
  shop = `acts${++count}`
  tab = aTab(shop)
  await bringOrders(tab.packs, 'import', [BASE, anOrder({ number: 'B' })], author)
})

let folds = 0
const fold = (of = tab) => foldActs(of, () => `fold${shop}${++folds}`)

async function run(command: Command, of = tab): Promise<Outcome> {
  const outcome = await runOnOrders(of, command)
  await fold(of)
  return outcome
}

const seen = async (number = 'A', of = tab): Promise<Order | undefined> => (await ordersSeen(of)).get(number)
const acts = (number = 'A') => tab.db.orderActs.where('order').equals(number).toArray()
const split = async (ask: Parameters<typeof splitRefund>[2]) => splitRefund(BASE, await acts(), ask)
const ship = (lines?: { line: number; units: number }[]): Command => ({
  id: `s${++folds}`,
  kind: 'order.ship',
  args: { parcels: [{ order: 'A', key: `s${folds}/0`, carrier: 'SF', tracking: `T${folds}`, ...(lines ? { lines } : {}) }] },
})
const refundOf = async (units: number, line = 0): Promise<Command> =>
  anOrderCommand('order.refund', { order: 'A', split: await split({ lines: [{ line, units }] }), reason: 'quality' })
const cancel = (units?: { line: number; units: number }[]) =>
  anOrderCommand('order.cancel', { order: 'A', reason: 'customer', ...(units ? { units } : {}) })
const undo = (command: Command | string): Command => ({
  id: `u${++folds}`,
  kind: 'undo',
  args: { command: typeof command === 'string' ? command : command.id },
})

async function promised(): Promise<Map<string, number>> {
  const tables = []
  for (const { row, hidden } of tab.packs.seen(await tab.packs.rows())) {
    const table = await tab.packs.whole(row)
    if (table) tables.push({ table, ...(hidden ? { hidden } : {}) })
  }
  return promisedUnits(tables)
}

describe('orders with what was done about them', () => {
  it('are counted as their acts make them, and as they came in once all is undone', async () => {
    const first = await refundOf(1)
    expect(await run(first)).toMatchObject({ ok: true })
    expect((await seen())?.refunds).toMatchObject([{ goods: 10_000, line: 0 }])
    await run(undo(first))
    expect(await seen()).toEqual(BASE)
  })

  it('promise no more to the shelves than is neither sent nor cancelled', async () => {
    expect((await promised()).get('MUG')).toBe(3)
    await run(cancel([{ line: 0, units: 1 }]))
    expect((await promised()).get('MUG')).toBe(2)
    await run(cancel([{ line: 0, units: 1 }]))
    expect((await promised()).get('MUG')).toBe(1)
    await run(ship())
    expect((await promised()).get('MUG') ?? 0).toBe(0)
    expect((await seen())?.lines[0]?.cancelled).toBe(2)
  })

  it('refuse what does not follow: units that are gone, a second cancel of all, an address once a parcel is out', async () => {
    expect(await run(ship([{ line: 0, units: 2 }]))).toMatchObject({ ok: true })
    expect(await run(cancel([{ line: 0, units: 2 }]))).toMatchObject({ refusal: { rule: 'order.tooMany', facts: { line: 1, left: 1 } } })
    const to = { name: 'N', phone: '1', text: 'T', region: '' }
    expect(await run(anOrderCommand('order.address', { order: 'A', to }))).toMatchObject({ refusal: { rule: 'order.sent' } })
    expect(await run(cancel())).toMatchObject({ ok: true })
    expect(await run(cancel())).toMatchObject({ refusal: { rule: 'order.shipped' } })
    expect((await seen())?.cancelledAt).toBeUndefined()
  })

  it('cannot lose an act that a later one builds on', async () => {
    const sent = ship()
    await run(sent)
    const key = `${sent.id}/0`
    await run(anOrderCommand('order.track', { order: 'A', of: key, carrier: 'ZTO', tracking: '9' }))
    expect(await run(undo(sent))).toMatchObject({ refusal: { rule: 'order.later' } })
  })

  it('are not unsent once units have come back', async () => {
    const sent = ship()
    await run(sent)
    await tab.db.moves.put({
      key: 'm',
      move: { sku: 'MUG', location: 'main', quantity: 1, kind: 'returned', ref: 'A', at: 5, who: 'owner' },
    })
    expect(await run(undo(sent))).toMatchObject({ refusal: { rule: 'order.cameBack', facts: { sku: 'MUG' } } })
  })

  it('keep what was done when their file comes again as it was, and count nothing twice where it tells of it', async () => {
    await run(await refundOf(1))
    const existing = await OrdersByNumber.read(tab.packs)
    const asImported = await OrdersByNumber.read(aTab(shop).packs)
    expect(existing.fingerprint(existing.find('A'))).toBe(asImported.fingerprint(asImported.find('A')))
    const told = { ...BASE, status: 'partly refunded', refunds: [{ at: 9e12, goods: 10_000, shipping: 0, tax: 0, dated: true }] }
    await bringOrders(tab.packs, 'again', [told], author)
    await fold()
    const order = await seen()
    expect(order).toMatchObject({ status: 'partly refunded', refunds: [{ goods: 10_000, line: 0 }] })
    expect(order?.refunds).toHaveLength(1)
  })

  it('go with the import that brought them, and come back with what was done', async () => {
    await run(await refundOf(1))
    await run(undo('import'))
    expect([...(await ordersSeen(tab)).keys()]).toEqual([])
    await run({ id: 'redo', kind: 'undo', args: { command: (await tab.db.journal.orderBy('seq').last())?.id ?? '' } })
    expect((await seen())?.refunds).toHaveLength(1)
  })

  it('are caught up where a cut came between the act and its pack, by whichever tab is next', async () => {
    await runOnOrders(tab, await refundOf(1))
    const other = aTab(shop)
    expect(await needsFold(other.db)).toBe(true)
    await fold(other)
    expect((await seen('A', tab))?.refunds).toHaveLength(1)
    expect(await needsFold(tab.db)).toBe(false)
    expect(await fold(tab)).toBeUndefined()
  })

  it('have few packs, however many acts there were', async () => {
    for (let at = 0; at < 12; at++) {
      const command = await refundOf(1)
      await run(command)
      await run(undo(command))
    }
    expect((await tab.packs.rows()).length).toBeLessThan(12)
    expect(await seen()).toEqual(BASE)
  })

  it('keep what they were made of while small packs of a platform are made one', async () => {
    let at = 0
    const pull = async (number: string) => {
      const pulled = new PulledOrders(tab, { currency: 'GBP', fields: [] }, () => `pulled${shop}${++at}`)
      pulled.add([{ area: 'orders', key: number, version: '1', fields: { ...BASE, number } }], 'changes')
      await pulled.keep({}, { complete: true })
    }
    await pull('P1')
    const refund = anOrderCommand('order.refund', { order: 'P1', split: await split({ lines: [{ line: 0, units: 1 }] }), reason: 'late' })
    await run(refund)
    for (let more = 2; more < 12; more++) await pull(`P${more}`)
    expect((await tab.packs.rows()).filter(({ pulled }) => pulled).length).toBeLessThan(8)
    await fold()
    expect((await seen('P1'))?.refunds).toHaveLength(1)
    await run(undo(refund))
    expect(await seen('P1')).toEqual({ ...BASE, number: 'P1' })
    expect((await ordersSeen(tab)).size).toBe(13)
  })

  it('are shipped many at once, all or none', async () => {
    const parcel = (order: string) => ({ order, key: `many/${order}`, carrier: 'SF', tracking: order })
    const both: Command = { id: 'many', kind: 'order.ship', args: { parcels: [parcel('A'), parcel('X')] } }
    expect(await run(both)).toMatchObject({ refusal: { why: 'notFound', what: 'X' } })
    expect(await run({ ...both, args: { parcels: [parcel('A'), parcel('B')] } })).toMatchObject({ ok: true })
    expect((await seen('B'))?.shipment).toMatchObject({ tracking: 'B' })
  })

  it('never give back more than was paid, whatever is undone and done again', async () => {
    const step = fc.oneof(
      fc.record({ is: fc.constant<'refund'>('refund'), line: fc.nat(1), units: fc.integer({ min: 1, max: 3 }), shipping: fc.boolean() }),
      fc.record({ is: fc.constant<'stale'>('stale'), units: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ is: fc.constant<'undo'>('undo'), of: fc.nat(20) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        tab = aTab(`acts${++count}`)
        shop = tab.db.name
        await bringOrders(tab.packs, 'import', [BASE], author)
        for (const each of steps) {
          if (each.is === 'undo') {
            const lines = (await tab.db.journal.orderBy('seq').toArray()).filter(({ kind }) => kind !== 'orders.import')
            const target = lines[each.of % Math.max(1, lines.length)]
            if (target) await runOnOrders(tab, undo(target.id))
          } else {
            const ask = {
              lines: [{ line: each.is === 'stale' ? 0 : each.line, units: each.units }],
              ...(each.is === 'refund' && each.shipping ? { shipping: 'rest' as const } : {}),
            }
            // What was split before others came between.
            const of = each.is === 'stale' ? splitRefund(BASE, [], ask) : await split(ask)
            await runOnOrders(tab, anOrderCommand('order.refund', { order: 'A', split: of, reason: 'other' }))
          }
          const rows = await acts()
          const sum = rows.reduce((all, { did }) => (did.kind === 'refund' ? all + totalOf(did.split) : all), 0)
          expect(sum).toBeLessThanOrEqual(paidOf(BASE))
          const order = applyActs(BASE, rows)
          expect(order.refunds.reduce((all, { goods, shipping }) => all + goods + shipping, 0)).toBe(sum)
          for (const part of refundable(BASE, rows).lines) expect(part.refunded).toBeLessThanOrEqual(part.paid)
        }
        await fold()
        expect((await seen())?.refunds).toEqual(applyActs(BASE, await acts()).refunds)
      }),
      { numRuns: runs(30) },
    )
  })
})
