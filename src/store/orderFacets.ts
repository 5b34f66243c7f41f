import { ORDER_STATES } from '~/domain/orderState'
import type { Facets } from './lists'
import type { OrderColumns, SeenTable } from './orderColumns'

/** Counts by state, channel and region over all orders, most frequent first. */
export function countFacets(tables: SeenTable[], columns: OrderColumns): Facets {
  const states = new Uint32Array(ORDER_STATES.length)
  for (let row = 0; row < columns.count; row++) states[columns.state[row]]++
  return {
    values: {
      state: largestFirst(ORDER_STATES.map((name, i) => [name, states[i]])),
      channel: countValues(tables, columns, 'channel'),
      region: countValues(tables, columns, 'region'),
    },
  }
}

function countValues(tables: SeenTable[], columns: OrderColumns, name: 'channel' | 'region'): Facets['values'][string] {
  const counts = new Map<string, number>()
  tables.forEach(({ table: { orders } }, t) => {
    const byCode = new Uint32Array(orders[name].values.length)
    columns.rowOf[t].forEach((row, order) => {
      if (row >= 0) byCode[orders[name].codes[order]]++
    })
    orders[name].values.forEach((value, code) => counts.set(value, (counts.get(value) ?? 0) + byCode[code]))
  })
  return largestFirst([...counts])
}

/** Values with their counts, those of none left out. */
export function largestFirst(counts: [string, number][]): Facets['values'][string] {
  return counts
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
