import { forSale } from '~/analytics/stock/forSale'
import type { MovementTable } from '~/analytics/stock/ledger'
import { promisesOf } from '~/analytics/stock/promised'
import { levelSteps } from '~/domain/planning/alerts'
import { asideOf, MOVEMENT_KINDS } from '~/domain/stock'
import type { ShelfStep } from '~/store/alerts'
import { readColumnFiles } from '~/store/columnFiles'
import { readMoves } from '~/store/moveColumns'
import type { SeenTable } from '~/store/orderColumns'
import type { OpenShop } from './shop'
import { listsOf } from './shopLists'

const ARRIVED = new Set(['received', 'opening'].map((kind) => MOVEMENT_KINDS.findIndex((each) => each === kind)))

interface ShelfChange {
  at: number
  by: number
  arrived: boolean
}

/** What was found for a state of the shelves: Home and the alerts ask for the same again and again. */
const known = new WeakMap<object, Map<string, ShelfStep[]>>()

/** How what is sellable of these SKUs came to what it is: the ledger, less what was promised at each moment. */
export async function stepsOf(open: OpenShop, skus: ReadonlySet<string>): Promise<ReadonlyMap<string, ShelfStep[]>> {
  const { tables, stock } = await listsOf(open)
  const held = await stock()
  const steps = known.get(held) ?? new Map<string, ShelfStep[]>()
  known.set(held, steps)
  const missing = new Set([...skus].filter((sku) => !steps.has(sku)))
  if (missing.size === 0) return steps
  const [files, moves, places] = await Promise.all([
    readColumnFiles(open.db, open.files, 'movements'),
    readMoves(open.db),
    open.db.locations.toArray(),
  ])
  const aside = asideOf(places)
  const shelves = [...files, ...(moves ? [moves] : [])].map((table) => forSale(table, aside))
  for (const [sku, own] of stepsIn(shelves, tables, missing)) steps.set(sku, own)
  return steps
}

/** The same of what was read. */
export function stepsIn(
  movements: readonly MovementTable[],
  tables: readonly SeenTable[],
  skus: ReadonlySet<string>,
): Map<string, ShelfStep[]> {
  const changes = new Map<string, ShelfChange[]>()
  for (const sku of skus) changes.set(sku, [])
  for (const table of movements) addChanges(changes, table, 1)
  for (const table of promisesOf(tables)) addChanges(changes, table, -1)
  return new Map([...changes].map(([sku, own]) => [sku, toSteps(own)]))
}

function addChanges(
  changes: ReadonlyMap<string, ShelfChange[]>,
  { count, numbers: { at, quantity, kind }, texts: { sku } }: MovementTable,
  sign: 1 | -1,
) {
  const own = sku.values.map((code) => changes.get(code))
  for (let row = 0; row < count; row++) {
    const list = own[sku.codes[row]]
    list?.push({ at: at[row], by: sign * quantity[row], arrived: sign === 1 && quantity[row] > 0 && ARRIVED.has(kind[row]) })
  }
}

function toSteps(changes: readonly ShelfChange[]): ShelfStep[] {
  const arrivals = new Set(changes.flatMap(({ at, arrived }) => (arrived ? [at] : [])))
  return levelSteps(changes).map((step) => (arrivals.has(step.at) ? { ...step, arrived: true } : step))
}
