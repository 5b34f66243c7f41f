import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import type { PointsLine, Tier } from '~/domain/member'
import { ledgerOf } from '~/domain/memberPoints'
import { FIRST_PERSON } from '~/domain/person'
import { dayFromCivil, zoneOf } from '~/lib/zone'
import { ShopDb } from './db'
import { linesOf } from './decideMember'
import { execute } from './execute'
import type { MemberOrders } from './memberOrders'
import { applyTiers, firstDayOf, runTiers } from './memberTiers'
import { allLines, bookedIn, bookingOf, bookPoints } from './pointsBooking'

const DAY = 86_400_000
const defaults = { name: '', zone: 'UTC', currency: 'CNY' }
const author = { who: FIRST_PERSON, at: 400 * DAY }
const zone = zoneOf('UTC')
let count = 0
let ids = 0
let db: ShopDb
beforeEach(() => {
  db = new ShopDb(`members${++count}`)
})

type Intent = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never
const run = (intent: Intent) => execute(db, defaults, { ...intent, id: `c${++ids}` }, author)
const undo = (command: string) => run({ kind: 'undo', args: { command } })

/** Orders as [customer, day, paid for goods], each with refunds. */
function ordersOf(rows: readonly [string, number, number, ...{ at: number; goods: number }[]][]): MemberOrders {
  const customers = [...new Set(rows.map(([customer]) => customer))]
  return {
    customers,
    count: rows.length,
    buyer: Uint32Array.from(rows, ([customer]) => customers.indexOf(customer)),
    day: Int32Array.from(rows, ([, day]) => day),
    paid: Float64Array.from(rows, ([, , goods]) => goods + 100_000),
    goods: Float64Array.from(rows, ([, , goods]) => goods),
    last: Math.max(...rows.map(([, day]) => day)),
    order: (at) => {
      const [customer, day, goods, ...refunds] = rows[at]
      return { number: `W-${at}`, customer, paidAt: day * DAY, goods, refunds }
    },
  }
}

const TIERS: Tier[] = [
  { name: 'Silver', from: { orders: 2 }, months: 12, share: 0.05 },
  { name: 'Gold', from: { gmv: 5_000_000 }, months: 12, share: 0.1 },
]

describe('the simulation of tiers', () => {
  const orders = ordersOf([
    ['anna', 390, 1_003_333],
    ['anna', 395, 1_000_000],
    ['bob', 395, 6_000_000],
    ['cleo', 396, 500_000],
    ['dora', 10, 9_000_000],
    ['dora', 11, 9_000_000],
  ])
  const now = new Map([
    ['dora', 'Gold'],
    ['cleo', 'Friend'],
    ['bob', 'Gold'],
    ['gone', 'Silver'],
  ])

  it('tells who is in each, who moves, and what a share off would have cost, order by order in whole coins', () => {
    const { simulation, moves } = runTiers(orders, now, { tiers: TIERS, others: 'keep' }, 0)
    expect(simulation.tiers.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['', 1, 2],
      ['Silver', 1, 1],
      ['Gold', 2, 1],
    ])
    expect(simulation).toMatchObject({ asOf: 396, up: 1, down: 2, others: [{ name: 'Friend', count: 1 }] })
    expect(moves.toSorted((a, b) => (a.customer < b.customer ? -1 : 1))).toEqual([
      { customer: 'anna', from: '', to: 'Silver' },
      { customer: 'dora', from: 'Gold', to: '' },
      { customer: 'gone', from: 'Silver', to: '' },
    ])
    // 5 % of 100.3333 is 5.01, of 100 is 5.00; 10 % of 600 is 60.
    expect(simulation.cost).toBe(50_100 + 50_000 + 600_000)
  })

  it('takes names that somebody set by hand away only where that is asked for', () => {
    const { moves } = runTiers(orders, now, { tiers: TIERS, others: 'replace' }, 0)
    expect(moves).toContainEqual({ customer: 'cleo', from: 'Friend', to: '' })
  })

  it('the last twelve months begin the day after the same day of last year', () => {
    expect(firstDayOf(dayFromCivil(2024, 3, 31), 12)).toBe(dayFromCivil(2023, 4, 1))
    expect(firstDayOf(dayFromCivil(2024, 2, 29), 12)).toBe(dayFromCivil(2023, 3, 1))
    expect(firstDayOf(dayFromCivil(2024, 3, 31), 1)).toBe(dayFromCivil(2024, 3, 1))
  })

  it('is applied as one command, which undo takes back whole', async () => {
    await db.customers.bulkPut([...now].map(([key, tier]) => ({ key, tier })))
    const before = await db.customers.toArray()
    const result = runTiers(orders, now, { tiers: TIERS, others: 'keep' }, 0)
    expect(await applyTiers(db, result, { up: 9, down: 2 }, 'no', author)).toMatchObject({ refusal: { rule: 'member.changed' } })
    const done = await applyTiers(db, result, { up: 1, down: 2 }, 'yes', author)
    expect(await db.customers.toArray()).toEqual([
      { key: 'anna', tier: 'Silver' },
      { key: 'bob', tier: 'Gold' },
      { key: 'cleo', tier: 'Friend' },
    ])
    expect(await db.journal.count()).toBe(1)
    if (done.ok) await undo(done.commandId)
    expect(await db.customers.toArray()).toEqual(before)
  })

  it('is not applied over a tier that somebody has set since', async () => {
    const result = runTiers(orders, new Map(), { tiers: TIERS, others: 'keep' }, 0)
    await db.customers.put({ key: 'anna', tier: 'Gold' })
    const { up, down } = result.simulation
    expect(await applyTiers(db, result, { up, down }, 'late', author)).toMatchObject({ refusal: { rule: 'member.changed' } })
  })
})

