import type { ProductEdit } from '~/domain/command'
import type { HoldRow, Location, MoveRow } from '~/domain/stock'
import { isEqual } from '~/lib/isEqual'
import { type Catalog, titleOfSku } from './catalog'
import type { ColumnsOf } from './columnFiles'
import { LevelSums } from './levelSums'
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

/** The stock of a shop as lists need it; made anew where the ledger, orders or the catalogue have changed. */
export class StockBook {
  readonly sums: LevelSums
  readonly places: readonly Location[]
  readonly traits: Traits
  readonly #tables = new Map<string, LevelTable>()

  /** `before`: of an earlier moment, for what is still the same. */
  constructor(
    readonly sources: StockSources,
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
