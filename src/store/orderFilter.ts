import { ORDER_STATES } from '~/domain/orderState'
import type { Zone } from '~/lib/zone'
import type { OrderQuery } from './lists'
import type { OrderColumns, SeenTable } from './orderColumns'
import type { OrderSearch } from './orderSearch'
import { searchPart } from './searchText'

export type OrderFilter = Omit<OrderQuery, 'sort' | 'descending' | 'offset' | 'limit' | 'reason'> & {
  /** Only these, by number: what `reason` came to (orderReasons.ts). */
  only?: readonly string[]
  /** The search does not look at who bought: whoever asks may not learn that. */
  blind?: boolean
}

/** 1 for rows that pass every part of the filter; undefined where it has none. */
export function markOrders(
  tables: SeenTable[],
  columns: OrderColumns,
  search: OrderSearch,
  zone: Zone,
  filter: OrderFilter,
): Uint8Array | undefined {
  const masks = findMasks(search, filter)
  const tests = testsOf(tables, columns, zone, filter)
  if (masks.length === 0 && tests.length === 0) return undefined
  const marks = masks[0] ?? new Uint8Array(columns.count).fill(1)
  for (const mask of masks.slice(1)) for (let row = 0; row < columns.count; row++) if (!mask[row]) marks[row] = 0
  for (const test of tests) for (let row = 0; row < columns.count; row++) if (marks[row] && !test(row)) marks[row] = 0
  return marks
}

function findMasks(search: OrderSearch, { search: typed, sku, customer, blind = false }: OrderFilter): Uint8Array[] {
  const masks: Uint8Array[] = []
  const part = searchPart(typed)
  if (part !== undefined) masks.push(search.find(part, blind))
  if (sku !== undefined) masks.push(search.bySku(sku))
  if (customer !== undefined) masks.push(search.byCustomer(customer))
  return masks
}

function testsOf(tables: SeenTable[], columns: OrderColumns, zone: Zone, filter: OrderFilter): ((row: number) => boolean)[] {
  const tests: ((row: number) => boolean)[] = []
  const { state } = filter
  if (state?.length) {
    const wanted = ORDER_STATES.map((each) => state.includes(each))
    tests.push((row) => wanted[columns.state[row]])
  }
  if (filter.only) {
    const wanted = new Set(filter.only)
    tests.push((row) => wanted.has(tables[columns.table[row]].table.orders.number[columns.order[row]]))
  }
  for (const name of ['channel', 'region'] as const) {
    const values = filter[name]
    if (!values?.length) continue
    const wanted = tables.map(({ table }) => Uint8Array.from(table.orders[name].values, (value) => (values.includes(value) ? 1 : 0)))
    tests.push((row) => wanted[columns.table[row]][tables[columns.table[row]].table.orders[name].codes[columns.order[row]]] === 1)
  }
  const from = filter.from === undefined ? -Infinity : zone.startOfDay(filter.from)
  const to = filter.to === undefined ? Infinity : zone.startOfDay(filter.to)
  if (from === -Infinity && to === Infinity) return tests
  if (filter.daysOf === 'paid') {
    const paidAt = tables.map(({ table }) => table.orders.paidAt)
    tests.push((row) => paidAt[columns.table[row]][columns.order[row]] >= from && paidAt[columns.table[row]][columns.order[row]] < to)
  } else tests.push((row) => columns.placedAt[row] >= from && columns.placedAt[row] < to)
  return tests
}
