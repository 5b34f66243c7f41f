import { onTheWay, OPEN_PURCHASES } from '~/domain/stock'
import type { Catalog } from '~/store/catalog'
import { readColumnFiles } from '~/store/columnFiles'
import type { ShopDb } from '~/store/db'
import { LevelIndex } from '~/store/levelList'
import { MoveIndex } from '~/store/moveList'
import { abcOf, type AbcClass, salesBySku } from '~/store/skuSales'
import { PACE_DAYS, StockBook } from '~/store/stockBook'
import { promisedUnits } from '~/store/stockLevels'
import { newestLine, patchRows, stockNews } from '~/store/stockNews'
import { ordersStamp } from '~/store/stockStamp'
import { isEqual } from '~/lib/isEqual'
import { once } from './once'
import type { OpenShop } from './shop'
import { type Lists, listsOf } from './shopLists'

/** The stock of a shop at one version, ready to be listed. */
export interface StockRoom {
  book: StockBook
  levels: LevelIndex
  moves: MoveIndex
  /** The class of a SKU by what it sold in a year. */
  abc: () => Promise<(sku: string) => AbcClass>
  /** What the book hangs on besides the ledger's newer lines and the holds. */
  of: RoomBasis
  /** Newest line of the journal that it knows. */
  seq: number
}

interface RoomBasis {
  /** Places and purchases that are open. */
  rows: string
  columns: Awaited<ReturnType<typeof readFiles>>
  orders: ReturnType<typeof ofOrders>
  catalog: Catalog
  edits: Lists['state']['edits']
}

interface Held {
  lists: Lists
  room: Promise<StockRoom>
}

const held = new WeakMap<OpenShop, Held>()
/** Files of movements, as long as they are the same. */
const files = new WeakMap<OpenShop, { of: string; read: ReturnType<typeof readFiles> }>()
/** What orders say, as long as they are the same. */
const orders = new WeakMap<OpenShop, { of: string; promised: Map<string, number>; sold: Map<string, number> }>()

const YEAR_DAYS = 365

/** As the shop is now: what moved since is added up, and all of it only where orders, places, purchases or goods are others. Whoever asks together gets the same. */
export async function roomOf(open: OpenShop): Promise<StockRoom> {
  const lists = await listsOf(open)
  const last = held.get(open)
  if (last?.lists === lists) return last.room
  const next: Held = { lists, room: makeRoom(open, lists, last?.room) }
  next.room.catch(() => {
    if (held.get(open) === next) held.delete(open)
  })
  held.set(open, next)
  return next.room
}

const readFiles = (open: OpenShop) => readColumnFiles(open.db, open.files, 'movements')

function movementFiles(open: OpenShop, of: string): ReturnType<typeof readFiles> {
  const last = files.get(open)
  if (last?.of === of) return last.read
  const next = { of, read: readFiles(open) }
  next.read.catch(() => files.delete(open))
  files.set(open, next)
  return next.read
}

function ofOrders(open: OpenShop, { of, tables, state }: Lists) {
  const last = orders.get(open)
  if (last?.of === of) return last
  const sales = salesBySku(tables, state.settings.currency, PACE_DAYS)
  const next = { of, promised: promisedUnits(tables), sold: new Map([...sales].map(([sku, { units }]) => [sku, units])) }
  orders.set(open, next)
  return next
}

async function makeRoom(open: OpenShop, lists: Lists, last: Promise<StockRoom> | undefined): Promise<StockRoom> {
  const { db } = open
  const stamp = await ordersStamp(db)
  const [columns, locations, purchases, catalog] = await Promise.all([
    movementFiles(open, stamp),
    db.locations.toArray(),
    db.purchases.where('state').anyOf(OPEN_PURCHASES).toArray(),
    lists.catalog(),
  ])
  const { edits, version } = lists.state
  const of: RoomBasis = { rows: JSON.stringify([locations, purchases]), columns, orders: ofOrders(open, lists), catalog, edits }
  const before = await last?.catch(() => undefined)
  const followed = before && isSame(before.of, of) ? await follow(db, before, version) : undefined
  if (followed) return followed
  const [seq, moves, holds] = await db.transaction('r', [db.journal, db.moves, db.holds], () =>
    Promise.all([newestLine(db), db.moves.toArray(), db.holds.toArray()]),
  )
  const incoming = new Map<string, number>()
  for (const purchase of purchases)
    for (const { sku, quantity } of onTheWay(purchase)) incoming.set(sku, (incoming.get(sku) ?? 0) + quantity)
  const { promised, sold } = of.orders
  const { state } = lists
  const book = new StockBook(
    { files: columns, moves, holds, locations, promised, incoming, catalog, edits: state.edits, sold },
    before?.book,
  )
  return {
    book,
    levels: new LevelIndex(book, state.version, before?.levels),
    moves: new MoveIndex(book, state.version, before?.moves),
    abc: once(async () => abcOf(salesBySku(lists.tables, state.settings.currency, YEAR_DAYS))),
    of,
    seq,
  }
}

const isSame = (one: RoomBasis, other: RoomBasis): boolean =>
  one.rows === other.rows &&
  one.columns === other.columns &&
  one.orders === other.orders &&
  one.catalog === other.catalog &&
  isEqual([...one.edits], [...other.edits])

/** The same room after what the journal tells of; undefined where it has to be made anew. */
async function follow(db: ShopDb, { book, levels, moves, abc, of, seq }: StockRoom, version: number): Promise<StockRoom | undefined> {
  const news = await stockNews(db, seq)
  if (news.whole) return undefined
  const { sources } = book
  const touched = book.follow(patchRows(sources.moves, news.moves), patchRows(sources.holds, news.holds), news.units)
  if (!touched) return undefined
  return { book, levels: levels.follow(version, touched), moves: new MoveIndex(book, version, moves), abc, of, seq: news.seq }
}
