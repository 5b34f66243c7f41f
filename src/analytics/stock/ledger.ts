import { MOVEMENT_KINDS } from '~/domain/stock'
import type { Day, Zone } from '~/lib/zone'
import type { DictColumn } from '~/segments/orderTable'

/** One file of movements. `at` in ms; `quantity` signed; `kind`, index in MOVEMENT_KINDS. */
export interface MovementTable {
  readonly count: number
  readonly numbers: Readonly<Record<'at' | 'quantity' | 'kind', Float64Array>>
  /** `location` where it matters. */
  readonly texts: Readonly<Record<'sku', DictColumn> & { location?: DictColumn }>
}

/**
 * What moved stock, one row a SKU and day on which anything moved. The rows of SKU s are [start[s], start[s + 1]), oldest first; between two rows the
 * level stands still, so the closing stock of every day follows from them and no table of days × SKUs is needed.
 */
export interface Ledger {
  readonly codes: readonly string[]
  readonly start: Uint32Array
  readonly day: Int32Array
  /** On hand when the day was over, all locations together. */
  readonly closing: Float64Array
  /** Units that came in: received from suppliers, and opening counts. */
  readonly received: Float64Array
  /** Units sold less units returned. */
  readonly sold: Float64Array
  /** 1 where there was something on the shelf at any moment of the day. */
  readonly inStock: Uint8Array
  /** Days of the first and the newest movement; undefined where nothing ever moved. */
  readonly first: Day | undefined
  readonly last: Day | undefined
}

const CAME_IN = new Set([MOVEMENT_KINDS.indexOf('received'), MOVEMENT_KINDS.indexOf('opening')])
const WENT_OUT = new Set([MOVEMENT_KINDS.indexOf('sold'), MOVEMENT_KINDS.indexOf('returned')])

/** Adds movements up by SKU and day. Movements without a SKU, and of more locations than one, are no trouble: the first are left out, the second summed. */
export function buildLedger(tables: readonly MovementTable[], zone: Pick<Zone, 'dayOf'>): Ledger {
  const { codes, sku, at, quantity, kind, bySku } = sortMoves(tables)
  const count = bySku.length
  const start = new Uint32Array(codes.length + 1)
  const rows = {
    day: new Int32Array(count),
    closing: new Float64Array(count),
    received: new Float64Array(count),
    sold: new Float64Array(count),
    inStock: new Uint8Array(count),
  }
  let row = -1
  let last = -1
  let level = 0
  let first = Infinity
  let newest = -Infinity
  for (const move of bySku) {
    const day = zone.dayOf(at[move])
    const other = sku[move] !== last
    if (other) {
      while (last < sku[move]) start[++last] = row + 1
      level = 0
    }
    if (other || rows.day[row] !== day) {
      rows.day[++row] = day
      if (level > 0) rows.inStock[row] = 1
    }
    level += quantity[move]
    rows.closing[row] = level
    if (level > 0) rows.inStock[row] = 1
    if (CAME_IN.has(kind[move])) rows.received[row] += quantity[move]
    else if (WENT_OUT.has(kind[move])) rows.sold[row] -= quantity[move]
    if (day < first) first = day
    if (day > newest) newest = day
  }
  while (last < codes.length) start[++last] = row + 1
  const used = row + 1
  return {
    codes,
    start,
    day: rows.day.slice(0, used),
    closing: rows.closing.slice(0, used),
    received: rows.received.slice(0, used),
    sold: rows.sold.slice(0, used),
    inStock: rows.inStock.slice(0, used),
    first: used > 0 ? first : undefined,
    last: used > 0 ? newest : undefined,
  }
}

/** All movements as columns, and their places by SKU, then time, then the order in which they were written. */
function sortMoves(tables: readonly MovementTable[]) {
  const room = tables.reduce((sum, { count }) => sum + count, 0)
  const sku = new Uint32Array(room)
  const at = new Float64Array(room)
  const quantity = new Float64Array(room)
  const kind = new Uint8Array(room)
  const codes: string[] = []
  const known = new Map<string, number>()
  let count = 0
  for (const { numbers, texts, count: rows } of tables) {
    const codeOf = texts.sku.values.map((code) => {
      if (code === '') return -1
      const found = known.get(code) ?? codes.push(code) - 1
      known.set(code, found)
      return found
    })
    for (let row = 0; row < rows; row++) {
      const code = codeOf[texts.sku.codes[row]]
      if (code < 0) continue
      sku[count] = code
      at[count] = numbers.at[row]
      quantity[count] = numbers.quantity[row]
      kind[count++] = numbers.kind[row]
    }
  }
  return { codes, sku, at, quantity, kind, bySku: placesBySku(sku.subarray(0, count), at, codes.length) }
}

function placesBySku(sku: Uint32Array, at: Float64Array, codes: number): Uint32Array {
  const next = new Uint32Array(codes + 1)
  for (const code of sku) next[code + 1]++
  for (let code = 0; code < codes; code++) next[code + 1] += next[code]
  const ends = next.slice(1)
  const places = new Uint32Array(sku.length)
  sku.forEach((code, place) => {
    places[next[code]++] = place
  })
  let from = 0
  for (const end of ends) {
    const own = places.subarray(from, end)
    // Files are oldest first; only where several files tell of one SKU is there anything to sort.
    if (own.some((place, i) => i > 0 && at[place] < at[own[i - 1]])) own.sort((a, b) => at[a] - at[b] || a - b)
    from = end
  }
  return places
}

/** The first row of [from, to) whose day is not before `day`. */
export function rowFrom({ day: days }: Pick<Ledger, 'day'>, from: number, to: number, day: Day): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (days[middle] < day) low = middle + 1
    else high = middle
  }
  return low
}

/** On hand of a SKU when the day before `day` was over. */
export function levelBefore(ledger: Ledger, sku: number, day: Day): number {
  const row = rowFrom(ledger, ledger.start[sku], ledger.start[sku + 1], day)
  return row > ledger.start[sku] ? ledger.closing[row - 1] : 0
}
