import type { TicketListRow } from '~/store/ticketList'

/** What an action has to know of the tickets that it is for. */
export type Target = Pick<TicketListRow, 'key' | 'subject' | 'state' | 'queue' | 'priority' | 'tags' | 'assignee' | 'createdAt'>

/** So many at once; one undo takes them back. */
export const MOST_AT_ONCE = 2000

/** Merging more than this is surely not meant. */
export const MOST_MERGED = 20

/** What stands in all of them: their common value, or none. */
export function common<T>(targets: readonly Target[], of: (target: Target) => T): T | undefined {
  const first = targets.at(0)
  if (!first) return undefined
  const value = of(first)
  return targets.every((target) => of(target) === value) ? value : undefined
}
