import { onTheWay, OPEN_PURCHASES } from '~/domain/stock'
import { readColumnFiles } from '~/store/columnFiles'
import { LevelIndex } from '~/store/levelList'
import { MoveIndex } from '~/store/moveList'
import { abcOf, type AbcClass, salesBySku } from '~/store/skuSales'
import { PACE_DAYS, StockBook } from '~/store/stockBook'
import { promisedUnits } from '~/store/stockLevels'
import { ordersStamp } from '~/store/stockStamp'
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

/** Made anew where the shop is at another version; whoever asks together gets the same. */
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
  const [columns, moves, holds, locations, purchases, catalog] = await Promise.all([
    movementFiles(open, stamp),
    db.moves.toArray(),
    db.holds.toArray(),
    db.locations.toArray(),
    db.purchases.where('state').anyOf(OPEN_PURCHASES).toArray(),
    lists.catalog(),
  ])
  const incoming = new Map<string, number>()
  for (const purchase of purchases)
    for (const { sku, quantity } of onTheWay(purchase)) incoming.set(sku, (incoming.get(sku) ?? 0) + quantity)
  const { promised, sold } = ofOrders(open, lists)
  const { state } = lists
  const before = await last?.catch(() => undefined)
  const book = new StockBook(
    { files: columns, moves, holds, locations, promised, incoming, catalog, edits: state.edits, sold },
    before?.book,
  )
  return {
    book,
    levels: new LevelIndex(book, state.version, before?.levels),
    moves: new MoveIndex(book, state.version),
    abc: once(async () => abcOf(salesBySku(lists.tables, state.settings.currency, YEAR_DAYS))),
  }
}
