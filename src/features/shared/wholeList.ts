import type { FetchRows } from '~/ui/gridTypes'

/** A list that came whole, as the grid asks for it. */
export function wholeList<Row>(rows: readonly Row[] | undefined): {
  total: number | undefined
  rowAt: (index: number) => Row | undefined
  onRange: () => void
  fetch: FetchRows<Row>
} {
  return {
    total: rows?.length,
    rowAt: (index) => rows?.[index],
    onRange: () => undefined,
    fetch: (offset, limit) => Promise.resolve({ items: rows?.slice(offset, offset + limit) ?? [], total: rows?.length ?? 0 }),
  }
}
