import { type Answering, NOTHING, figuresOf, measuresOf } from './answer'
import { byKey } from './grains'
import type { KpiRow, TicketSplit } from './query'

/** Rows that tickets alone are told apart by, largest first by the first metric. Orders have no part in them. */
export function ticketRows(asked: Answering, by: TicketSplit, before: Answering | undefined): KpiRow[] {
  const now = asked.sides([], by)
  const then = before?.sides([], by)
  const [first] = asked.query.metrics
  const rows = [...(now?.keys() ?? [])].map((key): KpiRow => ({
    key,
    label: '',
    figures: figuresOf(asked.metrics, measuresOf(asked, NOTHING, now?.of(key))),
    ...(before && { compared: figuresOf(before.metrics, measuresOf(before, NOTHING, then?.of(key))) }),
  }))
  const sizeOf = ({ figures: { [first]: figure } }: KpiRow) => figure?.value ?? -1
  return rows.sort((one, other) => sizeOf(other) - sizeOf(one) || byKey(one.key, other.key))
}
