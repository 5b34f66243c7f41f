import type { Desk, Macro } from '~/domain/desk'
import type { DeskPerson } from '~/domain/routing'
import type { CallContext } from './protocol'

type None = Record<string, never>

/** What was done by itself. */
export interface DeskRound {
  escalated: number
  closed: number
}

/** The calls about how the service desk works. */
export interface DeskCalls {
  /** What was set, over what holds until then. */
  'desk.get'(args: None, context: CallContext): Promise<Desk>
  'desk.people'(args: None, context: CallContext): Promise<DeskPerson[]>
  /** By name. */
  'macros.list'(args: None, context: CallContext): Promise<Macro[]>
  /** Escalates what is late and closes what was solved long ago, unless another tab is at it. */
  'desk.runDue'(args: None, context: CallContext): Promise<DeskRound>
}
