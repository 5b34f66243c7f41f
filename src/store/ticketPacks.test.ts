import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageRow, Ticket } from '~/domain/ticket'
import { runs } from '../../tests/runs'
import { aTicket } from '../../tests/tickets'
import { ShopDb } from './db'
import { openIndexedDbFiles } from './files'
import { readTickets, TicketPacked } from './ticketRows'
import { thawTickets, TicketFiles, writeTickets } from './ticketPacks'

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '退货', 'Hello,\nworld', '「满减」……！'))
const ticket = fc.record(
  {
    subject: text,
    order: text,
    sku: text,
    buyer: text,
    tags: fc.array(fc.constantFrom('急', 'vip', 'a b'), { maxLength: 2 }),
    assignee: fc.constantFrom('owner', 'wang'),
    rating: fc.integer({ min: 1, max: 5 }),
    dueAt: fc.integer({ min: 1, max: 1e12 }),
    said: fc.nat(9),
    last: fc.record({ at: fc.nat(1e12), from: fc.constant('customer'), text }),
    times: fc.record({ first: fc.nat() }),
    links: fc.array(fc.string({ minLength: 1 }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
)
const message = fc.record(
  {
    text,
    at: fc.nat(1e12),
    from: fc.constantFrom('customer', 'owner'),
    note: fc.boolean(),
    sent: fc.constantFrom('copy' as const, 'byHand' as const),
  },
  { requiredKeys: ['text', 'at', 'from', 'note'] },
)

let serial = 0
async function aShop() {
  const id = `packs${++serial}`
  const db = new ShopDb(id)
  await db.open()
  return { db, files: openIndexedDbFiles(id) }
}

describe('packed tickets', () => {
  it('come back as the rows that they were, with all that was said', async () => {
    const { db, files } = await aShop()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(ticket, fc.array(message, { maxLength: 4 })), { minLength: 1, maxLength: 6 }), async (made) => {
        const packed = made.map(([set, said], at) => {
          const key = `t${at}`
          const { key: _, ...blank } = aTicket()
          const row: Partial<Ticket> & Pick<Ticket, 'key'> = at % 2 === 0 ? { ...blank, ...set, key } : { ...set, state: 'closed', key }
          const messages = said.map((each, place): MessageRow => ({ ...each, key: `${key}-${place}`, ticket: key }))
          return { ticket: row, messages }
        })
        const row = await writeTickets(files, packed, { key: `file${++serial}`, at: 1 })
        const { pack, tickets } = await db.transaction('rw', [db.ticketPacks, db.tickets, db.messages], async () => {
          await Promise.all([db.ticketPacks.clear(), db.tickets.clear(), db.messages.clear()])
          await db.ticketPacks.put(row)
          return { pack: row, tickets: packed }
        })
        const reader = new TicketFiles(files)
        await thawTickets(
          db,
          reader,
          tickets.map((each) => each.ticket.key),
        )
        expect(await db.tickets.toArray()).toEqual(tickets.map((each) => each.ticket))
        const said = await db.messages.toArray()
        expect(said).toEqual(tickets.flatMap(({ messages }) => messages).toSorted((a, b) => (a.key < b.key ? -1 : 1)))
        expect((await db.ticketPacks.get(pack.key))?.gone).toHaveLength(tickets.length)
      }),
      { numRuns: runs(30) },
    )
  })

  it('are asked back by a command that needs them, and by none that asks for what never was', async () => {
    const { db, files } = await aShop()
    await db.tickets.put(aTicket({ key: 'row' }))
    await db.ticketPacks.put(await writeTickets(files, [{ ticket: aTicket({ key: 'old' }), messages: [] }], { key: 'file', at: 1 }))
    expect(await readTickets(db, ['row', 'never'])).toEqual([aTicket({ key: 'row' }), undefined])
    await expect(readTickets(db, ['row', 'old'])).rejects.toEqual(new TicketPacked(['old']))
    await thawTickets(db, new TicketFiles(files), ['old'])
    expect(await readTickets(db, ['old'])).toEqual([aTicket({ key: 'old' })])
  })

  it('whose file is gone are told as lost, not as never there', async () => {
    const { db, files } = await aShop()
    await db.ticketPacks.put(await writeTickets(files, [{ ticket: aTicket({ key: 'old' }), messages: [] }], { key: 'file', at: 1 }))
    await files.remove('file')
    const lost = new Set<string>()
    await thawTickets(db, new TicketFiles(files, lost), ['old'])
    expect([...lost]).toEqual(['file'])
    await expect(readTickets(db, ['old'])).rejects.toThrow(TicketPacked)
  })
})
