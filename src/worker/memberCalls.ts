import type { Outcome } from '~/domain/command'
import type { Day } from '~/lib/zone'
import type {
  BookingPreview,
  CustomerPoints,
  MovesQuery,
  PointsQuery,
  PointsRow,
  PointsSum,
  ProgramAnswer,
  TierAsk,
  TierMoveRow,
  TierSimulation,
} from '~/store/memberLists'
import type { Page } from '~/store/lists'
import type { CallContext } from './protocol'

type None = Record<string, never>

/** The calls about members and their points. */
export interface MemberCalls {
  'members.program'(args: None, context: CallContext): Promise<ProgramAnswer>
  /** What these tiers would come to, with the orders of now. */
  'members.simulate'(args: { ask: TierAsk }, context: CallContext): Promise<TierSimulation>
  /** Who moves, largest buyers first. */
  'members.moves'(args: { query: MovesQuery }, context: CallContext): Promise<Page<TierMoveRow>>
  /** Sets the tiers as simulated; refused where it comes to something else by now. */
  'members.apply'(args: { ask: TierAsk; commandId: string; expect: { up: number; down: number } }, context: CallContext): Promise<Outcome>
  'members.points'(args: { query: PointsQuery; now: number }, context: CallContext): Promise<Page<PointsRow>>
  'members.sum'(args: { now: number }, context: CallContext): Promise<PointsSum>
  /** One customer's ledger; null: there is no program and no line. */
  'members.ledger'(args: { customer: string; now: number }, context: CallContext): Promise<CustomerPoints | null>
  /** What booking orders paid since a day would write; null: it is not set how points are earned. */
  'members.bookable'(args: { from: Day; now: number }, context: CallContext): Promise<BookingPreview | null>
  'members.book'(args: { from: Day; commandId: string; expect: { earned: number; back: number } }, context: CallContext): Promise<Outcome>
}
