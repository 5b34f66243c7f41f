import type { CommandTraits } from './commandTraits'
import type { QualityCase } from './quality'
import type { Task } from './work'

/** What is set of a case that is there. */
export type QualityFields = Partial<Pick<QualityCase, 'note' | 'mendedAt' | 'claim'>>

/** Writes to what was found to go wrong with goods. */
export type QualityCommand =
  /** `task`: what is to be done, on the listing, in the same step. */
  | {
      id: string
      kind: 'quality.open'
      args: {
        key: string
        found: Pick<QualityCase, 'by' | 'of' | 'sku' | 'product' | 'proof' | 'claim' | 'note'>
        task?: { key: string } & Pick<Task, 'title' | 'assignee' | 'dueAt'>
      }
    }
  | { id: string; kind: 'quality.set'; args: { key: string; set: QualityFields }; saw?: QualityFields }
  | { id: string; kind: 'quality.close'; args: { key: string; outcome: string } }

const SERVERS = ['owner', 'operator', 'agent'] as const
const LEADS = ['owner', 'operator'] as const

export const QUALITY_COMMANDS = {
  'quality.open': { areas: ['quality', 'tasks', 'home'], roles: SERVERS, group: 'service' },
  'quality.set': { areas: ['quality', 'home'], roles: SERVERS, group: 'service' },
  'quality.close': { areas: ['quality', 'home'], roles: LEADS, group: 'service' },
} as const satisfies Record<QualityCommand['kind'], CommandTraits>

/** Why what goes wrong with goods refuses. */
export type QualityRule =
  /** There is an open case of it. */
  | 'quality.taken'
  | 'quality.noProof'
  | 'quality.closed'
  | 'quality.noOutcome'
  | 'quality.claim'
  /** It was mended before it was found, or is to be. */
  | 'quality.mended'
