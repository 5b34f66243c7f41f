import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { customerIdOf } from '~/domain/customer'
import type { Order } from '~/domain/order'
import { DeskShop } from '../../tests/deskShop'
import { basesStamp, keepBases } from './orderActs/bases'
import { BuyerUnknown, keepBuyers } from './ticketBuyer'

const HOUR = 3_600_000
let shop: DeskShop
beforeEach(async () => {
  shop = await DeskShop.open()
})

const rule = (name: string) => ({ ok: false, refusal: { why: 'rule', rule: name } })

describe('a ticket', () => {
  it('is opened by what the customer says, and waits for its first answer', async () => {
    await shop.asks('t1', { subject: '  Where is it ', buyer: 'b' })
    expect(await shop.ticket('t1')).toEqual({
      key: 't1',
      subject: 'Where is it',
      queue: 'afterSale',
      channel: 'chat',
      state: 'new',
      reason: 'other',
      priority: 'normal',
      buyer: 'b',
      order: '',
      sku: '',
      tags: [],
      createdAt: shop.now,
      steps: [{ at: shop.now, to: 'new', who: 'customer' }],
      said: 1,
      last: { at: shop.now, from: 'customer', text: 'Hello' },
      times: {},
      dueAt: shop.now + 20 * HOUR,
      sla: {
        policy: 'rest',
        tally: {},
        running: [
          { of: 'first', from: shop.now, dueAt: shop.now + 20 * HOUR, warnAt: shop.now + 19 * HOUR },
          { of: 'resolution', from: shop.now, dueAt: shop.now + 60 * HOUR, warnAt: shop.now + 59 * HOUR },
        ],
      },
    })
  })

  it('that we begin waits for the customer, and what they answer is no first response', async () => {
    const ticket = { subject: 'Recall', queue: 'afterSale', channel: 'email' } as const
    await shop.done({ kind: 'ticket.open', args: { key: 't1', ticket, message: { ...shop.message('Please send it back'), from: 'us' } } })
    expect(await shop.ticket('t1')).toMatchObject({ state: 'waitingCustomer', said: 1 })
    expect(await shop.messages('t1')).toMatchObject([{ from: 'ann', sent: 'copy', note: false }])
    shop.later(60)
    await shop.hear('t1')
    const { sla, state } = await shop.ticket('t1')
    expect([state, sla?.running.map(({ of }) => of)]).toEqual(['waitingUs', ['next', 'resolution']])
  })

  it('has a subject and something said, and a number of its own', async () => {
    const open = (set: object, text = 'Hi') =>
      shop.run({
        kind: 'ticket.open',
        args: {
          key: 't1',
          ticket: { subject: 'A', queue: 'preSale', channel: 'chat', ...set },
          message: { ...shop.message(text), from: 'customer' },
        },
      })
    expect(await open({ subject: ' ' })).toMatchObject(rule('ticket.noSubject'))
    expect(await open({}, ' ')).toMatchObject(rule('ticket.noText'))
    expect(await open({}, 'x'.repeat(20_001))).toMatchObject(rule('ticket.longText'))
    expect(await open({ assignee: 'gone' })).toMatchObject(rule('ticket.noPerson'))
    expect(await open({})).toMatchObject({ ok: true })
    expect(await open({})).toMatchObject(rule('ticket.taken'))
  })

  it('is of whoever placed its order, or whom the page names by the name that links have', async () => {
    const order = { buyer: { key: '13800138000' } } as Order
    keepBases(shop.db, { of: basesStamp([]), orders: new Map([['W-9', { order, pack: '', fingerprint: 0, tellsShipments: true }]]) })
    await shop.asks('t1', { order: 'W-9' })
    expect((await shop.ticket('t1')).buyer).toBe('13800138000')
    const customer = customerIdOf('li@example.com')
    await expect(shop.asks('t2', { buyer: customer })).rejects.toThrow(BuyerUnknown)
    keepBuyers(shop.db, new Map([[customer, 'li@example.com']]))
    await shop.asks('t2', { buyer: customer })
    expect((await shop.ticket('t2')).buyer).toBe('li@example.com')
    await shop.asks('t3')
    await shop.done({ kind: 'ticket.set', args: { keys: ['t2', 't3'], set: { order: 'W-9' } } })
    expect([(await shop.ticket('t2')).buyer, (await shop.ticket('t3')).buyer]).toEqual(['li@example.com', '13800138000'])
  })

  it('is gone with all that was said when its opening is undone, and back when that is', async () => {
    const opened = await shop.asks('t1', { tags: ['vip'] })
    const before = await shop.all()
    const undone = await shop.undo(opened)
    expect(await shop.all()).toEqual([[], []])
    if (undone.ok) await shop.undo(undone.commandId)
    expect(await shop.all()).toEqual(before)
  })

  it('stays while something was said in it since', async () => {
    const opened = await shop.asks('t1')
    shop.later(1)
    await shop.done({ kind: 'ticket.note', args: { key: 't1', message: shop.message('Asked the carrier') } })
    const before = await shop.all()
    expect(await shop.undo(opened)).toMatchObject({ ok: false, refusal: { why: 'changedSince' } })
    expect(await shop.all()).toEqual(before)
  })
})

