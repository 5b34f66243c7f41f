import type { Desk, Macro } from '~/domain/desk'
import type { Role } from '~/domain/person'
import type { CallContext } from './protocol'

type None = Record<string, never>

/** Somebody who answers tickets. */
export interface DeskPerson {
  key: string
  name: string
  role: Role
  /** Tickets of theirs that are not over. */
  open: number
  /** Tickets come to them by rule. */
  routed: boolean
}

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
