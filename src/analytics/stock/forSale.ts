import type { MovementTable } from './ledger'

/** Movements at places whose goods are for sale: what lies in quarantine is owned, and nobody can have it. The same table where nothing lies aside. */
export function forSale<T extends MovementTable>(table: T, aside: ReadonlySet<string>): T {
  const { location } = table.texts
  if (!location || !location.values.some((place) => aside.has(place))) return table
  const isAside = location.values.map((place) => aside.has(place))
  const rows: number[] = []
  for (let row = 0; row < table.count; row++) if (!isAside[location.codes[row]]) rows.push(row)
  if (rows.length === table.count) return table
  const numbers = { ...table.numbers }
  for (const name of ['at', 'quantity', 'kind'] as const) numbers[name] = Float64Array.from(rows, (row) => table.numbers[name][row])
  const texts = { ...table.texts }
  texts.sku = { ...texts.sku, codes: Uint32Array.from(rows, (row) => table.texts.sku.codes[row]) }
  texts.location = { ...location, codes: Uint32Array.from(rows, (row) => location.codes[row]) }
  return { ...table, count: rows.length, numbers, texts }
}
