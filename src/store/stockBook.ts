import type { ProductEdit } from '~/domain/command'
import type { HoldRow, Location, MoveRow } from '~/domain/stock'
import { isEqual } from '~/lib/isEqual'
import { type Catalog, titleOfSku } from './catalog'
import type { ColumnsOf } from './columnFiles'
import { LevelSums } from './levelSums'
import { LEVEL_STATES, type LevelState } from '~/domain/levelState'
import type { LevelFacets, PlaceRow } from './stockLists'
import type { UnitsMoved } from './stockNews'

/** All that stock lists are made of, as of one moment. */
export interface StockSources {
  files: readonly ColumnsOf<'movements'>[]
  moves: readonly MoveRow[]
  holds: readonly HoldRow[]
  locations: readonly Location[]
  promised: ReadonlyMap<string, number>
  incoming: ReadonlyMap<string, number>
  catalog: Catalog
  edits: ReadonlyMap<string, ProductEdit>
  /** Units sold by SKU in the days of PACE_DAYS. */
  sold: ReadonlyMap<string, number>
}

/** The pace of sales is that of so many days. */
export const PACE_DAYS = 28
/** What lasts longer is too much. */
const OVER_DAYS = 180

/** One row a SKU and place, or one a SKU, as columns. */
export interface LevelTable {
  count: number
  /** Places in `codes`; in `places`, -1 for several. */
  sku: Int32Array
  place: Int32Array
  onHand: Float64Array
  reserved: Float64Array
  incoming: Float64Array
  available: Float64Array
  /** NaN: nothing was sold. */
  cover: Float64Array
  /** NaN: not known. */
  value: Float64Array
  /** Index in LEVEL_STATES. */
  state: Uint8Array
  /** The row of each SKU, place by place; of a table by SKU there is one place. -1: none. */
  rowOf?: Int32Array[]
}

/** What is known of each SKU, whatever place it lies at. */
interface Traits {
  codes: readonly string[]
  titles: string[]
  safety: Float64Array
  reorderPoint: Float64Array
  cost: Float64Array
  pace: Float64Array
  /** Of the SKU; shown once, where the orders are shipped from. */
  incoming: Float64Array
  category: string[]
  supplier: string[]
}

/** The stock of a shop as lists need it. It follows the ledger; made anew where orders, places, purchases or the catalogue have changed. */
export class StockBook {
  readonly sums: LevelSums
  readonly places: readonly Location[]
  readonly traits: Traits
  readonly #tables = new Map<string, LevelTable>()

  #counts: Pick<LevelFacets['values'], 'category' | 'supplier'> | undefined

  /** `before`: of an earlier moment, for what is still the same. */
  constructor(
    public sources: StockSources,
    before?: StockBook,
  ) {
    const { catalog, incoming } = sources
    this.sums = new LevelSums({ ...sources, others: [catalog.keys(), incoming.keys()] })
    this.places = this.sums.places
    const { codes } = this.sums
    const known = before && isSame(before, sources, codes) ? before.traits : traitsOf(codes, sources)
    this.traits = { ...known, incoming: Float64Array.from(codes, (code) => incoming.get(code) ?? 0) }
  }

  /** Place of a code in the traits; -1 unknown. */
  at(code: string): number {
    return this.sums.at(code)
  }

