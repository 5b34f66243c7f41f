import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import type { MessageRow, Ticket } from '~/domain/ticket'
import { runs } from '../../tests/runs'
import { aTicket } from '../../tests/tickets'
import { ShopDb } from './db'
import { execute, executeWith } from './execute'
import { openIndexedDbFiles, type PackFiles } from './files'
import { type FollowedTickets, followTickets } from './followTickets'
import { joinPacks, packSome } from './packTickets'
import { Packs } from './packs'
import { changesAway, changesTo } from './rows'
import { searchWords } from './ticketSearch'
import { thawTickets, TicketFiles } from './ticketPacks'
import { readTickets, TicketPacked } from './ticketRows'

const DAY = 86_400_000
const NOW = 400 * DAY
const OWNER = { who: 'owner', at: NOW }
const DEFAULTS = { name: '', zone: 'UTC', currency: 'GBP' }

let serial = 0
const newName = () => `name${++serial}`

interface Shop {
  db: ShopDb
  files: PackFiles
  reader: TicketFiles
}

/** A shop of tickets that were closed long ago, and one that was not; each has two messages. */
async function aShop(closed: number): Promise<Shop> {
  const id = newName()
  const db = new ShopDb(id)
  await db.open()
  const files = openIndexedDbFiles(id)
  const old = (at: number) =>
    aTicket({ key: `old${at}`, state: 'closed', closedAt: (at % 300) * DAY, said: 2, subject: `matter ${at}`, order: `N-${at}` })
  const tickets = [
    ...Array.from({ length: closed }, (_, at) => old(at)),
    aTicket({ key: 'new', state: 'closed', closedAt: NOW - DAY, said: 2 }),
  ]
  const say = (key: string, place: number): MessageRow => ({
    key: `${key}-${place}`,
    ticket: key,
    at: place,
    from: 'customer',
    note: false,
    text: `word ${key} 退货`,
  })
  await db.tickets.bulkAdd(tickets)
  await db.messages.bulkAdd(tickets.flatMap(({ key }) => [say(key, 1), say(key, 2)]))
  return { db, files, reader: new TicketFiles(files) }
}

const rowsOf = async ({ db }: Shop) => ({ tickets: await db.tickets.toArray(), messages: await db.messages.toArray() })
const pack = (shop: Shop, most?: number) => packSome(shop, { now: NOW, name: newName(), ...(most ? { most } : {}) })
const follow = ({ db, reader }: Shop, before?: FollowedTickets) => followTickets({ db, files: reader }, before)

/** Sets fields of a ticket, or takes it away, as a command does. */
async function change({ db, reader }: Shop, key: string, set: Partial<Ticket> | undefined): Promise<string> {
  const id = newName()
  const command: Command = { id, kind: 'ticket.set', args: { keys: [key], set: {} } }
  const run = () =>
    executeWith(db, command, OWNER, async () => {
      const [row] = await readTickets(db, [key])
      const changes = set ? changesTo('tickets', key, row && { ...row }, set) : row ? changesAway('tickets', key, { ...row }) : []
      return { changes }
    })
  await run().catch(async (error: unknown) => {
    if (!(error instanceof TicketPacked)) throw error
    await thawTickets(db, reader, error.keys)
    await run()
  })
  return id
}

const shown = ({ index }: FollowedTickets) => index.page({ filter: {}, sort: 'newest', offset: 0, limit: 1000, now: NOW }).items

async function found(shop: Shop, followed: FollowedTickets, text: string): Promise<string[]> {
  await followed.search.learn({ db: shop.db, files: shop.reader }, new AbortController().signal)
  const marks = new Uint8Array(followed.index.columns.size).fill(1)
  const { places } = followed.search.first({ words: searchWords(text), marks }, 1000)
  return places.map(({ row, block, at }) => `${followed.index.columns.keys[row]} ${block.keyAt(at)}`).sort()
}

