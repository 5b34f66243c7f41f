import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command, Outcome } from '~/domain/command'
import { freeUnits, sumOfPlan } from '~/domain/shipped'
import { availableOf, type Location, type Move } from '~/domain/stock'
import { aLine, anOrder, aTable } from '../../tests/builders'
import { runs } from '../../tests/runs'
import { movementsOf } from '../../tests/stock'
import { decideShipped, findUnbooked, planOf, shippedStamp, type Unbooked } from './bookShipped'
import { ShopDb } from './db'
import { execute, executeWith } from './execute'
import { checkLevels, writeLevels } from './levels'
import type { SeenTable } from './orderColumns'
import { allLevels } from './shelves'
import { StockBook } from './stockBook'
import { ordersStamp, StockUnknown } from './stockStamp'

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const DAY = 86_400_000
/** The stock was set up on day 10; it has 5 of each in the main place and 2 in the second. */
const START = 10 * DAY
const SKUS = ['MUG', 'CUP', 'JUG']

let count = 0
let db: ShopDb
let tables: SeenTable[]
/** What was known a moment ago, as the worker keeps it. */
let last: Unbooked | undefined
const files = [
  movementsOf(
    SKUS.flatMap((sku) => [
      { sku, quantity: 5, at: START },
      { sku, quantity: 2, location: 'second', at: START },
    ]),
  ),
]

const order = (number: string, lines: [sku: string, quantity: number][], day: number | undefined) =>
  anOrder({
    number,
    lines: lines.map(([sku, quantity]) => aLine({ sku, quantity })),
    ...(day === undefined ? {} : { shipment: { at: day * DAY, carrier: '', tracking: '' } }),
  })
const shipped = (...orders: Parameters<typeof order>[]) => (tables = [{ table: aTable(orders.map((each) => order(...each))) }])

beforeEach(() => {
  db = new ShopDb(`shipped${++count}`)
  shipped()
})

async function unbooked(): Promise<Unbooked> {
  const [of, moves, holds, locations, counts, entries] = await Promise.all([
    shippedStamp(db),
    db.moves.toArray(),
    db.holds.toArray(),
    db.locations.toArray(),
    db.counts.toArray(),
    db.countEntries.toArray(),
  ])
  const none = { promised: new Map(), incoming: new Map(), catalog: new Map(), edits: new Map(), sold: new Map() }
  const book = new StockBook({ files, moves, holds, locations, ...none })
  last = findUnbooked({ of, book, tables, counts, entries }, last)
  return last
}

let serial = 0
const withId = (command: Omit<Command, 'id'>) => ({ ...command, id: `c${++serial}` }) as Command

async function know() {
  await writeLevels(db, { files, promised: new Map() }, await ordersStamp(db))
}

async function run(command: Command, at = 100 * DAY): Promise<Outcome> {
  const author = { who: 'owner', at }
  for (let tries = 0; ; tries++) {
    try {
      if (command.kind !== 'stock.ship') return await execute(db, defaults, command, author)
      const now = await unbooked()
      return await executeWith(db, command, author, (actor) => decideShipped(db, now, command, actor))
    } catch (error) {
      if (!(error instanceof StockUnknown) || tries > 3) throw error
      await know()
    }
  }
}

const bookAll = async (place: string) => withId({ kind: 'stock.ship', args: { place, ...sumOfPlan(planOf(await unbooked(), place)) } })
const undo = (command: Command) => withId({ kind: 'undo', args: { command: command.id } })
const placed = (key: string, set: Partial<Location>) => withId({ kind: 'location.set', args: { key, set } })
const onHand = async (sku: string, location = 'main') =>
  (await allLevels(db)).find((level) => level.sku === sku && level.location === location)?.onHand ?? 0

