import { isPackable, joinPacks, packSome } from '~/store/packTickets'
import type { OpenShop } from './shop'
import type { TicketPackCalls } from './ticketCalls'

/** Between two steps, so that whoever waits for the files gets them. */
const PAUSE_MS = 50

const pause = (): Promise<void> => new Promise((go) => setTimeout(go, PAUSE_MS))

/** Tickets that were closed long ago move into files: in the second worker, for which no screen waits. */
export function ticketPackHandlers(openShop: () => Promise<OpenShop>): TicketPackCalls {
  return {
    'tickets.packable': async ({ now }) => isPackable((await openShop()).db, now),

    async 'tickets.pack'({ now }, { signal }) {
      const open = await openShop()
      const step = () => ({ now, name: crypto.randomUUID() })
      let moved = 0
      for (;;) {
        signal.throwIfAborted()
        open.closing.throwIfAborted()
        const packed = await open.packs.withLock(() => packSome(open, step()))
        const joined = await open.packs.withLock(() => joinPacks(open, step()))
        if (packed === 0 && !joined) return { moved }
        moved += packed
        await pause()
      }
    },
  }
}
