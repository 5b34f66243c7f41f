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

/** What is known of the shop's orders beside their columns. */
interface AroundOrders {
  zone: Zone
  /** What was paid for each row (paidAmounts.ts). */
  paid: () => Float64Array
}

/** 1 for rows that pass every part of the filter; undefined where it has none. */
export function markOrders(
  tables: SeenTable[],
  columns: OrderColumns,
  search: OrderSearch,
  around: AroundOrders,
  filter: OrderFilter,
): Uint8Array | undefined {
  const masks = findMasks(search, filter)
  const tests = testsOf(tables, columns, around, filter)
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

type Test = (row: number) => boolean

function testsOf(tables: SeenTable[], columns: OrderColumns, around: AroundOrders, filter: OrderFilter): Test[] {
  const tests: Test[] = []
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
  return [...tests, ...testsOfPaid(around, filter), ...testsOfDays(tables, columns, around, filter)]
}

function testsOfPaid({ paid: amounts }: AroundOrders, { paidLeast, paidUnder }: OrderFilter): Test[] {
  if (paidLeast === undefined && paidUnder === undefined) return []
  const [least, under, paid] = [paidLeast ?? 0, paidUnder ?? Infinity, amounts()]
  return [(row) => paid[row] > 0 && paid[row] >= least && paid[row] < under]
}

function testsOfDays(tables: SeenTable[], columns: OrderColumns, { zone }: AroundOrders, filter: OrderFilter): Test[] {
  const from = filter.from === undefined ? -Infinity : zone.startOfDay(filter.from)
  const to = filter.to === undefined ? Infinity : zone.startOfDay(filter.to)
  if (from === -Infinity && to === Infinity) return []
  if (filter.daysOf !== 'paid') return [(row) => columns.placedAt[row] >= from && columns.placedAt[row] < to]
  const paidAt = tables.map(({ table }) => table.orders.paidAt)
  return [(row) => paidAt[columns.table[row]][columns.order[row]] >= from && paidAt[columns.table[row]][columns.order[row]] < to]
}
