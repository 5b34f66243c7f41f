import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import { LEVEL_SORTS } from '~/domain/levelState'
import type { Location } from '~/domain/stock'
import { runs } from '../../tests/runs'
import { movementsOf } from '../../tests/stock'
import { ShopDb } from './db'
import { execute } from './execute'
import { LevelIndex } from './levelList'
import { writeLevels } from './levels'
import { MoveIndex } from './moveList'
import { StockBook } from './stockBook'
import { newestLine, patchRows, stockNews } from './stockNews'
import { ordersStamp, StockUnknown } from './stockStamp'

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const SKUS = ['MUG', 'CUP', 'JUG', 'PEN']
const PLACES = ['main', 'showroom', 'aside']
const LOCATIONS: Location[] = [
  { key: 'main', name: 'Main', order: 0 },
  { key: 'aside', name: 'Aside', order: 2, aside: true },
]
const files = [
  movementsOf(SKUS.slice(0, 3).flatMap((sku, i) => PLACES.slice(0, 2).map((location) => ({ sku, location, quantity: 3 + i, at: i })))),
]
const promised = new Map([['MUG', 1]])
const sources = { files, promised, incoming: new Map([['CUP', 4]]), catalog: new Map(), edits: new Map(), sold: new Map([['MUG', 28]]) }

const bookOf = async (db: ShopDb) =>
  new StockBook({ ...sources, moves: await db.moves.toArray(), holds: await db.holds.toArray(), locations: await db.locations.toArray() })

/** All that the lists of the stock show. */
function shown(levels: LevelIndex, moves: MoveIndex) {
  const lists = (['sku', 'location'] as const).flatMap((by) =>
    LEVEL_SORTS.map((sort) => levels.query({ by, sort, descending: false, offset: 0, limit: 99 }).items),
  )
  const narrow = levels.query({ by: 'sku', location: ['showroom'], sort: 'onHand', descending: true, offset: 0, limit: 99 }).items
  const sold = moves.query({ sku: 'MUG', offset: 0, limit: 99 }).items
  return {
    lists,
    narrow,
    facets: levels.book.facets(),
    moves: moves.query({ offset: 0, limit: 99 }).items.map(({ at }) => at),
    sold: sold.length,
  }
}

const step = fc.oneof(
  fc.record({
    does: fc.constant('move' as const),
    sku: fc.constantFrom(...SKUS),
    location: fc.constantFrom(...PLACES),
    quantity: fc.integer({ min: -3, max: 3 }),
  }),
  fc.record({ does: fc.constant('hold' as const), sku: fc.constantFrom(...SKUS), quantity: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ does: fc.constant('undo' as const), which: fc.nat(20) }),
)

describe('the lists of the stock', () => {
  it('that follow the journal are those that are made anew', async () => {
    let count = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }), async (rounds) => {
        const db = new ShopDb(`follow${++count}`)
        await db.locations.bulkPut(LOCATIONS)
        let seq = await newestLine(db)
        let book = await bookOf(db)
        let levels = new LevelIndex(book, 0)
        let moves = new MoveIndex(book, 0)
        let serial = 0
        for (const steps of rounds) {
          shown(levels, moves)
          for (const made of steps) {
            const id = `c${++serial}`
            const journal = await db.journal.toArray()
            const command: Command | undefined =
              made.does === 'undo'
                ? journal.length > 0
                  ? { id, kind: 'undo', args: { command: journal[made.which % journal.length].id } }
                  : undefined
                : made.does === 'hold'
                  ? {
                      id,
                      kind: 'stock.hold',
                      args: { key: id, hold: { sku: made.sku, location: 'main', quantity: made.quantity, for: '' } },
                    }
                  : { id, kind: 'stock.move', args: { moves: [{ ...made, kind: 'adjusted', reason: 'other' }] } }
            if (!command) continue
            for (let tries = 0; tries < 3; tries++) {
              try {
                await execute(db, defaults, command, { who: 'owner', at: serial })
                break
              } catch (error) {
                if (!(error instanceof StockUnknown)) throw error
                await writeLevels(db, { files, promised }, await ordersStamp(db))
              }
            }
          }
          const news = await stockNews(db, seq)
          seq = news.seq
          const touched = book.follow(patchRows(book.sources.moves, news.moves), patchRows(book.sources.holds, news.holds), news.units)
          if (touched) {
            levels = levels.follow(serial, touched)
            moves = new MoveIndex(book, serial, moves)
          } else {
            book = await bookOf(db)
            levels = new LevelIndex(book, serial)
            moves = new MoveIndex(book, serial)
          }
          const fresh = await bookOf(db)
          expect(shown(levels, moves)).toEqual(shown(new LevelIndex(fresh, serial), new MoveIndex(fresh, serial)))
        }
        db.close()
      }),
      { numRuns: runs(20) },
    )
  }, 60_000)
})