describe('tickets that were closed long ago', () => {
  it('lie in files, and lists and search show the same', async () => {
    const shop = await aShop(120)
    const before = await follow(shop)
    const said = await found(shop, before, '退货')
    expect(await pack(shop)).toBe(120)
    expect((await rowsOf(shop)).tickets.map(({ key }) => key)).toEqual(['new'])
    expect((await rowsOf(shop)).messages).toHaveLength(2)
    const after = await follow(shop)
    expect(shown(after)).toEqual(shown(before))
    expect(await found(shop, after, '退货')).toEqual(said)
    // Whoever had read them before knows them still.
    expect(shown(await follow(shop, before))).toEqual(shown(after))
    expect(await found(shop, await follow(shop, before), '退货')).toEqual(said)
  })

  it('stay rows where they are few', async () => {
    const shop = await aShop(20)
    expect(await pack(shop)).toBe(0)
    expect(await shop.files.names()).toEqual([])
  })

  it('are not lost where the browser dies between file and manifest', async () => {
    const shop = await aShop(120)
    const before = await rowsOf(shop)
    const dying = {
      ...shop.files,
      write: async (name: string, file: Parameters<PackFiles['write']>[1]) => {
        await shop.files.write(name, file)
        throw new Error('killed')
      },
    }
    await expect(packSome({ db: shop.db, files: dying }, { now: NOW, name: 'rubbish' })).rejects.toThrow('killed')
    expect(await rowsOf(shop)).toEqual(before)
    await new Packs(shop, shop.files).sweep(NOW)
    expect(await shop.files.names()).toEqual([])
  })

  it('keep their files when the shop is swept', async () => {
    const shop = await aShop(120)
    await pack(shop)
    await new Packs(shop, shop.files).sweep(NOW)
    expect(await shop.files.names()).toHaveLength(1)
  })

  it('stay rows where a command changes one meanwhile', async () => {
    const shop = await aShop(120)
    const busy = {
      ...shop.files,
      write: async (name: string, file: Parameters<PackFiles['write']>[1]) => {
        await shop.files.write(name, file)
        await change(shop, 'old7', { subject: 'changed' })
      },
    }
    expect(await packSome({ db: shop.db, files: busy }, { now: NOW, name: newName() })).toBe(0)
    expect(await shop.files.names()).toEqual([])
    expect((await shop.db.tickets.get('old7'))?.subject).toBe('changed')
    expect(await shop.db.tickets.count()).toBe(121)
  })

  it('come back as they were, and what was done to them before can be undone', async () => {
    const shop = await aShop(120)
    const before = await rowsOf(shop)
    const id = await change(shop, 'old3', { subject: 'changed' })
    await pack(shop)
    const undo: Command = { id: newName(), kind: 'undo', args: { command: id } }
    await expect(execute(shop.db, DEFAULTS, undo, OWNER)).rejects.toEqual(new TicketPacked(['old3']))
    await thawTickets(shop.db, shop.reader, ['old3'])
    expect(await execute(shop.db, DEFAULTS, undo, OWNER)).toMatchObject({ ok: true })
    expect((await shop.db.tickets.get('old3'))?.subject).toBe('matter 3')
    expect(await shop.db.messages.where('ticket').equals('old3').toArray()).toEqual(
      before.messages.filter(({ ticket }) => ticket === 'old3'),
    )
  })

  it('lie in few files, without those that came back', async () => {
    const shop = await aShop(700)
    const before = await rowsOf(shop)
    while ((await pack(shop, 100)) > 0);
    await thawTickets(shop.db, shop.reader, ['old1', 'old600'])
    expect(await shop.db.ticketPacks.count()).toBe(7)
    expect(await joinPacks(shop, { now: NOW, name: newName() })).toBe(true)
    const [row, ...others] = await shop.db.ticketPacks.toArray()
    expect(others).toEqual([])
    expect(row.tickets).toBe(698)
    await thawTickets(
      shop.db,
      shop.reader,
      before.tickets.map(({ key }) => key),
    )
    expect(await rowsOf(shop)).toEqual(before)
  }, 30_000)

  it('are followed through changes as if all were read anew', async () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant('set' as const), at: fc.nat(119), subject: fc.constantFrom('one', 'two') }),
      fc.record({ does: fc.constant('away' as const), at: fc.nat(119) }),
      fc.constant({ does: 'pack' as const }),
      fc.constant({ does: 'thaw' as const }),
      fc.constant({ does: 'join' as const }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (rounds, early) => {
          const shop = await aShop(130)
          let followed = await follow(shop)
          if (early) await found(shop, followed, 'word')
          for (const steps of rounds) {
            for (const made of steps) {
              if (made.does === 'set') await change(shop, `old${made.at}`, { subject: made.subject })
              else if (made.does === 'away') await change(shop, `old${made.at}`, undefined)
              else if (made.does === 'pack') await pack(shop)
              else if (made.does === 'thaw') await thawTickets(shop.db, shop.reader, ['old5', 'old6'])
              else await joinPacks(shop, { now: NOW, name: newName() })
            }
            followed = await follow(shop, followed)
            const fresh = await follow(shop)
            expect(shown(followed)).toEqual(shown(fresh))
            for (const text of ['word', 'two', 'old5']) expect(await found(shop, followed, text)).toEqual(await found(shop, fresh, text))
          }
        },
      ),
      { numRuns: runs(15) },
    )
  }, 60_000)
})
