import type { ShelfRow } from '~/analytics/reports'
import { defineUrlState, oneOf, someOf } from '~/lib/urlState'

/** The most pressing first. */
export const SHELF_STATES = ['out', 'low', 'dead', 'slow', 'fine'] as const satisfies readonly ShelfRow['state'][]
export const SORTS = ['decision', 'value', 'cover', 'sold', 'sellThrough'] as const
/** How many rows of the shelf are shown: one step more at each press. */
export const ROWS = ['20', '50', '100', '200', '500', '1000'] as const

/** What the stock board keeps in the address besides the view that all boards share. */
export const stockState = defineUrlState({
  state: someOf(SHELF_STATES),
  sort: oneOf(SORTS, 'decision'),
  rows: oneOf(ROWS, '20'),
})
