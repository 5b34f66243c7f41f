import 'fake-indexeddb/auto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { customerIdOf } from '~/domain/customer'
import { ROLES, type Role } from '~/domain/person'
import { bringOrders } from '../../tests/bringOrders'
import { aLine, anOrder } from '../../tests/builders'
import { aReturn } from '../../tests/returns'
import { aTicket } from '../../tests/tickets'
import { writeTickets } from '~/store/ticketPacks'
import type { CallContext } from './protocol'
import { runCommand } from './runCommand'
import { OpenShop } from './shop'
import { ticketHandlers } from './ticketHandlers'

const WANG = { key: 'wangxiaoming', name: '王小明', email: 'wang.xm@example.com', phone: '+8613812345678' }
const SECRETS = ['wangxiaoming', '王小明', 'wang.xm', '13812345678']
const NOW = 1_000_000
const context: CallContext = { signal: new AbortController().signal, progress: () => undefined }

let open: OpenShop
beforeAll(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open('tickets')
  await open.db.settings.put({ key: 'shop', name: 'Mugs', zone: 'UTC', currency: 'GBP' })
  await open.db.people.bulkAdd(ROLES.map((role) => ({ key: role, name: role, role, active: true })))
  await bringOrders(open.packs, 'i', [
    anOrder({ number: '1', buyer: WANG, shipment: { carrier: 'SF', tracking: 'SF123' }, lines: [aLine({ quantity: 2 })] }),
    anOrder({ number: '2', buyer: { key: '17850', name: '', email: '', phone: '' } }),
  ])
  const say = (ticket: string, at: number, text: string) => ({ key: `${ticket}-${at}`, ticket, at, from: 'customer', note: false, text })
  await open.db.tickets.bulkAdd([
    aTicket({ key: 'T1', subject: 'Call 13812345678', state: 'open', buyer: WANG.key, order: '1', said: 2, createdAt: 1 }),
    aTicket({ key: 'T2', subject: 'Invoice', state: 'solved', buyer: '17850', order: '2', createdAt: 2 }),
  ])
  await open.db.messages.bulkAdd([say('T1', 1, 'My number is 138 1234 5678'), say('T1', 2, 'Where is my mug?')])
  const packed = {
    ticket: aTicket({ key: 'T3', subject: 'Old mug', state: 'closed', buyer: WANG.key, order: '1', said: 1, createdAt: 3 }),
    messages: [say('T3', 1, '退货 wang.xm@example.com')],
  }
  await open.db.ticketPacks.add(await writeTickets(open.files, [packed], { key: 'packed', at: 1 }))
})

const calls = ticketHandlers(() => Promise.resolve(open))
const as = (role: Role) => {
  open.who = role
}
const found = async (text: string) => (await calls['tickets.search']({ text, filter: {}, now: NOW, limit: 50 }, context)).hits

/** Everything that the page can ask of tickets, as one text. */
async function everyAnswer(text: string): Promise<string> {
  const query = { filter: text === '' ? {} : { text }, sort: 'due', offset: 0, limit: 50, now: NOW } as const
  const words = text === '' ? 'mug' : text
  const answers = await Promise.all([
    calls['tickets.list']({ query }, context),
    calls['tickets.get']({ key: 'T1' }, context),
    calls['tickets.get']({ key: 'T3' }, context),
    calls['tickets.customer']({ key: 'T1', now: NOW }, context),
    calls['tickets.search']({ text: words, filter: {}, now: NOW, limit: 50 }, context),
  ])
  return JSON.stringify(answers)
}

