import type { ProductEdit } from '~/domain/command'
import { availableOf, levelKey, type Location, locationsOf, shippingOf } from '~/domain/stock'
import { type Catalog, titleOfSku } from './catalog'
import type { ColumnsOf } from './columnFiles'
import { type LevelRow, isNothing, promise, sumLevelRows } from './levels'
import type { HoldRow, MoveRow } from '~/domain/stock'
import { LEVEL_STATES, type LevelState } from '~/domain/levelState'
import type { LevelFacets, PlaceRow } from './stockLists'

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
}

/** What is known of each SKU, whatever place it lies at. */
interface Traits {
  codes: string[]
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

/** The stock of a shop as lists need it; made anew where the ledger, orders or the catalogue have changed. */
export class StockBook {
  readonly places: readonly Location[]
  readonly traits: Traits
  readonly levels: ReadonlyMap<string, LevelRow>
  readonly #rows: { sku: number; place: number; level: LevelRow }[]
  readonly #tables = new Map<string, LevelTable>()
  readonly #at = new Map<string, number>()

  constructor(readonly sources: StockSources) {
    const { files, moves, holds, locations, promised, catalog, incoming } = sources
    const levels = sumLevelRows({ files }, moves, holds)
    const counted = new Set([...levels.values()].map(({ sku }) => sku))
    const named = [...levels.values()].flatMap((level) => (isNothing(level) ? [] : [level.location]))
    this.places = locationsOf(locations, new Set(named))
    // A shop that does not count a SKU has none of it to give away.
    promise(levels, new Map([...promised].filter(([sku]) => counted.has(sku))), shippingOf(this.places).key)
    this.levels = levels
    const codes = [...new Set([...counted, ...catalog.keys(), ...incoming.keys()])]
    codes.forEach((code, at) => this.#at.set(code, at))
    this.traits = traitsOf(codes, sources)
    const placeOf = new Map(this.places.map(({ key }, at) => [key, at]))
    this.#rows = [...levels.values()].flatMap((level) => {
      const place = placeOf.get(level.location)
      return place === undefined ? [] : [{ sku: this.#at.get(level.sku) ?? 0, place, level }]
    })
  }

  /** Place of a code in the traits; -1 unknown. */
  at(code: string): number {
    return this.#at.get(code) ?? -1
  }

  /** Rows by SKU or by SKU and place, of some places or of all. */
  table(by: 'sku' | 'location', places: readonly string[] = []): LevelTable {
    const key = JSON.stringify([by, places.toSorted()])
    const known = this.#tables.get(key)
    if (known) return known
    if (this.#tables.size >= KEPT_TABLES) this.#tables.clear()
    const made = by === 'sku' ? this.#bySku(places) : this.#byPlace(places)
    this.#tables.set(key, made)
    return made
  }

  facets(): LevelFacets {
    const table = this.table('sku')
    const { category, supplier } = this.traits
    const states = new Map<string, number>(LEVEL_STATES.map((state) => [state, 0]))
    const bump = (counts: Map<string, number>, value: string) => value !== '' && counts.set(value, (counts.get(value) ?? 0) + 1)
    const categories = new Map<string, number>()
    const suppliers = new Map<string, number>()
    for (let row = 0; row < table.count; row++) {
      bump(states, LEVEL_STATES[table.state[row]])
      bump(categories, category[table.sku[row]])
      bump(suppliers, supplier[table.sku[row]])
    }
    const listed = (counts: Map<string, number>) => [...counts].map(([value, count]) => ({ value, count }))
    return {
      places: this.placeRows(),
      values: { state: listed(states), category: listed(categories), supplier: listed(suppliers) },
    }
  }

  placeRows(): PlaceRow[] {
    const ships = shippingOf(this.places).key
    const rows = this.places.map((place): PlaceRow => ({ ...place, units: 0, skus: 0, ships: place.key === ships }))
    for (const { place, level } of this.#rows) {
      rows[place].units += level.onHand
      if (level.onHand !== 0) rows[place].skus++
    }
    return rows
  }

  #bySku(places: readonly string[]): LevelTable {
    const { codes } = this.traits
    const wanted = this.places.map(({ key }) => places.length === 0 || places.includes(key))
    // All places: every SKU that there is; some: those that have been there.
    const here = new Int32Array(codes.length).fill(places.length === 0 ? 0 : -1)
    if (places.length > 0) for (const { sku, place } of this.#rows) if (wanted[place]) here[sku] = 0
    let count = 0
    for (let sku = 0; sku < codes.length; sku++) if (here[sku] === 0) here[sku] = count++
    const table = emptyTable(count)
    for (let sku = 0; sku < codes.length; sku++) if (here[sku] >= 0) table.sku[here[sku]] = sku
    for (const { sku, place, level } of this.#rows) if (wanted[place] && here[sku] >= 0) this.#add(table, here[sku], place, level)
    const ships = this.places.indexOf(shippingOf(this.places))
    return this.#finish(table, wanted[ships] ? () => true : () => false)
  }

  #byPlace(places: readonly string[]): LevelTable {
    const rows = this.#rows.filter(({ place }) => places.length === 0 || places.includes(this.places[place].key))
    const table = emptyTable(rows.length)
    rows.forEach(({ sku, place, level }, row) => {
      table.sku[row] = sku
      table.place[row] = place
      this.#add(table, row, place, level)
    })
    const ships = this.places.indexOf(shippingOf(this.places))
    return this.#finish(table, (row) => table.place[row] === ships)
  }

  #add(table: LevelTable, row: number, place: number, level: LevelRow) {
    table.onHand[row] += level.onHand
    table.reserved[row] += level.held + level.promised
    // What lies aside is on hand, and nobody can have it.
    if (!this.places[place].aside) table.available[row] += availableOf(level)
  }

  #finish(table: LevelTable, arrives: (row: number) => boolean): LevelTable {
    const { incoming, pace, cost, reorderPoint } = this.traits
    for (let row = 0; row < table.count; row++) {
      const sku = table.sku[row]
      if (arrives(row)) table.incoming[row] = incoming[sku]
      const available = table.available[row]
      table.cover[row] = pace[sku] > 0 ? Math.max(0, available) / pace[sku] : Number.NaN
      table.value[row] = table.onHand[row] * cost[sku]
      table.state[row] = LEVEL_STATES.indexOf(stateOf(available, table.onHand[row], reorderPoint[sku], table.cover[row]))
    }
    return table
  }
}

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

function traitsOf(codes: string[], { catalog, edits, incoming, sold }: StockSources): Traits {
  const number = (of: (code: string) => number) => Float64Array.from(codes, of)
  return {
    codes,
    titles: codes.map((code) => {
      const entry = catalog.get(code)
      return edits.get(code)?.title ?? (entry ? titleOfSku(entry) : '')
    }),
    safety: number((code) => catalog.get(code)?.sku.safetyStock ?? 0),
    reorderPoint: number((code) => catalog.get(code)?.sku.reorderPoint ?? 0),
    cost: number((code) => catalog.get(code)?.sku.cost ?? Number.NaN),
    pace: number((code) => (sold.get(code) ?? 0) / PACE_DAYS),
    incoming: number((code) => incoming.get(code) ?? 0),
    category: codes.map((code) => catalog.get(code)?.path[0] ?? ''),
    supplier: codes.map((code) => catalog.get(code)?.supplier ?? ''),
  }
}

/** The level of a SKU at a place. */
export const levelAt = (book: StockBook, location: string, sku: string): LevelRow =>
  book.levels.get(levelKey(location, sku)) ?? { key: levelKey(location, sku), location, sku, onHand: 0, held: 0, promised: 0 }
