import type { CommandTraits } from './commandTraits'
import type { Count } from './count'
import type { MoveReason } from './stock'

/** What is begun with. */
export type NewCount = Pick<Count, 'scope' | 'of' | 'locations' | 'skus' | 'blind' | 'limit'>

/** Found of a SKU at a place. */
export interface NewEntry {
  sku: string
  location: string
  quantity: number
  restart?: true
}

export type CountCommand =
  | { id: string; kind: 'count.start'; args: { key: string; count: NewCount } }
  | { id: string; kind: 'count.enter'; args: { count: string; entries: readonly NewEntry[] } }
  /** `missing`: what was not counted stays as it is, or is taken for gone. */
  | { id: string; kind: 'count.submit'; args: { key: string; missing: 'leave' | 'zero' } }
  /** Back to counting. */
  | { id: string; kind: 'count.reopen'; args: { key: string } }
  /** The variance goes to the ledger, but for lines left out; by somebody other than who submitted it where it is above the count's limit. */
  | { id: string; kind: 'count.post'; args: { key: string; lines: readonly PostedLine[]; leaveOut: readonly PostedLine[] } }
  | { id: string; kind: 'count.cancel'; args: { key: string } }

/** A line with what is said of it. */
export interface PostedLine {
  sku: string
  location: string
  reason?: MoveReason
}

const KEEPERS = ['owner', 'operator'] as const

export const COUNT_COMMANDS = {
  'count.start': { areas: ['stock'], roles: KEEPERS, group: 'stock', levels: true },
  'count.enter': { areas: ['stock'], group: 'stock', levels: true },
  'count.submit': { areas: ['stock'], group: 'stock', levels: true },
  'count.reopen': { areas: ['stock'], roles: KEEPERS, group: 'stock' },
  'count.post': { areas: ['stock', 'products', 'home', 'listings'], roles: KEEPERS, group: 'stock', goods: true, levels: true },
  'count.cancel': { areas: ['stock'], roles: KEEPERS, group: 'stock' },
} as const satisfies Record<CountCommand['kind'], CommandTraits>

/** Why a count refuses. */
export type CountRule =
  /** It is not in a state for that. facts: state. */
  | 'count.state'
  /** facts: sku. */
  | 'count.place'
  | 'count.empty'
  /** Fewer than none. facts: sku. */
  | 'count.below'
  /** Somebody has counted already. facts: count. */
  | 'count.begun'
  /** Somebody else has to agree. facts: who. */
  | 'count.approval'
