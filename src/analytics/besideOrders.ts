import type { Dataset } from './dataset'
import type { SideName, Sides } from './grains'
import type { SideAnswers } from './metrics/computation'
import type { Window } from './pick'
import type { Grouping, KpiQuery, TicketSplit } from './query'
import { askSides } from './sides'

/** Grains beside orders: what they answer, and the rows that they alone tell apart. */
export { ticketRows } from './ticketRows'

/** A question about one window, to the grains of these names. */
interface Asked {
  readonly query: Pick<KpiQuery, 'scope' | 'filters' | 'level' | 'tickets'>
  readonly window: Window
  readonly names: readonly SideName[]
}

/** What they say of it, told apart by `by`, and tickets by what they alone have. */
export function askBeside(
  { dataset: { zone, calendar, currency }, sides }: { readonly dataset: Dataset; readonly sides: Sides | undefined },
  { query: { scope, filters = {}, level = 1, tickets }, window, names }: Asked,
  by: readonly Grouping[],
  split?: TicketSplit,
): SideAnswers {
  return askSides(sides, names, {
    ...window,
    scope,
    filters,
    by,
    ...(tickets && { tickets: { filters: tickets.filters, by: split } }),
    level,
    zone,
    calendar,
    currency,
  })
}
