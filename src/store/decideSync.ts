import type { SyncCommand } from '~/domain/syncCommand'
import type { Deciders } from './deciders'

/** What sync does is decided where it is done. */
export const SYNC_DECIDERS: Deciders<SyncCommand> = {
  'sync.taken': async () => {
    throw new Error('what a pull brings is written with its page, see sync/shopStep')
  },
  'sync.settled': async () => {
    throw new Error('a conflict is decided with its row, see sync/conflicts')
  },
}
