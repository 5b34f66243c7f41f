import { matchProductColumns } from '~/domain/productFile/presets'
import { matchPromotionColumns } from '~/domain/promotionFile/presets'
import { matchReviewColumns } from '~/domain/reviewFile/presets'
import { matchTicketColumns } from '~/domain/ticketFile/presets'
import { matchColumns } from './matchHeader'
import { countTrafficNames } from './matchTraffic'
import { PRESETS } from './presets'

/** Titles, remarks and time spans stand before the header, in at most so many rows. */
export const PREAMBLE_ROWS = 40
/** A row that names fewer fields is no header that is known. */
const LEAST_NAMES = 3

/** How many fields of any kind of file a row of cells names: the row that names most is the header. */
export function countNames(cells: readonly string[]): number {
  const maps = [
    ...PRESETS.map(({ id }) => matchColumns(cells, id)),
    matchProductColumns(cells, 'generic', ''),
    matchProductColumns(cells, 'shopify', ''),
    matchTicketColumns(cells, 'generic'),
    matchReviewColumns(cells, 'generic'),
    matchPromotionColumns(cells),
  ]
  return Math.max(countTrafficNames(cells), ...maps.map((map) => Object.keys(map).length))
}

/**
 * Place of the header among the first rows: the first row, unless one below it names more of what we know, or the first rows are titles of one cell above a table of
 * many. A header in words that nobody knows is then shown for its columns to be chosen.
 */
export function headerAt(rows: readonly (readonly string[])[]): number {
  const first = rows.slice(0, PREAMBLE_ROWS)
  const own = countNames(first[0] ?? [])
  if (own >= LEAST_NAMES) return 0
  const names = first.map(countNames)
  const most = Math.max(...names)
  if (most >= LEAST_NAMES && most > own) return names.indexOf(most)
  if (own > 0) return 0
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== '').length)
  const widest = Math.max(...filled)
  const table = filled.findIndex((cells) => cells >= Math.max(2, widest / 2))
  return filled[0] === 1 && widest >= 3 && table < first.length ? Math.max(0, table) : 0
}
