import { type FollowedTickets, followTickets } from '~/store/followTickets'
import type { TicketIndex } from '~/store/ticketIndex'
import { placeOfKey } from '~/store/ticketPackRow'
import { TicketFiles, ticketTables, thawTickets } from '~/store/ticketPacks'
import type { PackedTicket } from '~/segments/ticketPack'
import { messagesOf, wholeTicket } from '~/store/ticketRows'
import type { SaidTicket } from './ticketDetail'
import type { OpenShop } from './shop'

/** The worker is let rest so long after the first question before it reads all that was said. */
const LEARN_AFTER_MS = 1_500

interface Known {
  version: number
  followed: Promise<FollowedTickets>
}

const known = new WeakMap<OpenShop, Known>()
const files = new WeakMap<OpenShop, TicketFiles>()
const timers = new WeakMap<OpenShop, ReturnType<typeof setTimeout>>()

/** The tickets of a shop at its newest version, as a list. */
export const ticketsOf = async (open: OpenShop): Promise<TicketIndex> => (await followedTickets(open)).index

async function followedTickets(open: OpenShop): Promise<FollowedTickets> {
  const { version } = await open.state()
  let last = known.get(open)
  if (last?.version !== version) {
    last = { version, followed: follow(open, last) }
    known.set(open, last)
    last.followed.catch(() => known.delete(open))
  }
  const followed = await last.followed
  if (!followed.search.isWhole) learnLater(open, followed)
  return followed
}

async function follow(open: OpenShop, before: Known | undefined): Promise<FollowedTickets> {
  return followTickets({ db: open.db, files: ticketFiles(open) }, await before?.followed.catch(() => undefined))
}

/** The tickets, and all that was said in them ready to be searched. */
export async function searchOf(open: OpenShop): Promise<FollowedTickets> {
  const followed = await followedTickets(open)
  while (!followed.search.isWhole) await followed.search.learn({ db: open.db, files: ticketFiles(open) }, open.closing)
  return followed
}

function learnLater(open: OpenShop, { search, index }: FollowedTickets): void {
  clearTimeout(timers.get(open))
  const run = async () => {
    await search.learn({ db: open.db, files: ticketFiles(open) }, open.closing)
    index.prepare()
  }
  // What could not be read now is read at the first search.
  timers.set(
    open,
    setTimeout(() => void run().catch(() => undefined), LEARN_AFTER_MS),
  )
}

export function ticketFiles(open: OpenShop): TicketFiles {
  let own = files.get(open)
  if (!own) files.set(open, (own = new TicketFiles(open.files, open.packs.lost)))
  return own
}

/** Brings tickets back from their files, so that a command can change them. */
export const thaw = (open: OpenShop, keys: readonly string[]): Promise<void> => thawTickets(open.db, ticketFiles(open), keys)

/** A file may be written anew, or its ticket become a row, between the look at the manifest and the reading. */
const TRIES = 3

/** A ticket with all that was said in it, wherever it lies. */
export async function saidTicket(open: OpenShop, key: string): Promise<SaidTicket | undefined> {
  const { db } = open
  for (let tries = 0; tries < TRIES; tries++) {
    const [row, messages, packs] = await db.transaction('r', ticketTables(db), async () => {
      const found = await db.tickets.get(key)
      return [found, found ? await messagesOf(db, key) : [], found ? [] : await db.ticketPacks.toArray()] as const
    })
    if (row) return { ticket: wholeTicket(row), messages }
    const place = placeOfKey(packs, key)
    if (!place) return undefined
    const packed = await ticketFiles(open).ticket(place)
    if (packed) return saidOf(packed)
  }
  return undefined
}

const saidOf = ({ ticket, messages }: PackedTicket): SaidTicket => ({ ticket: wholeTicket(ticket), messages: [...messages] })
