import { countOf, isSelected, type Selection } from './gridSelection'
import type { FetchRows } from './gridTypes'

/** Rows that one question asks for while a selection is gathered. */
const PAGE = 1000

export interface RowSource<Row> {
  total: number
  rowAt: (index: number) => Row | undefined
  rowKey: (row: Row) => string
  fetch: FetchRows<Row>
}

/** Rows [from, to] of the list; those that are not here are fetched. */
export async function rowsBetween<Row>({ rowAt, fetch }: RowSource<Row>, from: number, to: number, signal: AbortSignal): Promise<Row[]> {
  const rows: Row[] = []
  for (let at = from; at <= to;) {
    const here = rowAt(at)
    if (here !== undefined) {
      rows.push(here)
      at++
      continue
    }
    const { items } = await fetch(at, Math.min(PAGE, to - at + 1), signal)
    signal.throwIfAborted()
    if (items.length === 0) break
    rows.push(...items)
    at += items.length
  }
  return rows
}

/** The selected rows in the order of the list, at most `limit`; the list is read as far as that needs. */
export async function selectedRows<Row>(source: RowSource<Row>, selection: Selection, limit: number, signal: AbortSignal): Promise<Row[]> {
  const wanted = Math.min(limit, countOf(selection, source.total))
  const rows: Row[] = []
  for (let at = 0; at < source.total && rows.length < wanted; at += PAGE) {
    const page = await rowsBetween(source, at, Math.min(source.total, at + PAGE) - 1, signal)
    if (page.length === 0) break
    for (const row of page) if (rows.length < wanted && isSelected(selection, source.rowKey(row))) rows.push(row)
  }
  return rows
}
