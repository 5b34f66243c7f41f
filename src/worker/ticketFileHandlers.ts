import { CommerceError } from '~/commerce/errors'
import { mayRun } from '~/domain/person'
import type { ShopTickets } from '~/domain/ticketFile/matchTickets'
import { TicketImporter } from '~/store/import/ticketImporter'
import { importTickets } from '~/store/importTickets'
import { readDesk } from '~/store/deskRow'
import { TicketPacked } from '~/store/ticketRows'
import { allTickets } from './allTickets'
import type { OpenShop } from './shop'
import { thaw } from './shopTickets'
import type { TicketFileCalls } from './ticketFileCalls'

/** Files of tickets: the importer keeps the file and what the last check found of it; the commit writes just that. */
export function ticketFileHandlers(openShop: () => Promise<OpenShop>): TicketFileCalls {
  const importer = new TicketImporter(async () => (await (await openShop()).settings()).zone)
  return {
    'import.tickets.inspect': ({ file, ...how }) => importer.inspect(file, how),

    async 'import.tickets.dryRun'({ plan, commandId, now }, context) {
      const open = await openShop()
      await mustImport(open)
      return importer.dryRun(plan, await readShop(open), { command: commandId, now }, context)
    },

    'import.tickets.refused': async ({ words }) => importer.refused(words),

    async 'import.tickets.commit'() {
      const prepared = importer.prepared()
      if (!prepared) throw new CommerceError('conflict', 'the file has to be checked again')
      const open = await openShop()
      await mustImport(open)
      const write = () => importTickets(open.db, prepared, open.author())
      const outcome = await write().catch(async (error: unknown) => {
        if (!(error instanceof TicketPacked)) throw error
        await thaw(open, error.keys)
        return write()
      })
      if (!outcome.ok) return outcome
      open.changed(['tickets', 'home', 'journal'], await open.version())
      importer.release()
      return outcome
    },
  }
}

async function readShop(open: OpenShop): Promise<ShopTickets> {
  const { db } = open
  const [tickets, desk, people, catalog] = await Promise.all([allTickets(open), readDesk(db), db.people.toArray(), db.catalog.toArray()])
  return {
    tickets,
    desk,
    people: new Map(people.map(({ key, name }) => [name.toLowerCase(), key])),
    skus: new Set(catalog.flatMap(({ skus }) => skus.map(({ code }) => code))),
    who: open.author().who,
  }
}

/** Rejects where who is at work may not import. */
async function mustImport(open: OpenShop): Promise<void> {
  const role = await open.role()
  if (!mayRun(role, 'ticket.import')) throw new CommerceError('forbidden', `${role} may not import tickets`)
}
