import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command, Outcome } from '~/domain/command'
import { availableOf, levelKey, type Move, type MovementKind } from '~/domain/stock'
import { movementsOf } from '../../tests/stock'
import { runs } from '../../tests/runs'
import { writeSent } from './checkReturns'
import { ShopDb } from './db'
import { execute } from './execute'
import { checkLevels, type LevelParts, mendLevels, writeLevels } from './levels'
import { allLevels, writeLevelsTo } from './shelves'
import { LEVELS, ordersStamp, StockUnknown } from './stockStamp'

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const SKUS = ['MUG', 'CUP', 'JUG']
const PLACES = ['main', 'showroom', 'aside', 'lent']
/** What an order of each SKU has sent. */
const SENT = { MUG: 3, CUP: 1 }

let count = 0
let shop: string
let tabs: ShopDb[]
/** The file that the shop begins with, and what is promised to orders. */
let parts: LevelParts

beforeEach(() => {
  shop = `laws${++count}`
  tabs = [new ShopDb(shop), new ShopDb(shop)]
  parts = {
    files: [
      movementsOf(
        SKUS.flatMap((sku) => [
          { sku, quantity: 5 },
          { sku, quantity: 2, location: 'showroom' },
        ]),
      ),
    ],
    promised: new Map([['MUG', 2]]),
  }
})

async function know(db: ShopDb, orders: readonly string[] = []) {
  const stamp = await ordersStamp(db)
  for (const order of orders) await writeSent(db, order, { of: stamp, units: SENT })
  await writeLevels(db, parts, stamp)
}

/** As the worker does it. */
async function run(tab: ShopDb, command: Command, at = 1): Promise<Outcome> {
  for (let tries = 0; ; tries++) {
    try {
      return await execute(tab, defaults, command, { who: 'owner', at })
    } catch (error) {
      if (!(error instanceof StockUnknown) || tries > 3) throw error
      await know(tab, error.orders)
    }
  }
}

let serial = 0
const withId = (command: Omit<Command, 'id'>) => ({ ...command, id: `c${++serial}` }) as Command

/** All that a seller could see, but for the history. */
async function dump(db: ShopDb) {
  const tables = [db.moves, db.holds, db.locations, db.counts, db.countEntries]
  return [...(await Promise.all(tables.map((table) => table.toArray()))), await sortedLevels(db)]
}

const sortedLevels = async (db: ShopDb) =>
  (await allLevels(db)).toSorted((a, b) => (levelKey(a.location, a.sku) < levelKey(b.location, b.sku) ? -1 : 1))

async function expectSound(db: ShopDb) {
  const known = await db.derived.get(LEVELS)
  if (known) expect((await checkLevels(db, parts)).wrong, 'the ledger says what the levels say').toEqual([])
  const places = new Map((await db.locations.toArray()).map((place) => [place.key, place]))
  for (const level of await allLevels(db))
    if (!places.get(level.location)?.allowsNegative)
      expect(availableOf(level), `${level.sku} at ${level.location}`).toBeGreaterThanOrEqual(0)
}

const aMove = (set: Partial<Move> = {}): Move => ({ sku: 'MUG', location: 'main', quantity: -1, kind: 'sold', ...set })
const moved = (...moves: Move[]) => withId({ kind: 'stock.move', args: { moves } })

const place = fc.constantFrom(...PLACES)
const sku = fc.constantFrom(...SKUS)
const SIGNED: Partial<Record<MovementKind, number>> = { sold: -1, scrapped: -1, received: 1, returned: 1 }

const move = fc
  .record({
    sku,
    location: place,
    quantity: fc.integer({ min: 1, max: 6 }),
    kind: fc.constantFrom('adjusted', 'sold', 'scrapped', 'received', 'returned'),
    minus: fc.boolean(),
  })
  .map(({ minus, ...made }): Move => ({
    ...made,
    kind: made.kind as MovementKind,
    quantity: made.quantity * (SIGNED[made.kind as MovementKind] ?? (minus ? -1 : 1)),
    reason: 'other',
    ...(made.kind === 'returned' ? { ref: '1001' } : {}),
  }))
const transfer = fc
  .record({ sku, from: place, to: place, quantity: fc.integer({ min: 1, max: 4 }) })
  .map(({ sku: code, from, to, quantity }): Move[] => [
    { sku: code, location: from, quantity: -quantity, kind: 'transferred' },
    { sku: code, location: to, quantity, kind: 'transferred' },
  ])
const set = fc.record(
  { order: fc.integer({ min: -3, max: 3 }), aside: fc.boolean(), allowsNegative: fc.boolean(), closed: fc.boolean() },
  { requiredKeys: [] },
)

