import type { Count, CountEntryRow } from '~/domain/count'
import type { Refusal } from '~/domain/command'
import { freeUnits, planShipped, type ShippedLine, type ShippedPlan, sumOfPlan } from '~/domain/shipped'
import { availableOf, levelKey } from '~/domain/stock'
import type { StockCommand } from '~/domain/stockCommand'
import type { Instant } from '~/lib/zone'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { SeenTable } from './orderColumns'
import { changesTo } from './rows'
import { firstInFiles, firstInRows, lastCounts, lessBooked, sentLines, shippedKey, takenName, takenUnits } from './shippedLines'
import type { StockBook } from './stockBook'
import { needLevels, ordersStamp, StockUnknown } from './stockStamp'

/** So many lines are booked by one command, the oldest first. */
const BOOK_MOST = 50_000

/** What orders have sent and the ledger does not have, as of one moment. */
export interface Unbooked {
  /** What it was made of, see shippedStamp. */
  of: string
  book: StockBook
  lines: readonly ShippedLine[]
  since: (location: string, sku: string) => Instant | undefined
  /** What was found in orders and files, as long as they are the same. */
  sent: Sent
}

interface Sent {
  tables: readonly SeenTable[]
  files: StockBook['sources']['files']
  /** When the files name each SKU first. */
  first: ReadonlyMap<string, Instant>
  /** The earliest moment that anything is looked for from. */
  from: Instant
  lines: readonly ShippedLine[]
}

/** Names all that the lines hang on: orders, files of movements, newer lines, counts and places. */
export async function shippedStamp(db: Pick<ShopDb, 'packs' | 'columnFiles' | 'meta'>): Promise<string> {
  const [orders, stock] = await Promise.all([ordersStamp(db), db.meta.get('stock')])
  return `${orders} ${stock?.value ?? 0}`
}

function earliest(...all: Iterable<Instant | undefined>[]): Instant {
  let least = Infinity
  for (const times of all) for (const at of times) if (at !== undefined && at < least) least = at
  return least
}

interface Sources {
  of: string
  book: StockBook
  tables: readonly SeenTable[]
  counts: readonly Count[]
  entries: readonly CountEntryRow[]
}

/** Looks the ledger's newer lines through; orders and files only where `before` does not know them. */
export function findUnbooked({ of, book, tables, counts, entries }: Sources, before?: Unbooked): Unbooked {
  const { files, moves } = book.sources
  const known = before?.sent.tables === tables && before.sent.files === files ? before.sent : undefined
  const inFiles = known?.first ?? firstInFiles(files)
  const inRows = firstInRows(moves)
  const last = lastCounts(counts, entries, moves)
  const set = new Map(book.places.map(({ key, countedAt }) => [key, countedAt]))
  const since = (location: string, sku: string) => {
    const named = Math.min(inFiles.get(sku) ?? Infinity, inRows.get(sku) ?? Infinity)
    return named === Infinity ? undefined : Math.max(set.get(location) ?? named, last.get(levelKey(location, sku)) ?? -Infinity)
  }
  const from = earliest(inFiles.values(), inRows.values(), set.values())
  const sent = known && known.from <= from ? known : { tables, files, first: inFiles, from, lines: sentLines(tables, files, from) }
  return { of, book, since, lines: lessBooked(sent.lines, moves), sent }
}

/** What would be booked from a place, of the oldest lines; and how many lines are left for another time. */
export function planOf({ book, lines, since }: Unbooked, place: string): ShippedPlan & { rest: number } {
  const open = book.places.filter(({ aside, closed }) => !aside && !closed)
  const available = (location: string, sku: string) => availableOf(book.sums.level(location, sku))
  const plan = planShipped(lines, { places: open, available, since }, place)
  const rest = Math.max(0, plan.lines.length - BOOK_MOST)
  if (rest === 0) return { ...plan, rest }
  const late = new Set(plan.lines.toSorted((a, b) => a.at - b.at).slice(BOOK_MOST))
  const taken = plan.lines.filter((line) => !late.has(line))
  const bySku = new Map(plan.booked.map((row) => [row.sku, { ...row, lines: 0, units: 0 }]))
  for (const { sku, quantity } of taken) {
    const row = bySku.get(sku)
    if (row) [row.lines, row.units] = [row.lines + 1, row.units + quantity]
  }
  return { ...plan, rest, lines: taken, booked: [...bySku.values()].filter((row) => row.lines > 0) }
}

type Ship = Extract<StockCommand, { kind: 'stock.ship' }>

/** Lines of the ledger that book what was sent, dated when it was sent. Part of the caller's transaction; throws StockUnknown where something came between. */
export async function decideShipped(db: ShopDb, unbooked: Unbooked, { id, args }: Ship, { at, who }: Actor): Promise<Decision> {
  if ((await shippedStamp(db)) !== unbooked.of) throw new StockUnknown()
  await needLevels(db)
  const plan = planOf(unbooked, args.place)
  const { lines, units, skus } = sumOfPlan(plan)
  if (lines === 0) return { refusal: { why: 'rule', rule: 'ship.nothing' } }
  if (lines !== args.lines || units !== args.units || skus !== args.skus) return { refusal: changed(lines, units) }
  const taken = takenUnits(unbooked.book.sources.moves)
  const changes = plan.lines.flatMap(({ order, sku, quantity, at: shipped, location }): Change[] =>
    freeUnits(taken.get(takenName(order, sku)) ?? [], quantity).flatMap(([first, count]) =>
      changesTo('moves', shippedKey(order, sku, first), undefined, {
        move: { sku, location, quantity: -count, kind: 'sold', ref: order, booking: id, at: Math.min(shipped, at), who },
      }),
    ),
  )
  return { changes }
}

const changed = (lines: number, units: number): Refusal => ({ why: 'rule', rule: 'ship.changed', facts: { lines, units } })
