import type { Instant } from '~/lib/zone'
import type { RecordName } from './recordRef'

/** What may wait for somebody; an area adds its own kinds. */
export const HOME_KINDS = [
  'ticketDue',
  'lowStock',
  'listingInReview',
  'promotionOffPlan',
  'task',
  'importFailed',
  'importRefused',
  'backupOld',
] as const
export type HomeKind = (typeof HOME_KINDS)[number]

/** One thing that waits. `facts` are what its sentence needs: numbers, names, instants; amounts in the shop's currency. */
export interface HomeItem {
  /** `lowStock/TEE-01-M`: the same thing has the same id tomorrow, so that a snooze holds. */
  id: string
  kind: HomeKind
  /** The record that it is about. */
  on?: RecordName
  /** How much it presses, 0–100; see rankHome. */
  weight: number
  /** When it is due, where it is. */
  dueAt?: Instant
  /** Key of the person whose it is. */
  assignee?: string
  facts: Record<string, string | number>
  /** Until when it is left alone, and why. */
  snoozed?: { until: Instant; reason?: string }
}

/** Most pressing first: weight, then what is due sooner, then the id, so that the order is the same on every screen. */
export function rankHome(items: readonly HomeItem[]): HomeItem[] {
  return [...items].sort(
    (a, b) =>
      b.weight - a.weight ||
      (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}