type Step =
  | { does: 'move'; moves: Move[] }
  | { does: 'hold'; holds: { sku: string; location: string; quantity: number }[] }
  | { does: 'release' | 'undo' | 'submit' | 'post' | 'reopen'; which: number }
  | { does: 'place'; key: string; set: object }
  | { does: 'start'; locations: string[] }
  | { does: 'enter'; which: number; sku: string; location: string; quantity: number; restart: boolean }

const which = fc.nat(30)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.array(move, { minLength: 1, maxLength: 3 }).map((moves) => ({ does: 'move' as const, moves })) },
  { weight: 2, arbitrary: transfer.map((moves) => ({ does: 'move' as const, moves })) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.record({ sku, location: place, quantity: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 3 })
      .map((holds) => ({ does: 'hold' as const, holds })),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('release' as const, 'undo' as const, 'undo' as const, 'submit' as const, 'post' as const, 'reopen' as const),
      which,
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('place' as const), key: place, set }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('start' as const), locations: fc.uniqueArray(place, { minLength: 1, maxLength: 2 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('enter' as const),
      which,
      sku,
      location: place,
      quantity: fc.integer({ min: -2, max: 6 }),
      restart: fc.boolean(),
    }),
  },
)

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(1, all.length)]

/** The command of a step, of what there is by then. */
async function commandOf(db: ShopDb, made: Step): Promise<Command | undefined> {
  const counts = await db.counts.toArray()
  switch (made.does) {
    case 'move':
      return moved(...made.moves)
    case 'hold': {
      const [first, ...also] = made.holds.map((hold, i) => ({ key: `h${serial}/${i}`, hold: { ...hold, for: 'Ann' } }))
      return withId({ kind: 'stock.hold', args: { ...first, also } })
    }
    case 'release': {
      const hold = pick(await db.holds.toArray(), made.which)
      return hold && withId({ kind: 'stock.release', args: { keys: [hold.key] } })
    }
    case 'undo': {
      const entry = pick(await db.journal.toArray(), made.which)
      return entry && withId({ kind: 'undo', args: { command: entry.id } })
    }
    case 'place':
      return withId({ kind: 'location.set', args: { key: made.key, set: made.set } })
    case 'start':
      return withId({
        kind: 'count.start',
        args: {
          key: `n${serial}`,
          count: { scope: 'full', of: '', locations: made.locations, blind: true, limit: { value: 1, share: 1 } },
        },
      })
    case 'enter': {
      const target = pick(counts, made.which)
      const { sku: code, location, quantity, restart } = made
      return (
        target &&
        withId({
          kind: 'count.enter',
          args: { count: target.key, entries: [{ sku: code, location, quantity, ...(restart ? { restart: true as const } : {}) }] },
        })
      )
    }
    default:
      return stateCommand(made.does, pick(counts, made.which)?.key)
  }
}

function stateCommand(does: 'submit' | 'post' | 'reopen', key: string | undefined): Command | undefined {
  if (key === undefined) return undefined
  if (does === 'submit') return withId({ kind: 'count.submit', args: { key, missing: 'zero' } })
  if (does === 'post') return withId({ kind: 'count.post', args: { key, lines: [], leaveOut: [] } })
  return withId({ kind: 'count.reopen', args: { key } })
}

describe('the ledger', () => {
  it('gives the levels and never more than there is, whatever is written by whichever of two tabs; a refusal changes nothing, an undo restores all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 25 }), async (steps) => {
        shop = `laws${++count}`
        tabs = [new ShopDb(shop), new ShopDb(shop)]
        await know(tabs[0])
        for (const [made, second, back] of steps) {
          const tab = tabs[second ? 1 : 0]
          const command = await commandOf(tab, made)
          if (!command) continue
          const before = await dump(tab)
          const outcome = await run(tab, command, ++serial)
          if (!outcome.ok) expect(await dump(tab)).toEqual(before)
          await expectSound(tab)
          if (!outcome.ok || !back || (outcome.kept?.length ?? 0) > 0) continue
          const undone = await run(tabs[second ? 0 : 1], withId({ kind: 'undo', args: { command: command.id } }), ++serial)
          if (undone.ok) expect(await dump(tab)).toEqual(before)
          else expect(undone.refusal.why, JSON.stringify([command, undone])).toBe('changedSince')
          await expectSound(tab)
        }
        for (const tab of tabs) tab.close()
      }),
      { numRuns: runs(40) },
    )
  }, 60_000)

  it('is never cleverer than its commands at once: of twelve that want the last five units, five get one', async () => {
    const all = Array.from({ length: 12 }, (_, i) => run(tabs[i % 2], moved(aMove({ sku: 'CUP' }))))
    const outcomes = await Promise.all(all)
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(5)
    await expectSound(tabs[0])
  })

  it('two tabs sell the last unit at once: one wins, the other is told what is left and what is promised', async () => {
    await run(tabs[0], moved(aMove({ quantity: -2 })))
    const outcomes = await Promise.all(tabs.map((tab) => run(tab, moved(aMove()))))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const lost = outcomes.find(({ ok }) => !ok)
    expect(lost).toEqual({
      ok: false,
      refusal: { why: 'rule', rule: 'stock.short', facts: { sku: 'MUG', location: 'main', available: 0, taken: 1, promised: 2 } },
    })
  })
})

