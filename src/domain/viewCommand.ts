import type { CommandTraits } from './commandTraits'
import type { ViewFields } from './view'

/** Writes to the views of lists. */
export type ViewCommand =
  /** A key that is not there yet makes a view of whoever acts. */
  | { id: string; kind: 'view.set'; args: { key: string; set: Partial<ViewFields> } }
  | { id: string; kind: 'view.remove'; args: { key: string } }

export const VIEW_COMMANDS = {
  'view.set': { areas: ['views'], group: 'work' },
  'view.remove': { areas: ['views'], group: 'work' },
} as const satisfies Record<ViewCommand['kind'], CommandTraits>

/** Why a view is refused. */
export type ViewRule =
  | 'view.name'
  /** facts: most. */
  | 'view.long'
  /** facts: name. */
  | 'view.taken'
  /** facts: name. */
  | 'view.notYours'