describe('the program', () => {
  it('is kept field by field and refused where it cannot be understood', async () => {
    const first = await run({ kind: 'member.program', args: { set: { earn: { per: 10_000 }, worth: 100 } } })
    expect(await db.program.get('shop')).toEqual({ key: 'shop', earn: { per: 10_000 }, worth: 100, tiers: [] })
    expect(await run({ kind: 'member.program', args: { set: { worth: 150 } } })).toMatchObject({ refusal: { rule: 'member.worth' } })
    expect(await run({ kind: 'member.program', args: { set: { worth: 200 } }, saw: { worth: 300 } })).toMatchObject({ ok: false })
    if (first.ok) await undo(first.commandId)
    expect(await db.program.get('shop')).toBeUndefined()
  })
})

describe('points', () => {
  const program = { earn: { per: 10_000 }, expires: 12 }
  const rows: [string, number, number, ...{ at: number; goods: number }[]][] = [
    ['anna', 100, 1_000_000],
    ['anna', 390, 2_000_000, { at: 391 * DAY, goods: 500_000 }],
    ['bob', 392, 300_000],
  ]

  it('of past orders are booked once, as one command that undo takes back', async () => {
    const orders = ordersOf(rows)
    const booking = bookingOf(orders, program, zone, 0, bookedIn(await allLines(db)))
    expect(booking).toMatchObject({ orders: 3, earned: 330, back: 50 })
    const expect2 = { earned: 330, back: 50 }
    const done = await bookPoints(db, booking, { from: 0, command: 'book', expect: expect2 }, author)
    expect(done).toMatchObject({ ok: true })
    expect(bookingOf(orders, program, zone, 0, bookedIn(await allLines(db)))).toMatchObject({ lines: [], orders: 0 })
    expect(await bookPoints(db, booking, { from: 0, command: 'again', expect: expect2 }, author)).toMatchObject({
      refusal: { rule: 'member.changed' },
    })
    expect(ledgerOf(await linesOf(db, 'anna'), author.at).balance).toBe(250)
    expect(ledgerOf(await linesOf(db, 'bob'), author.at).balance).toBe(30)
    if (done.ok) await undo(done.commandId)
    expect(await db.points.count()).toBe(0)
  })

  it('of a refund that comes later are taken back by the next booking', async () => {
    const first = bookingOf(ordersOf(rows), program, zone, 0, new Map())
    await bookPoints(db, first, { from: 0, command: 'one', expect: first }, author)
    const later = ordersOf([rows[0], rows[1], [...rows[2], { at: 395 * DAY, goods: 300_000 }]])
    const next = bookingOf(later, program, zone, 0, bookedIn(await allLines(db)))
    expect(next.lines.map(({ key, points }) => [key, points])).toEqual([['back/W-2/0', -30]])
  })

  it('that another hand wrote down for an order are not booked again', () => {
    const line: PointsLine = { key: 'demo 7', customer: 'anna', at: 1, points: 40, reason: 'earn', ref: 'W-0' }
    expect(bookingOf(ordersOf(rows), program, zone, 0, bookedIn([line]))).toMatchObject({ orders: 2, earned: 230 })
  })

  it('cannot be spent beyond the balance; a correction needs its reason', async () => {
    const move = (points: number, reason: 'spend' | 'adjust', note?: string) =>
      run({ kind: 'points.move', args: { customer: 'anna', line: `l${++ids}`, reason, points, ...(note ? { note } : {}) } })
    expect(await move(100, 'adjust')).toMatchObject({ refusal: { rule: 'points.noNote' } })
    expect(await move(100, 'adjust', 'for the broken mug')).toMatchObject({ ok: true })
    expect(await move(-101, 'spend')).toMatchObject({ refusal: { rule: 'points.short', facts: { balance: 100 } } })
    expect(await move(5, 'spend')).toMatchObject({ refusal: { rule: 'points.none' } })
    const spent = await move(-60, 'spend')
    const balance = async () => ledgerOf(await linesOf(db, 'anna'), author.at).balance
    expect(await balance()).toBe(40)
    if (spent.ok) await undo(spent.commandId)
    expect(await balance()).toBe(100)
    const [line]: PointsLine[] = await linesOf(db, 'anna')
    expect(line).toMatchObject({ reason: 'adjust', note: 'for the broken mug' })
  })
})