describe('a return', () => {
  const back = (quantity: number, ref = '1001') => moved(aMove({ kind: 'returned', quantity, ref }))

  it('brings a unit back once, and again after it was undone', async () => {
    expect((await run(tabs[0], back(2))).ok).toBe(true)
    const second = back(1)
    expect((await run(tabs[1], second)).ok).toBe(true)
    expect(await run(tabs[0], back(1))).toMatchObject({ refusal: { rule: 'return.tooMany', facts: { left: 0 } } })
    const undo = withId({ kind: 'undo', args: { command: second.id } })
    expect((await run(tabs[0], undo)).ok).toBe(true)
    expect((await run(tabs[0], back(1))).ok).toBe(true)
    // What was undone is not brought back beside it.
    expect(await run(tabs[1], withId({ kind: 'undo', args: { command: undo.id } }))).toMatchObject({ refusal: { rule: 'return.tooMany' } })
  })

  it('is of an order that sent it', async () => {
    expect(await run(tabs[0], moved(aMove({ kind: 'returned', quantity: 1 })))).toMatchObject({ refusal: { rule: 'return.order' } })
    expect(await run(tabs[0], moved(aMove({ sku: 'JUG', kind: 'returned', quantity: 1, ref: '1001' })))).toMatchObject({
      refusal: { rule: 'return.tooMany' },
    })
  })
})

describe('a place', () => {
  const placed = (key: string, fields: object) => withId({ kind: 'location.set', args: { key, set: fields } })

  it('is closed only when it is empty, and stock does not come back into it by an undo', async () => {
    expect(await run(tabs[0], placed('showroom', { closed: true }))).toMatchObject({ refusal: { rule: 'location.notEmpty' } })
    const away = moved(
      ...SKUS.flatMap((code) => [
        aMove({ sku: code, location: 'showroom', quantity: -2, kind: 'transferred' }),
        aMove({ sku: code, quantity: 2, kind: 'transferred' }),
      ]),
    )
    expect((await run(tabs[0], away)).ok).toBe(true)
    expect((await run(tabs[0], placed('showroom', { closed: true }))).ok).toBe(true)
    expect(await run(tabs[0], withId({ kind: 'undo', args: { command: away.id } }))).toMatchObject({ refusal: { rule: 'stock.location' } })
  })

  it('may go below zero only while it is allowed to, and not stop being allowed before it is mended', async () => {
    expect((await run(tabs[0], placed('lent', { name: 'Lent', allowsNegative: true }))).ok).toBe(true)
    expect((await run(tabs[0], moved(aMove({ location: 'lent', quantity: -3 })))).ok).toBe(true)
    expect(await run(tabs[0], placed('lent', { allowsNegative: false }))).toMatchObject({ refusal: { rule: 'location.negative' } })
  })

  it('ships the orders only if it has what is promised', async () => {
    expect((await run(tabs[0], placed('showroom', { order: -9 }))).ok).toBe(true)
    expect((await run(tabs[0], moved(aMove({ location: 'main', quantity: -5 })))).ok).toBe(true)
    expect(await run(tabs[0], placed('showroom', { order: 9 }))).toMatchObject({
      refusal: { rule: 'location.ships', facts: { sku: 'MUG' } },
    })
  })
})

describe('a check of the stock', () => {
  it('names the level that is not what the ledger says, and mends it', async () => {
    await run(tabs[0], moved(aMove({ sku: 'CUP' })))
    await writeLevelsTo(tabs[0], [{ sku: 'CUP', location: 'main', onHand: 9, held: 1, promised: 0 }])
    const { wrong } = await checkLevels(tabs[1], parts)
    expect(wrong).toMatchObject([{ kept: { sku: 'CUP', onHand: 9, held: 1 }, right: { onHand: 4, held: 0 } }])
    await mendLevels(tabs[1], wrong)
    await expectSound(tabs[0])
  })
})
