import { MOVEMENT_KINDS } from '~/domain/stock'
import type { Day, Zone } from '~/lib/zone'
import type { DictColumn } from '~/segments/orderTable'

/** The ledger as its file has it (store/columnFiles.ts): oldest first, quantities signed. */
export interface Movements {
  count: number
  numbers: Record<'at' | 'quantity' | 'kind', Float64Array>
  texts: Record<'sku', DictColumn>
}

/** A stretch of days on which nothing of a SKU was on hand, over all locations. */
export interface StockOut {
  sku: string
  day: Day
  /** The first day with something on hand again; absent: it is out still. */
  to?: Day
  /** Units that it usually sold a day, over the ledger's days. */
  perDay: number
}

const SOLD = MOVEMENT_KINDS.indexOf('sold')

interface Shelf {
  onHand: number
  sold: number
  outs: Omit<StockOut, 'perDay'>[]
}

/** When each wanted SKU ran out, and came back. What ran out and came back on one day was not missed. */
export function stockOuts(movements: readonly Movements[], zone: Zone, wanted: (sku: string) => boolean): StockOut[] {
  const shelves = new Map<string, Shelf>()
  let [first, last] = [Infinity, -Infinity]
  for (const { table, row, shelf } of inOrder(movements, shelves, wanted)) {
    const { at, quantity, kind } = table.numbers
    first = Math.min(first, at[row])
    last = Math.max(last, at[row])
    if (kind[row] === SOLD) shelf.sold -= quantity[row]
    move(shelf, quantity[row], () => zone.dayOf(at[row]), table.texts.sku.values[table.texts.sku.codes[row]])
  }
  const days = Math.max(1, (last - first) / 86_400_000)
  return [...shelves.values()].flatMap(({ outs, sold }) => outs.map((out) => ({ ...out, perDay: Math.max(0, sold) / days })))
}

function move(shelf: Shelf, quantity: number, dayOf: () => Day, sku: string): void {
  const before = shelf.onHand
  shelf.onHand += quantity
  if (before > 0 && shelf.onHand <= 0) {
    const day = dayOf()
    const last = shelf.outs.at(-1)
    // Out again on the day that it came back: it never really did.
    if (last?.to === day) delete last.to
    else shelf.outs.push({ sku, day })
  } else if (before <= 0 && shelf.onHand > 0) {
    const last = shelf.outs.at(-1)
    if (!last) return
    const day = dayOf()
    if (last.day === day) shelf.outs.pop()
    else last.to = day
  }
}

interface Step {
  table: Movements
  row: number
  shelf: Shelf
}

/** Wanted movements, oldest first; each file is so in itself. */
function inOrder(movements: readonly Movements[], shelves: Map<string, Shelf>, wanted: (sku: string) => boolean): Step[] {
  const steps: Step[] = []
  for (const table of movements) {
    const byCode = table.texts.sku.values.map((sku) => (sku !== '' && wanted(sku) ? shelfOf(shelves, sku) : undefined))
    for (let row = 0; row < table.count; row++) {
      const shelf = byCode[table.texts.sku.codes[row]]
      if (shelf) steps.push({ table, row, shelf })
    }
  }
  return movements.length > 1 ? steps.sort((a, b) => a.table.numbers.at[a.row] - b.table.numbers.at[b.row]) : steps
}

function shelfOf(shelves: Map<string, Shelf>, sku: string): Shelf {
  const shelf = shelves.get(sku) ?? { onHand: 0, sold: 0, outs: [] }
  shelves.set(sku, shelf)
  return shelf
}