describe('tickets', () => {
  it('tell an owner all, wherever they lie', async () => {
    as('owner')
    const query = { filter: {}, sort: 'newest', offset: 0, limit: 50, now: NOW } as const
    expect((await calls['tickets.list']({ query }, context)).items.map(({ key, buyerName }) => [key, buyerName])).toEqual([
      ['T3', '王小明'],
      ['T2', '17850'],
      ['T1', '王小明'],
    ])
    expect(await calls['tickets.get']({ key: 'T3' }, context)).toMatchObject({
      masked: false,
      messages: [{ text: '退货 wang.xm@example.com' }],
    })
    expect(await calls['tickets.get']({ key: 'none' }, context)).toBeNull()
    expect((await found('退货')).map(({ ticket }) => ticket)).toEqual(['T3'])
    expect(await calls['tickets.found']({ text: 'mug', filter: {}, now: NOW }, context)).toEqual({ messages: 2, tickets: 2 })
    expect(await calls['tickets.counts']({ filters: [{}, { open: true }, { order: '1' }, { text: '王小' }], now: NOW }, context)).toEqual([
      3, 1, 2, 2,
    ])
  })

  it('fill the variables of macros that are known, and leave out those that are not', async () => {
    as('owner')
    const detail = await calls['tickets.get']({ key: 'T1' }, context)
    expect(detail?.variables).toMatchObject({
      'customer.name': '王小明',
      'order.number': '1',
      'order.tracking': 'SF123',
      'order.carrier': 'SF',
      'ticket.number': 'T1',
      'agent.name': 'owner',
      'shop.name': 'Mugs',
    })
    expect(detail?.variables).not.toHaveProperty('sku.title')
  })

  it('tell nobody else whose they are', async () => {
    for (const role of ROLES.filter((each) => each !== 'owner')) {
      as(role)
      const answer = await everyAnswer('')
      for (const secret of SECRETS) expect(answer, `${role}: ${secret}`).not.toContain(secret)
      expect(answer).toContain('138****5678')
    }
  })

  it('are found by what masks hide by those alone who may look behind them', async () => {
    for (const [role, hits] of [
      ['owner', 1],
      ['agent', 1],
      ['analyst', 0],
    ] as const) {
      as(role)
      expect(
        (await found('1234 5678')).filter(({ message }) => message !== ''),
        role,
      ).toHaveLength(hits)
      expect(await found('wang.xm'), role).toHaveLength(hits)
      const filters = [{ text: '王小明' }, { text: '13812345678' }]
      expect(await calls['tickets.counts']({ filters, now: NOW }, context), role).toEqual([hits * 2, hits * 2])
    }
  })

  it('show what there is of their customer, the latest first', async () => {
    as('owner')
    const customer = await calls['tickets.customer']({ key: 'T1', now: NOW }, context)
    expect(customer).toMatchObject({ customer: customerIdOf(WANG.key), name: '王小明', orders: 1, openTickets: [] })
    expect(customer?.moments.map(({ kind, key }) => [kind, key])).toEqual(
      expect.arrayContaining([
        ['order', '1'],
        ['ticket', 'T1'],
        ['ticket', 'T3'],
      ]),
    )
    const times = customer?.moments.map(({ at }) => at) ?? []
    expect(times).toEqual(times.toSorted((one, other) => other - one))
  })

  it('tell how much comes back, and where each return stands', async () => {
    as('owner')
    const returns = [
      aReturn({ key: 'r1', buyer: WANG.key, order: '1', state: 'settled', createdAt: 10 }),
      aReturn({ key: 'r2', buyer: WANG.key, order: '1', state: 'refused', createdAt: 11 }),
      aReturn({ key: 'r3', buyer: WANG.key, order: '1', kind: 'refundOnly', state: 'closed', createdAt: 12 }),
    ]
    await open.db.returns.bulkAdd(returns)
    const customer = await calls['tickets.customer']({ key: 'T1', now: NOW }, context)
    await open.db.returns.bulkDelete(returns.map(({ key }) => key))
    // Of the two units of the order one came back.
    expect(customer?.returnRate).toBeCloseTo(0.5)
    expect(customer?.moments.flatMap(({ kind, returned }) => (kind === 'return' ? [returned] : []))).toEqual([
      { kind: 'refundOnly', state: 'closed' },
      { kind: 'return', state: 'refused' },
      { kind: 'return', state: 'settled' },
    ])
  })

  it('come back from their file for whoever writes to them', async () => {
    as('owner')
    const outcome = await runCommand(open, { id: 'c1', kind: 'ticket.set', args: { keys: ['T3'], set: { priority: 'urgent' } } })
    expect(outcome).toMatchObject({ ok: true })
    open.changed(['tickets'], await open.version())
    expect(await open.db.tickets.get('T3')).toMatchObject({ priority: 'urgent', subject: 'Old mug' })
    expect(await calls['tickets.get']({ key: 'T3' }, context)).toMatchObject({
      ticket: { priority: 'urgent' },
      messages: [{ key: 'T3-1' }],
    })
    expect((await found('退货')).map(({ ticket }) => ticket)).toEqual(['T3'])
  })
})
