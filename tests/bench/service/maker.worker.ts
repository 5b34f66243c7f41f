import { ShopDb } from '~/store/db'
import { openFiles } from '~/store/files'
import { writeTickets } from '~/store/ticketPacks'
import type { PackedTicket } from '~/segments/ticketPack'
import { IN_ROWS, makeTickets, NOW, TICKETS } from './made'

const IN_FILE = 10_000

/** Writes the shop: the newest tickets as rows, all others into files. */
async function make() {
  const db = new ShopDb('main')
  const files = await openFiles('main')
  let part: PackedTicket[] = []
  let number = 0
  const keep = async () => {
    await db.ticketPacks.add(await writeTickets(files, part, { key: `bench-${number}`, at: NOW }))
    part = []
  }
  for (const made of makeTickets()) {
    if (number++ < TICKETS - IN_ROWS) {
      part.push(made)
      if (part.length === IN_FILE) await keep()
      continue
    }
    if (part.length > 0) await keep()
    await db.tickets.add(made.ticket)
    await db.messages.bulkAdd([...made.messages])
  }
  await db.meta.put({ key: 'version', value: 1 })
  db.close()
}

void make().then(() => postMessage('made'))