describe('many at once', () => {
  beforeEach(async () => {
    for (const key of ['t1', 't2', 't3']) await shop.asks(key)
  })

  it('follow as far as they can; what does not is held with its reason', async () => {
    await shop.done({ kind: 'ticket.merge', args: { into: 't1', keys: ['t2'] } })
    await shop.db.complaints.put({ key: 't3', state: 'plan', rounds: [] } as never)
    const outcome = await shop.run({ kind: 'ticket.move', args: { keys: ['t1', 't2', 't3'], to: 'solved' } })
    expect(outcome).toMatchObject({
      ok: true,
      held: [
        { key: 't2', whys: [{ rule: 'ticket.merged', facts: { into: 't1' } }] },
        { key: 't3', whys: [{ rule: 'ticket.complaint' }] },
      ],
    })
    expect((await shop.ticket('t1')).state).toBe('solved')
    expect(await shop.run({ kind: 'ticket.move', args: { keys: ['t2', 't3'], to: 'solved' } })).toMatchObject({
      ok: false,
      refusal: { rule: 'ticket.merged' },
      held: [{ key: 't2' }, { key: 't3' }],
    })
    await shop.db.complaints.update('t3', { state: 'closed' })
    expect(await shop.run({ kind: 'ticket.move', args: { keys: ['t3'], to: 'solved' } })).toMatchObject({ ok: true })
  })

  it('are one entry and one undo', async () => {
    const before = await shop.all()
    const set = await shop.done({ kind: 'ticket.set', args: { keys: ['t1', 't2', 't3'], set: { queue: 'returns' }, addTags: ['size'] } })
    expect((await shop.ticket('t3')).tags).toEqual(['size'])
    await shop.undo(set)
    expect(await shop.all()).toEqual(before)
  })

  it('are refused where one is not there', async () => {
    expect(await shop.run({ kind: 'ticket.move', args: { keys: ['t1', 'x'], to: 'open' } })).toMatchObject({
      refusal: { why: 'notFound', what: 'x' },
    })
    expect((await shop.ticket('t1')).state).toBe('new')
  })

  it('do not go back to new, and not from closed to solved', async () => {
    const move = (to: 'new' | 'closed' | 'solved') => shop.run({ kind: 'ticket.move', args: { keys: ['t1'], to } })
    await shop.done({ kind: 'ticket.move', args: { keys: ['t1'], to: 'open' } })
    expect(await move('new')).toMatchObject(rule('ticket.state'))
    await move('closed')
    expect(await shop.ticket('t1')).toMatchObject({ solvedAt: shop.now, closedAt: shop.now })
    expect(await move('solved')).toMatchObject(rule('ticket.state'))
  })

  it('refuse a change of what somebody else has changed since', async () => {
    await shop.done({ kind: 'ticket.set', args: { keys: ['t1'], set: { subject: 'Lost' } } })
    const late = await shop.run({ kind: 'ticket.set', args: { keys: ['t1'], set: { subject: 'Late' } }, saw: { subject: 'Where is it' } })
    expect(late).toEqual({ ok: false, refusal: { why: 'changedSince', fields: [{ key: 't1', field: 'subject', now: 'Lost' }] } })
  })
})