  /** Rows by SKU or by SKU and place, of some places or of all. */
  table(by: 'sku' | 'location', places: readonly string[] = []): LevelTable {
    const key = tableName(by, places)
    const known = this.#tables.get(key)
    if (known) return known
    if (this.#tables.size >= KEPT_TABLES) this.#tables.clear()
    const made = by === 'sku' ? this.#bySku(places) : this.#byPlace(places)
    this.#tables.set(key, made)
    return made
  }

  /**
   * The same book after these lines came or went: what they touch is added up, and no more. The names of the tables in which rows have other values come back, with these
   * rows; a table that has more rows than before is forgotten. undefined: the book is to be made anew.
   */
  follow(moves: readonly MoveRow[], holds: readonly HoldRow[], units: readonly UnitsMoved[]): ReadonlyMap<string, number[]> | undefined {
    if (!this.sums.move(units)) return undefined
    const setUp = new Set(this.sources.locations.map(({ key }) => key))
    if (this.places.some(({ key }, place) => !setUp.has(key) && !this.sums.isUsed(place))) return undefined
    this.sources = { ...this.sources, moves, holds }
    const cells = new Map(
      units.map(({ sku, location }) => [
        `${sku}\n${location}`,
        { sku: this.at(sku), place: this.places.findIndex(({ key }) => key === location) },
      ]),
    )
    const touched = new Map<string, number[]>()
    for (const [name, table] of this.#tables) {
      const rows = WHOLE.includes(name) ? [...cells.values()].map((cell) => this.#put(table, cell)) : [-1]
      if (rows.includes(-1)) this.#tables.delete(name)
      else touched.set(name, [...new Set(rows)])
    }
    return touched
  }

  /** Brings the row of a SKU, or of a SKU and place, up to date; -1 where the table has none. */
  #put(table: LevelTable, { sku, place }: { sku: number; place: number }): number {
    table.rowOf ??= this.#rowsOf(table)
    const bySku = table.rowOf.length === 1 && table.place[0] < 0
    const row = table.rowOf[bySku ? 0 : place][sku]
    if (row < 0) return -1
    for (const column of [table.onHand, table.reserved, table.available]) column[row] = 0
    this.places.forEach((_, at) => {
      if (!bySku && at !== place) return
      const cell = this.sums.cell(sku, at)
      if (cell) this.#add(table, row, at, cell.onHand, cell.reserved)
    })
    this.#finishRow(table, row)
    return row
  }

  #rowsOf({ count, sku, place }: LevelTable): Int32Array[] {
    const bySku = count > 0 && place[0] < 0
    const rows = (bySku ? [0] : this.places).map(() => new Int32Array(this.traits.codes.length).fill(-1))
    for (let row = 0; row < count; row++) rows[bySku ? 0 : place[row]][sku[row]] = row
    return rows
  }

  facets(): LevelFacets {
    const { state, count } = this.table('sku')
    const states = LEVEL_STATES.map(() => 0)
    for (let row = 0; row < count; row++) states[state[row]]++
    const { category, supplier } = (this.#counts ??= { category: listed(this.traits.category), supplier: listed(this.traits.supplier) })
    return {
      places: this.placeRows(),
      values: { state: LEVEL_STATES.map((value, at) => ({ value, count: states[at] })), category, supplier },
    }
  }

  placeRows(): PlaceRow[] {
    const rows = this.places.map((place, at): PlaceRow => ({ ...place, units: 0, skus: 0, ships: at === this.sums.ships }))
    this.sums.each((_, place, onHand) => {
      rows[place].units += onHand
      if (onHand !== 0) rows[place].skus++
    })
    return rows
  }

  #bySku(places: readonly string[]): LevelTable {
    const { codes } = this.traits
    const wanted = this.places.map(({ key }) => places.length === 0 || places.includes(key))
    // All places: every SKU that there is; some: those that have been there.
    const here = new Int32Array(codes.length).fill(places.length === 0 ? 0 : -1)
    if (places.length > 0)
      this.sums.each((sku, place) => {
        if (wanted[place]) here[sku] = 0
      })
    let count = 0
    for (let sku = 0; sku < codes.length; sku++) if (here[sku] === 0) here[sku] = count++
    const table = emptyTable(count)
    for (let sku = 0; sku < codes.length; sku++) if (here[sku] >= 0) table.sku[here[sku]] = sku
    this.sums.each((sku, place, onHand, reserved) => {
      if (wanted[place]) this.#add(table, here[sku], place, onHand, reserved)
    })
    const arrives = wanted[this.sums.ships]
    return this.#finish(table, () => arrives)
  }

