import { STALE_REASONS, type StaleReason, staleReasons } from '~/domain/health'
import type { HealthProduct, StalePage, StaleQuery, StaleRow } from './healthLists'
import type { ListingColumns } from './listingColumns'
import { partsOf } from './listingParts'

/** A row of the columns, and what is wrong with it. */
interface Found {
  row: number
  reasons: StaleReason[]
  weight: number
}

/** What presses more outweighs all that presses less. */
const WEIGHTS = new Map(STALE_REASONS.map((reason, at) => [reason, 2 ** (STALE_REASONS.length - at)]))

/** Pages on sale that want work: what presses most first, among those alike what sells most. */
export function staleListings(
  columns: ListingColumns,
  query: StaleQuery,
  productAt: (row: number) => HealthProduct,
): Omit<StalePage, 'version'> {
  const counts = new Map<StaleReason, number>(STALE_REASONS.map((reason) => [reason, 0]))
  const found: Found[] = []
  let checked = 0
  for (let row = 0; row < columns.size; row++) {
    if (!columns.alive[row] || columns.coded.state.get(row) !== 'listed') continue
    checked++
    const reasons = reasonsAt(columns, row, query)
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
    if (reasons.length === 0 || (query.reason !== undefined && !reasons.includes(query.reason))) continue
    found.push({ row, reasons, weight: reasons.reduce((sum, reason) => sum + (WEIGHTS.get(reason) ?? 0), 0) })
  }
  const { sales, keys } = columns
  found.sort((a, b) => b.weight - a.weight || sales[b.row] - sales[a.row] || (keys[a.row] < keys[b.row] ? -1 : 1))
  return {
    items: found.slice(query.offset, query.offset + query.limit).map((each) => toRow(columns, each, productAt)),
    total: found.length,
    checked,
    reasons: STALE_REASONS.map((reason) => ({ reason, count: counts.get(reason) ?? 0 })),
  }
}

function reasonsAt({ numbers, sellable }: ListingColumns, row: number, query: StaleQuery): StaleReason[] {
  const { changed, pictures, belowCost, shelved, complete } = numbers
  const facts = {
    changedAt: changed[row],
    pictures: pictures[row],
    belowCost: belowCost[row],
    shelved: shelved[row],
    sellable: sellable[row],
    complete: complete[row],
  }
  return staleReasons(facts, query)
}

function toRow(columns: ListingColumns, { row, reasons }: Found, productAt: (row: number) => HealthProduct): StaleRow {
  const { numbers, sellable, plain } = columns
  const firstSku = partsOf(plain.codes[row]).at(0)
  return {
    ...productAt(row),
    reasons,
    changedAt: numbers.changed[row],
    complete: numbers.complete[row],
    ...(Number.isNaN(sellable[row]) ? {} : { sellable: sellable[row] }),
    ...(firstSku ? { firstSku } : {}),
  }
}
