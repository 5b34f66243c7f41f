import type { Day } from '~/lib/zone'
import type { CommandTraits } from './commandTraits'
import type { Program } from './member'

/** Writes to members and their points. */
export type MemberCommand =
  | { id: string; kind: 'member.program'; args: { set: Partial<Omit<Program, 'key'>> }; saw?: Partial<Omit<Program, 'key'>> }
  /** Sets the tiers that the program's rules come to; which customers they are the worker has found (store/memberTiers.ts). */
  | { id: string; kind: 'member.tiers'; args: { asOf: Day; up: number; down: number } }
  /** Writes down the points of paid orders since that day that the ledger does not have (store/pointsBooking.ts). */
  | { id: string; kind: 'points.book'; args: { from: Day; orders: number; earned: number; back: number } }
  /** By hand: spends, or corrects with a note. `line`: its key. */
  | {
      id: string
      kind: 'points.move'
      args: { customer: string; line: string; reason: 'spend' | 'adjust'; points: number; note?: string; ref?: string }
    }

const SELLERS = ['owner', 'operator'] as const

export const MEMBER_COMMANDS = {
  'member.program': { areas: ['members'], roles: SELLERS, group: 'customers' },
  'member.tiers': { areas: ['members', 'customers'], roles: SELLERS, group: 'customers', goods: true },
  'points.book': { areas: ['members'], roles: SELLERS, group: 'customers' },
  'points.move': { areas: ['members'], roles: ['owner', 'operator', 'agent'], group: 'customers' },
} as const satisfies Record<MemberCommand['kind'], CommandTraits>

/** Why members refuse. */
export type MemberRule =
  /** facts of tier rules: name. */
  | 'member.tierName'
  | 'member.tierTwice'
  | 'member.tierEmpty'
  | 'member.tierMonths'
  | 'member.tierOrder'
  | 'member.tierMany'
  | 'member.share'
  | 'member.early'
  | 'member.earn'
  | 'member.worth'
  | 'member.expires'
  | 'member.noEarn'
  /** It comes to something else than the preview said. */
  | 'member.changed'
  | 'member.nothing'
  /** facts: balance. */
  | 'points.short'
  | 'points.none'
  | 'points.noNote'
  | 'points.noCustomer'