  #byPlace(places: readonly string[]): LevelTable {
    const wanted = this.places.map(({ key }) => places.length === 0 || places.includes(key))
    let count = 0
    this.sums.each((_, place) => {
      if (wanted[place]) count++
    })
    const table = emptyTable(count)
    let row = 0
    this.sums.each((sku, place, onHand, reserved) => {
      if (!wanted[place]) return
      table.sku[row] = sku
      table.place[row] = place
      this.#add(table, row++, place, onHand, reserved)
    })
    return this.#finish(table, (at) => table.place[at] === this.sums.ships)
  }

  #add(table: LevelTable, row: number, place: number, onHand: number, reserved: number) {
    table.onHand[row] += onHand
    table.reserved[row] += reserved
    // What lies aside is on hand, and nobody can have it.
    if (!this.places[place].aside) table.available[row] += onHand - reserved
  }

  #finish(table: LevelTable, arrives: (row: number) => boolean): LevelTable {
    const { incoming } = this.traits
    for (let row = 0; row < table.count; row++) {
      if (arrives(row)) table.incoming[row] = incoming[table.sku[row]]
      this.#finishRow(table, row)
    }
    return table
  }

  /** What follows from the units of a row. */
  #finishRow(table: LevelTable, row: number): void {
    const { pace, cost, reorderPoint } = this.traits
    const sku = table.sku[row]
    const available = table.available[row]
    table.cover[row] = pace[sku] > 0 ? Math.max(0, available) / pace[sku] : Number.NaN
    table.value[row] = table.onHand[row] * cost[sku]
    table.state[row] = LEVEL_STATES.indexOf(stateOf(available, table.onHand[row], reorderPoint[sku], table.cover[row]))
  }
}

/** How often each value stands there. */
function listed(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count }))
}

export const tableName = (by: 'sku' | 'location', places: readonly string[] = []): string => JSON.stringify([by, places.toSorted()])

/** Tables of all places, which follow the ledger; the others are made anew. */
const WHOLE: readonly string[] = [tableName('sku'), tableName('location')]

const KEPT_TABLES = 6

function stateOf(available: number, onHand: number, reorderPoint: number, cover: number): LevelState {
  if (available < 0 || onHand < 0) return 'negative'
  if (available === 0) return 'out'
  if (available <= reorderPoint) return 'low'
  // What was not sold at all lies for ever.
  return cover > OVER_DAYS || Number.isNaN(cover) ? 'over' : 'fine'
}

function emptyTable(count: number): LevelTable {
  const column = () => new Float64Array(count)
  return {
    count,
    sku: new Int32Array(count),
    place: new Int32Array(count).fill(-1),
    onHand: column(),
    reserved: column(),
    incoming: column(),
    available: column(),
    cover: column(),
    value: column(),
    state: new Uint8Array(count),
  }
}

/** Whether what is known of the SKUs is what it was, but for what is on its way. */
function isSame(before: StockBook, { catalog, edits, sold }: StockSources, codes: readonly string[]): boolean {
  const { sources, sums } = before
  if (sources.catalog !== catalog || sources.sold !== sold || sources.edits.size !== edits.size || sums.codes.length !== codes.length)
    return false
  return codes.every((code, at) => sums.codes[at] === code) && [...edits].every(([code, edit]) => isEqual(edit, sources.edits.get(code)))
}

function traitsOf(codes: readonly string[], { catalog, edits, sold }: StockSources): Omit<Traits, 'incoming'> {
  const column = (value = 0) => new Float64Array(codes.length).fill(value)
  const texts = () => new Array<string>(codes.length).fill('')
  const traits = {
    codes,
    titles: texts(),
    safety: column(),
    reorderPoint: column(),
    cost: column(Number.NaN),
    pace: Float64Array.from(codes, (code) => (sold.get(code) ?? 0) / PACE_DAYS),
    category: texts(),
    supplier: texts(),
  }
  codes.forEach((code, at) => {
    const entry = catalog.get(code)
    traits.titles[at] = edits.get(code)?.title ?? (entry ? titleOfSku(entry) : '')
    if (!entry) return
    traits.safety[at] = entry.sku.safetyStock
    traits.reorderPoint[at] = entry.sku.reorderPoint
    traits.cost[at] = entry.sku.cost
    traits.category[at] = entry.path[0] ?? ''
    traits.supplier[at] = entry.supplier ?? ''
  })
  return traits
}
