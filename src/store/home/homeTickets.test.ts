import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { HomeFinding, HomeKind, HomeViewer } from '~/domain/homeItem'
import type { Ticket } from '~/domain/ticket'
import { ShopDb } from '~/store/db'
import { aReturn } from '../../../tests/returns'
import { findingsIn, NOW, runIn } from '../../../tests/homeShop'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let count = 0
let db: ShopDb
beforeEach(() => {
  db = new ShopDb(`homeTickets${++count}`)
})

const findingsOf = (kind: HomeKind, shop?: Parameters<typeof findingsIn>[2]) => findingsIn(db, kind, shop)
const run = (command: Parameters<typeof runIn>[1], at?: number) => runIn(db, command, at)

describe('tickets and tasks', () => {
  const aTicket = (set: Partial<Ticket>): Ticket => ({
    key: 't1',
    subject: '13812345678 wrong size',
    queue: 'afterSale',
    channel: 'chat',
    state: 'waitingUs',
    reason: 'size',
    priority: 'normal',
    steps: [],
    said: 0,
    buyer: 'b1',
    order: '1001',
    sku: '',
    tags: [],
    createdAt: NOW - DAY,
    dueAt: NOW + HOUR,
    ...set,
  })
  const ids = (found: HomeFinding[]) => found.map(({ id }) => id).sort()

  test('a ticket waits on us when it is due within four hours, or overdue', async () => {
    await db.tickets.bulkPut([
      aTicket({}),
      aTicket({ key: 't2', dueAt: NOW - DAY, state: 'new' }),
      aTicket({ key: 't3', dueAt: NOW + 5 * HOUR }),
      aTicket({ key: 't4', state: 'waitingCustomer' }),
      aTicket({ key: 't5', dueAt: undefined }),
    ])
    expect(ids(await findingsOf('ticketDue'))).toEqual(['ticketDue/t1', 'ticketDue/t2'])
  })

  test('a ticket waits from the warning of a target on, whose moment it is due at', async () => {
    const running = [
      { of: 'first' as const, from: 0, dueAt: NOW + 60 * HOUR, warnAt: NOW },
      { of: 'resolution' as const, from: 0, dueAt: NOW + 70 * HOUR, warnAt: NOW + 1 },
    ]
    const sla = { policy: 'p', tally: {}, running }
    await db.tickets.bulkPut([
      aTicket({ dueAt: NOW + 60 * HOUR, sla }),
      aTicket({ key: 't2', dueAt: NOW + HOUR, sla: { ...sla, running: [{ ...running[1], dueAt: NOW + HOUR }] } }),
      aTicket({
        key: 't3',
        state: 'waitingThird',
        dueAt: NOW - 1,
        sla: { ...sla, running: [{ of: 'resolution', from: 0, dueAt: NOW - 1 }] },
      }),
    ])
    const found = await findingsOf('ticketDue')
    expect(ids(found)).toEqual(['ticketDue/t1', 'ticketDue/t3'])
    expect(found.map(({ dueAt, facts }) => [dueAt, facts.of])).toEqual([
      [NOW - 1, 'resolution'],
      [NOW + 60 * HOUR, 'first'],
    ])
  })

  test('a return waits when its next step is ours and due; what the buyer owes, and what is over, does not', async () => {
    await db.returns.bulkPut([
      aReturn({ key: 'r1', state: 'requested', dueAt: NOW - HOUR }),
      aReturn({ key: 'r2', state: 'received', dueAt: NOW + HOUR }),
      aReturn({ key: 'r3', state: 'review', dueAt: NOW + 40 * DAY }),
      aReturn({ key: 'r4', state: 'approved', dueAt: NOW - HOUR }),
      aReturn({ key: 'r5', state: 'closed', dueAt: NOW - HOUR }),
    ])
    const found = await findingsOf('returnDue')
    expect(found.map(({ id, facts }) => [id, facts.step])).toEqual([
      ['returnDue/r1', 'decide'],
      ['returnDue/r2', 'inspect'],
    ])
  })

  test('its subject is masked for those who may not see personal data', async () => {
    await db.tickets.put(aTicket({}))
    const subject = async (role: HomeViewer['role']) => (await findingsOf('ticketDue', { viewer: { role } }))[0].facts.subject
    expect(await subject('owner')).toContain('13812345678')
    expect(await subject('agent')).not.toContain('13812345678')
  })

  test('a note that calls somebody by name, until they have written in the ticket, or it is solved', async () => {
    const note = (key: string, ticket: string, at: number, set: object = {}) => ({ key, ticket, at, from: 'ann', note: true, text: `look at ${key}`, mentions: ['owner'], ...set })
    await db.tickets.bulkPut([aTicket({ key: 't1' }), aTicket({ key: 't2' }), aTicket({ key: 't3', state: 'solved' }), aTicket({ key: 't4' }), aTicket({ key: 't5' })])
    await db.messages.bulkPut([
      note('a', 't1', NOW - 5),
      note('b', 't1', NOW - 3),
      note('c', 't2', NOW - 5),
      note('d', 't2', NOW - 4, { from: 'owner', mentions: [] }),
      note('e', 't3', NOW - 5),
      note('f', 't4', NOW - 5, { mentions: ['bob'] }),
      note('g', 't5', NOW - 15 * 24 * HOUR),
    ])
    const found = await findingsOf('ticketMention')
    expect(ids(found)).toEqual(['ticketMention/t1'])
    expect(found[0]).toMatchObject({ assignee: 'owner', facts: { said: 'look at b', message: 'b' } })
  }) // prettier-ignore

  test('tasks: mine that are open, and nobody’s that are due today', async () => {
    const task = (key: string, set: object) =>
      run({ id: key, kind: 'task.set', args: { key, set: { title: key, createdAt: NOW, createdBy: 'owner', ...set } } })
    await task('mine', { assignee: 'owner' })
    await task('nobodys', { dueAt: NOW + HOUR })
    await task('nobodysLater', { dueAt: NOW + 20 * HOUR })
    await task('theirs', { assignee: 'ann', dueAt: NOW })
    await task('done', { assignee: 'owner', doneAt: NOW })
    expect(ids(await findingsOf('task'))).toEqual(['task/mine', 'task/nobodys'])
    expect(ids(await findingsOf('task', { viewer: { who: 'ann' } }))).toEqual(['task/nobodys', 'task/theirs'])
  })
})
