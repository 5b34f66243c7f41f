import type { Instant } from '~/lib/zone'
import type { FlaggedTicketRow, RefusedTicketRow, TicketFlag } from './fields'
import type { TicketChange } from './matchTickets'

/** What the whole file would do to the shop. */
export interface TicketDryRun {
  rows: number
  added: number
  changed: number
  unchanged: number
  refusedRows: number
  /** Tickets that come in without the times that their row tells. */
  flaggedRows: number
  /** The first of them: what is changed, then what is new. */
  changes: TicketChange[]
  refused: RefusedTicketRow[]
  flagged: FlaggedTicketRow[]
  /** Of all of them, by reason. */
  flags: Partial<Record<TicketFlag, number>>
  /** Of what is added. */
  open: number
  firstAt?: Instant
  lastAt?: Instant
}

/** Most changes, refused and flagged rows that the check shows; the rest is counted. */
export const SHOWN_TICKETS = 100
