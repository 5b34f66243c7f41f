import type { CommandTraits } from './commandTraits'
import type { SyncArea } from './platform'

/** What comes from the platform that a shop is connected to, and what is decided about it. */
export type SyncCommand =
  /** Changes there, taken over here. `first`: the area's first pull came to its end; its records are not told one by one. */
  | { id: string; kind: 'sync.taken'; args: { area: SyncArea; records: number; first?: true } }
  /** A field that was set here and changed there was decided; `field` as in `Change`, '*' the whole record. */
  | {
      id: string
      kind: 'sync.settled'
      args: { conflict: string; area: SyncArea; record: string; title: string; field: string; take: 'mine' | 'theirs' | 'merged' }
    }

export const SYNC_COMMANDS: Readonly<Record<SyncCommand['kind'], CommandTraits>> = {
  'sync.taken': {
    areas: ['orders', 'products', 'customers', 'listings', 'stock', 'home', 'sync'],
    roles: ['owner', 'operator'],
    group: 'imports',
    goods: true,
    levels: true,
  },
  'sync.settled': {
    areas: ['orders', 'products', 'customers', 'listings', 'stock', 'home', 'sync'],
    roles: ['owner', 'operator'],
    group: 'shop',
    goods: true,
    levels: true,
  },
}