describe('whose it is', () => {
  it('claiming opens a new one, giving it to another does not', async () => {
    await shop.asks('t1')
    await shop.asks('t2')
    await shop.done({ kind: 'ticket.assign', args: { keys: ['t1'], to: 'ann' } })
    await shop.done({ kind: 'ticket.assign', args: { keys: ['t2'], to: 'bo' } })
    expect([await shop.ticket('t1'), await shop.ticket('t2')]).toMatchObject([
      { assignee: 'ann', state: 'open' },
      { assignee: 'bo', state: 'new' },
    ])
    expect(await shop.run({ kind: 'ticket.assign', args: { keys: ['t2'], to: 'gone' } })).toMatchObject(rule('ticket.noPerson'))
    await shop.done({ kind: 'ticket.assign', args: { keys: ['t2'], to: '' } })
    expect((await shop.ticket('t2')).assignee).toBeUndefined()
  })

  it('by rule goes to whom it fits with the fewest open, one after another', async () => {
    await shop.db.desk.update('shop', {
      agents: [
        { person: 'ann', queues: ['returns'] },
        { person: 'bo', most: 2 },
      ],
    })
    for (const [key, queue] of [
      ['a', 'returns'],
      ['b', 'returns'],
      ['c', 'preSale'],
      ['d', 'preSale'],
      ['e', 'returns'],
    ] as const)
      await shop.asks(key, { queue })
    const outcome = await shop.run({ kind: 'ticket.assign', args: { keys: ['a', 'b', 'c', 'd', 'e'], to: 'rule' } })
    const given = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(async (key) => (await shop.ticket(key)).assignee ?? ''))
    expect(given).toEqual(['ann', 'bo', 'bo', '', 'ann'])
    expect(outcome).toMatchObject({ ok: true, held: [{ key: 'd', whys: [{ rule: 'ticket.nobodyFits' }] }] })
    expect(await shop.run({ kind: 'ticket.assign', args: { keys: ['d'], to: 'rule' } })).toMatchObject(rule('ticket.nobodyFits'))
  })

  it('is settled as it comes in where the desk does so', async () => {
    await shop.db.desk.update('shop', { autoAssign: true, agents: [{ person: 'ann', away: true }] })
    await shop.asks('t1')
    expect(await shop.ticket('t1')).toMatchObject({ assignee: 'bo', state: 'new' })
  })
})

describe('tickets of one matter', () => {
  beforeEach(async () => {
    await shop.asks('t1', { buyer: 'b' })
    shop.later(10)
    await shop.asks('t2', { order: 'W-1', tags: ['late'] })
  })

  it('merge: all that was said stands in one, the other is closed and leads there', async () => {
    await shop.reply('t1')
    shop.later(10)
    await shop.hear('t2', 'Hello?')
    const before = await shop.all()
    const done = await shop.done({ kind: 'ticket.merge', args: { into: 't1', keys: ['t2'] } })
    expect(await shop.ticket('t1')).toMatchObject({
      said: 4,
      state: 'waitingUs',
      buyer: 'b',
      order: 'W-1',
      tags: ['late'],
      last: { text: 'Hello?' },
    })
    expect(await shop.ticket('t2')).toMatchObject({
      state: 'closed',
      mergedInto: 't1',
      said: 0,
      sla: { running: [], tally: {} },
      times: {},
    })
    expect(await shop.messages('t2')).toEqual([])
    expect(await shop.run({ kind: 'ticket.note', args: { key: 't2', message: shop.message() } })).toMatchObject({
      refusal: { rule: 'ticket.merged', facts: { into: 't1' } },
    })
    await shop.undo(done)
    expect(await shop.all()).toEqual(before)
  })

  it('do not merge into themselves or across customers', async () => {
    await shop.asks('t3', { buyer: 'other' })
    const merge = (keys: string[]) => shop.run({ kind: 'ticket.merge', args: { into: 't1', keys } })
    expect(await merge(['t1'])).toMatchObject(rule('ticket.sameTicket'))
    expect(await merge([])).toMatchObject(rule('ticket.sameTicket'))
    expect(await merge(['t3'])).toMatchObject(rule('ticket.otherCustomer'))
    expect(await merge(['t2', 't3'])).toMatchObject(rule('ticket.otherCustomer'))
  })

  it('split: some of the messages go on in a ticket of their own', async () => {
    shop.later(5)
    await shop.hear('t1', 'And my other order?')
    const [first, second] = await shop.messages('t1')
    const before = await shop.all()
    const split = (messages: string[]) =>
      shop.run({ kind: 'ticket.split', args: { from: 't1', key: 't9', messages, subject: 'Other order' } })
    expect(await split([])).toMatchObject(rule('ticket.splitAll'))
    expect(await split([first.key, second.key])).toMatchObject(rule('ticket.splitAll'))
    const done = await split([second.key])
    expect(await shop.ticket('t9')).toMatchObject({
      state: 'new',
      createdAt: second.at,
      splitFrom: 't1',
      said: 1,
      buyer: 'b',
      links: ['t1'],
    })
    expect(await shop.ticket('t1')).toMatchObject({ said: 1, links: ['t9'], last: { text: 'Hello' } })
    if (done.ok) await shop.undo(done.commandId)
    expect(await shop.all()).toEqual(before)
  })

  it('a split is not undone under what was said in it since', async () => {
    await shop.hear('t1')
    const [, second] = await shop.messages('t1')
    const split = await shop.done({ kind: 'ticket.split', args: { from: 't1', key: 't9', messages: [second.key], subject: 'Other' } })
    shop.later(1)
    await shop.done({ kind: 'ticket.note', args: { key: 't9', message: shop.message() } })
    expect(await shop.undo(split)).toMatchObject({ ok: false, refusal: { why: 'changedSince' } })
    expect(await shop.messages('t9')).toHaveLength(2)
  })

  it('are linked from both sides', async () => {
    await shop.done({ kind: 'ticket.link', args: { key: 't1', other: 't2', linked: true } })
    expect([(await shop.ticket('t1')).links, (await shop.ticket('t2')).links]).toEqual([['t2'], ['t1']])
    await shop.done({ kind: 'ticket.link', args: { key: 't2', other: 't1', linked: false } })
    expect((await shop.ticket('t1')).links).toBeUndefined()
    expect(await shop.run({ kind: 'ticket.link', args: { key: 't1', other: 't1', linked: true } })).toMatchObject(rule('ticket.sameTicket'))
  })
})

