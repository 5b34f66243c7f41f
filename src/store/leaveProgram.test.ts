import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import { customerIdOf } from '~/domain/customer'
import { ledgerOf } from '~/domain/memberPoints'
import { zoneOf } from '~/lib/zone'
import { bringOrders } from '../../tests/bringOrders'
import { anOrder } from '../../tests/builders'
import { ShopDb } from './db'
import { linesOf } from './decideMember'
import { eraseCustomer } from './eraseCustomer'
import { execute } from './execute'
import { openIndexedDbFiles } from './files'
import { memberOrders } from './memberOrders'
import { applyTiers, runTiers } from './memberTiers'
import { Packs } from './packs'
import { bookingOf, bookPoints } from './pointsBooking'

const author = { who: 'owner', at: 2_000_000_000 }
const buyer = (key: string) => ({ key, name: key, email: '', phone: '' })
const [ANNA, BOB] = [customerIdOf('anna'), customerIdOf('bob')]

it('whoever is erased has left points, coupons, tiers and audiences; what others have can still be undone', async () => {
  const db = new ShopDb('leaving')
  const files = openIndexedDbFiles('leaving')
  const packs = new Packs({ db }, files)
  const run = (command: Command) => execute(db, { name: '', zone: 'UTC', currency: 'GBP' }, command, author)
  const orders = ['anna', 'bob'].map((key, i) => anOrder({ number: key, placedAt: 10, paidAt: 20 + i, buyer: buyer(key) }))
  await bringOrders(packs, 'i1', orders)
  const tables = await Promise.all(packs.seen(await packs.rows()).map(async ({ row }) => ({ table: await packs.whole(row) })))
  const members = memberOrders(
    tables.flatMap(({ table }) => (table ? [{ table }] : [])),
    'GBP',
    zoneOf('UTC'),
  )
  const booking = bookingOf(members, { earn: { per: 1 } }, zoneOf('UTC'), 0, new Map())
  await bookPoints(db, booking, { from: 0, command: 'book', expect: booking }, author)
  const tiers = runTiers(members, new Map(), { tiers: [{ name: 'Gold', from: { orders: 1 }, months: 12 }], others: 'keep' }, 0)
  await applyTiers(db, tiers, { up: 2, down: 0 }, 'tiers', author)
  const batch = { name: 'B', way: 'claimed', made: 0, from: 0, to: author.at + 1 } as const
  await run({ id: 'make', kind: 'coupon.make', args: { key: 'b', batch } })
  await run({ id: 'give', kind: 'coupon.give', args: { key: 'b', customers: [ANNA, BOB] } })
  await run({ id: 'use', kind: 'coupon.redeem', args: { key: 'b', redemption: 'r', customer: ANNA, order: 'anna' } })
  await run({ id: 'points', kind: 'points.move', args: { customer: ANNA, line: 'l', reason: 'adjust', points: 5, note: 'gift' } })
  const rule = { kind: 'list', customers: [ANNA, BOB] } as const
  await run({ id: 'list', kind: 'audience.set', args: { key: 'a', set: { name: 'Both', rule, size: 2, at: 1 } } })

  let names = 0
  const erasing = { customer: ANNA, commandId: 'erase', newName: () => `n${++names}-${'x'.repeat(20)}` }
  expect(await eraseCustomer({ db, files, packs }, erasing, author)).toMatchObject({ ok: true })

  const rows = await Promise.all(db.tables.map(async (table) => JSON.stringify(await table.toArray())))
  expect(rows.join('\n')).not.toContain(ANNA)
  expect(await db.redemptions.filter(({ at }) => at !== undefined).count()).toBe(1)
  expect((await db.audiences.get('a'))?.rule).toEqual({ kind: 'list', customers: [BOB] })
  expect(ledgerOf(await linesOf(db, BOB), author.at).balance).toBeGreaterThan(0)
  expect(await run({ id: 'undo', kind: 'undo', args: { command: 'book' } })).toEqual({ ok: true, commandId: 'undo' })
  expect(await db.points.count()).toBe(0)
  expect(await db.customers.toArray()).toEqual([{ key: BOB, tier: 'Gold' }])
})
