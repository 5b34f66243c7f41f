import { type CountEntryRow, type Count, countLines } from '~/domain/count'
import { NOT_SALE, ORDER_TYPES } from '~/domain/order'
import type { ShippedLine } from '~/domain/shipped'
import { levelKey, MOVEMENT_KINDS, type MoveRow } from '~/domain/stock'
import type { Instant } from '~/lib/zone'
import type { ColumnsOf } from './columnFiles'
import type { SeenTable } from './orderColumns'

const CREDIT = ORDER_TYPES.indexOf('credit')
const COUNTS = NOT_SALE.indexOf('')
const SOLD = MOVEMENT_KINDS.indexOf('sold')

type Movements = ColumnsOf<'movements'>

/** Codes of two kinds as one number. */
const PAIR = 2 ** 24

class Names {
  readonly texts: string[] = []
  readonly #at = new Map<string, number>()

  add(text: string): number {
    const known = this.#at.get(text) ?? this.texts.push(text) - 1
    this.#at.set(text, known)
    return known
  }

  at(text: string): number {
    return this.#at.get(text) ?? -1
  }
}

/** What orders have sent since `from` and the files of movements do not have as sold under their number: one line an order and SKU, oldest first. */
export function sentLines(tables: readonly SeenTable[], files: readonly Movements[], from: Instant): ShippedLine[] {
  const orders = new Names()
  const skus = new Names()
  const sent = new Map<number, { units: number; at: Instant }>()
  for (const seen of tables) addSent(seen, from, { orders, skus, sent })
  const less = (order: number, sku: number, units: number) => {
    const line = order < 0 || sku < 0 ? undefined : sent.get(order * PAIR + sku)
    if (line) line.units -= units
  }
  for (const { count, numbers, texts } of files) {
    const orderOf = Int32Array.from(texts.ref.values, (ref) => orders.at(ref))
    const skuOf = Int32Array.from(texts.sku.values, (sku) => skus.at(sku))
    for (let row = 0; row < count; row++)
      if (numbers.kind[row] === SOLD) less(orderOf[texts.ref.codes[row]], skuOf[texts.sku.codes[row]], -numbers.quantity[row])
  }
  const lines: ShippedLine[] = []
  for (const [pair, { units, at }] of sent)
    if (units > 0) lines.push({ order: orders.texts[Math.floor(pair / PAIR)], sku: skus.texts[pair % PAIR], quantity: units, at })
  return lines.sort((a, b) => a.at - b.at)
}

/** Less what the ledger's newer lines have as sold. */
export function lessBooked(lines: readonly ShippedLine[], moves: readonly MoveRow[]): ShippedLine[] {
  const booked = new Map<string, number>()
  for (const { move } of moves) {
    if (move.kind !== 'sold' || !move.ref) continue
    const name = takenName(move.ref, move.sku)
    booked.set(name, (booked.get(name) ?? 0) - move.quantity)
  }
  if (booked.size === 0) return [...lines]
  return lines.flatMap((line) => {
    const quantity = line.quantity - (booked.get(takenName(line.order, line.sku)) ?? 0)
    return quantity > 0 ? [{ ...line, quantity }] : []
  })
}

interface Sent {
  orders: Names
  skus: Names
  sent: Map<number, { units: number; at: Instant }>
}

function addSent({ table, hidden }: SeenTable, from: Instant, { orders: names, skus, sent }: Sent): void {
  const { orders, lines } = table
  for (let order = 0; order < orders.count; order++) {
    const at = orders.shippedAt[order]
    if (!(at >= from) || hidden?.[order] || orders.test[order] || orders.type[order] === CREDIT) continue
    const name = names.add(orders.number[order]) * PAIR
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      const code = lines.sku.values[lines.sku.codes[line]]
      const units = lines.quantity[line] - lines.cancelled[line]
      if (code === '' || lines.notSale[line] !== COUNTS || units <= 0) continue
      const pair = name + skus.add(code)
      const known = sent.get(pair)
      if (known) known.units += units
      else sent.set(pair, { units, at })
    }
  }
}

/** When the files name each SKU first. */
export function firstInFiles(files: readonly Movements[]): Map<string, Instant> {
  const first = new Map<string, Instant>()
  const add = (sku: string, at: Instant) => {
    if (sku !== '' && at < (first.get(sku) ?? Infinity)) first.set(sku, at)
  }
  for (const { count, numbers, texts } of files) {
    const own = new Float64Array(texts.sku.values.length).fill(Infinity)
    for (let row = 0; row < count; row++) own[texts.sku.codes[row]] = Math.min(own[texts.sku.codes[row]], numbers.at[row])
    texts.sku.values.forEach((sku, code) => own[code] < Infinity && add(sku, own[code]))
  }
  return first
}

/** When the ledger's newer lines name each SKU first, but for those that book what was sent. */
export function firstInRows(moves: readonly MoveRow[]): Map<string, Instant> {
  const first = new Map<string, Instant>()
  for (const { move } of moves) if (move.booking === undefined && move.at < (first.get(move.sku) ?? Infinity)) first.set(move.sku, move.at)
  return first
}

/** When each SKU was counted last at each place, by levelKey: what was sent before was not on the shelf any more. A stocktake that was given up counted nothing. */
export function lastCounts(counts: readonly Count[], entries: readonly CountEntryRow[], moves: readonly MoveRow[]): Map<string, Instant> {
  const last = new Map<string, Instant>()
  const add = (key: string, at: Instant) => last.set(key, Math.max(at, last.get(key) ?? -Infinity))
  for (const { key, state } of counts) {
    if (state === 'cancelled') continue
    for (const { sku, location, at } of countLines(entries.filter(({ entry }) => entry.count === key))) add(levelKey(location, sku), at)
  }
  // A sheet of what lies there is a count too.
  for (const { move } of moves) if (move.kind === 'counted' && move.ref === undefined) add(levelKey(move.location, move.sku), move.at)
  return last
}

const PREFIX = 'ship/'

/** The key of a line of the ledger that books units of an order, from the one numbered `first` (domain/shipped.ts). */
export const shippedKey = (order: string, sku: string, first: number): string => `${PREFIX}${order}\n${sku}\n${first}`

/** The units that such lines have taken, by order and SKU. */
export function takenUnits(moves: readonly MoveRow[]): Map<string, [first: number, count: number][]> {
  const taken = new Map<string, [number, number][]>()
  for (const { key, move } of moves) {
    if (!key.startsWith(PREFIX)) continue
    const cut = key.lastIndexOf('\n')
    const name = key.slice(0, cut + 1)
    const own = taken.get(name) ?? []
    own.push([Number(key.slice(cut + 1)), -move.quantity])
    taken.set(name, own)
  }
  return taken
}

/** What takenUnits knows an order's SKU by. */
export const takenName = (order: string, sku: string): string => `${PREFIX}${order}\n${sku}\n`