describe('what customers say of it', () => {
  it('is a whole number from 1 to 5; the last one counts', async () => {
    await shop.asks('t1')
    const rate = (rating: number, note?: string) => shop.run({ kind: 'ticket.rate', args: { key: 't1', rating, ...(note && { note }) } })
    for (const wrong of [0, 6, 2.5]) expect(await rate(wrong)).toMatchObject(rule('ticket.rating'))
    await rate(2, 'slow')
    shop.later(1)
    await rate(5)
    const { rating, ratedAt, ratingNote } = await shop.ticket('t1')
    expect({ rating, ratedAt, ratingNote }).toEqual({ rating: 5, ratedAt: shop.now, ratingNote: undefined })
  })
})

describe('by itself', () => {
  it('closes what was solved long ago, once, with a line in the history', async () => {
    await shop.asks('t1')
    await shop.reply('t1', 'Done', 'solved')
    shop.later(14 * 24 * 60 - 1)
    expect(await shop.run({ kind: 'ticket.closeOld', args: { keys: ['t1'] } })).toMatchObject(rule('ticket.notDue'))
    shop.later(1)
    await shop.done({ kind: 'ticket.closeOld', args: { keys: ['t1'] } })
    expect((await shop.ticket('t1')).steps.at(-1)).toEqual({ at: shop.now, to: 'closed', who: 'rule' })
    expect(await shop.run({ kind: 'ticket.closeOld', args: { keys: ['t1'] } })).toMatchObject(rule('ticket.notDue'))
  })

  it('calls somebody for what is late, once a target, and the targets stay those of its policy', async () => {
    const desk = await shop.db.desk.get('shop')
    await shop.db.desk.update('shop', { policies: (desk?.policies ?? []).map((policy) => ({ ...policy, escalateTo: 'bo' })) })
    await shop.asks('t1')
    const escalate = () => shop.run({ kind: 'ticket.escalate', args: { keys: ['t1'] } })
    shop.later(20 * 60)
    expect(await escalate()).toMatchObject(rule('ticket.notDue'))
    shop.later(1)
    const done = await escalate()
    expect(await shop.ticket('t1')).toMatchObject({ assignee: 'bo', priority: 'urgent', state: 'new', sla: { policy: 'rest' } })
    expect(await escalate()).toMatchObject(rule('ticket.notDue'))
    await shop.reply('t1', 'Sorry', 'waitingUs')
    expect((await shop.ticket('t1')).sla).toMatchObject({ policy: 'rest', tally: { first: { due: 1, met: 0 } } })
    shop.later(40 * 60)
    expect(await escalate()).toMatchObject({ ok: true })
    if (done.ok) expect(await shop.undo(done.commandId)).toMatchObject({ ok: true })
  })
})