describe('what orders have sent', () => {
  it('is booked once, dated when it was sent, and again after an undo; doing it again brings back only what is not booked otherwise', async () => {
    shipped(['1', [['MUG', 2]], 12], ['2', [['MUG', 1], ['CUP', 3]], 13], ['3', [['MUG', 1]], undefined]) // prettier-ignore
    const first = await bookAll('main')
    expect(first.args).toMatchObject({ lines: 3, units: 6, skus: 2 })
    expect((await run(first)).ok).toBe(true)
    expect([await onHand('MUG'), await onHand('CUP')]).toEqual([2, 2])
    expect((await db.moves.toArray()).map(({ move }) => move.at / DAY).toSorted((a, b) => a - b)).toEqual([12, 13, 13])
    expect(await run(await bookAll('main'))).toMatchObject({ refusal: { rule: 'ship.nothing' } })
    const back = undo(first)
    expect((await run(back)).ok).toBe(true)
    expect(await onHand('MUG')).toBe(5)
    const second = await bookAll('main')
    expect((await run(second)).ok).toBe(true)
    expect((await run(undo(back))).ok, 'nothing is left to be brought back').toBe(false)
    expect([await onHand('MUG'), await onHand('CUP')]).toEqual([2, 2])
  })

  it('before the stock was counted stays as it is: before the SKU came into the ledger, a stocktake, or the day that was set', async () => {
    shipped(['1', [['MUG', 1]], 9], ['2', [['MUG', 1]], 11], ['3', [['MUG', 1]], 20])
    expect(planOf(await unbooked(), 'main')).toMatchObject({ lines: [{ order: '2' }, { order: '3' }] })
    await run(placed('main', { countedAt: 15 * DAY }))
    expect(planOf(await unbooked(), 'main')).toMatchObject({ lines: [{ order: '3' }] })
    const limit = { value: 1e9, share: 9 }
    await run(
      withId({ kind: 'count.start', args: { key: 'n', count: { scope: 'full', of: '', locations: ['main'], blind: true, limit } } }),
    )
    await run(withId({ kind: 'count.enter', args: { count: 'n', entries: [{ sku: 'MUG', location: 'main', quantity: 4 }] } }), 25 * DAY)
    expect(planOf(await unbooked(), 'main')).toMatchObject({ lines: [] })
    // What was counted and given up says nothing.
    await run(withId({ kind: 'count.cancel', args: { key: 'n' } }))
    expect(planOf(await unbooked(), 'main')).toMatchObject({ lines: [{ order: '3' }] })
  })

  it('and is more than there is, is held back and named, unless the place may go below zero; by rule another place gives it', async () => {
    shipped(['1', [['MUG', 6], ['CUP', 7], ['JUG', 1]], 12], ['2', [['PEN', 1]], 12]) // prettier-ignore
    await run(withId({ kind: 'stock.move', args: { moves: [{ sku: 'MUG', location: 'second', quantity: 9, kind: 'received' }] } }), START)
    expect(planOf(await unbooked(), 'main')).toMatchObject({
      booked: [{ sku: 'JUG', units: 1 }],
      short: [
        { sku: 'MUG', units: 6, available: 5 },
        { sku: 'CUP', units: 7, available: 5 },
      ],
      unknown: 1,
    })
    expect(planOf(await unbooked(), '')).toMatchObject({
      booked: [
        { sku: 'MUG', location: 'second' },
        { sku: 'JUG', location: 'main' },
      ],
      short: [{ sku: 'CUP' }],
    })
    await run(placed('main', { allowsNegative: true }))
    const all = await bookAll('main')
    expect((await run(all)).ok).toBe(true)
    expect([await onHand('MUG'), await onHand('CUP')]).toEqual([-1, -2])
  })

  it('is refused where it comes to something else than the preview', async () => {
    shipped(['1', [['MUG', 1]], 12])
    const seen = await bookAll('main')
    shipped(['1', [['MUG', 1]], 12], ['2', [['MUG', 1]], 12])
    expect(await run(seen)).toMatchObject({ refusal: { rule: 'ship.changed', facts: { lines: 2, units: 2 } } })
  })

  it('is booked by one of two that press at once', async () => {
    shipped(['1', [['MUG', 2]], 12])
    const seen = (await bookAll('main')).args
    const outcomes = await Promise.all([1, 2].map(() => run(withId({ kind: 'stock.ship', args: seen }))))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await onHand('MUG')).toBe(3)
  })

  it('of an order that the counter has booked already is not booked beside it', async () => {
    shipped(['1', [['MUG', 3]], 12])
    const sold: Move = { sku: 'MUG', location: 'main', quantity: -1, kind: 'sold', ref: '1' }
    await run(withId({ kind: 'stock.move', args: { moves: [sold] } }))
    expect((await bookAll('main')).args).toMatchObject({ units: 2 })
  })

  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ does: fc.constant('ship' as const), place: fc.constantFrom('main', 'second', '') }) },
    { weight: 4, arbitrary: fc.record({ does: fc.constant('undo' as const), which: fc.nat(20) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('order' as const),
        number: fc.constantFrom('1', '2', '3'),
        sku: fc.constantFrom(...SKUS),
        quantity: fc.integer({ min: 1, max: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('receive' as const), sku: fc.constantFrom(...SKUS) }) },
  )

  it('is never booked twice and never makes less than nothing, whatever is booked, undone, done again and imported; the ledger gives the levels', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        db = new ShopDb(`shipped${++count}`)
        shipped()
        const orders = new Map<string, Map<string, number>>()
        /** The most that an order ever had of a SKU: what was booked of it stays so when it is imported with less. */
        const most = new Map<string, number>()
        for (const made of steps) {
          if (made.does === 'order') {
            const own = orders.get(made.number) ?? new Map<string, number>()
            orders.set(made.number, own.set(made.sku, made.quantity))
            const key = `${made.number} ${made.sku}`
            most.set(key, Math.max(most.get(key) ?? 0, made.quantity))
            shipped(...[...orders].map(([number, lines]) => [number, [...lines], 12] as Parameters<typeof order>))
            continue
          }
          const journal = await db.journal.toArray()
          const command =
            made.does === 'ship'
              ? await bookAll(made.place)
              : made.does === 'receive'
                ? withId({ kind: 'stock.move', args: { moves: [{ sku: made.sku, location: 'main', quantity: 2, kind: 'received' }] } })
                : journal.length > 0 && withId({ kind: 'undo', args: { command: journal[made.which % journal.length].id } })
          if (!command) continue
          await run(command)
          expect((await checkLevels(db, { files, promised: new Map() })).wrong).toEqual([])
          for (const level of await allLevels(db)) expect(availableOf(level)).toBeGreaterThanOrEqual(0)
          const booked = new Map<string, number>()
          for (const { move } of await db.moves.toArray())
            if (move.kind === 'sold') booked.set(`${move.ref} ${move.sku}`, (booked.get(`${move.ref} ${move.sku}`) ?? 0) - move.quantity)
          for (const [key, units] of booked) expect(units, key).toBeLessThanOrEqual(most.get(key) ?? 0)
        }
        db.close()
      }),
      { numRuns: runs(30) },
    )
  }, 60_000)

  it('takes units that no other booking has', () => {
    const interval = fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 3 }))
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 4 }), fc.integer({ min: 1, max: 8 }), (taken, wanted) => {
        const used = new Set(taken.flatMap(([first, units]) => Array.from({ length: units }, (_, i) => first + i)))
        const units = freeUnits(taken, wanted).flatMap(([first, own]) => Array.from({ length: own }, (_, i) => first + i))
        expect(units).toHaveLength(wanted)
        expect(units.filter((unit) => used.has(unit))).toEqual([])
      }),
    )
  })
})
