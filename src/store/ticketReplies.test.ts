import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { DeskShop } from '../../tests/deskShop'

const HOUR = 3_600_000
let shop: DeskShop
beforeEach(async () => {
  shop = await DeskShop.open()
})

describe('a reply', () => {
  beforeEach(async () => {
    await shop.asks('t1')
    shop.later(1)
  })

  it('answers, hands the word to the customer and makes nobody’s ticket the writer’s, in one step', async () => {
    shop.later(29)
    await shop.reply('t1')
    const ticket = await shop.ticket('t1')
    expect(ticket).toMatchObject({
      state: 'waitingCustomer',
      assignee: 'ann',
      said: 2,
      last: { from: 'ann', text: 'On its way' },
      times: { first: HOUR / 2, firstGross: HOUR / 2 },
      sla: { tally: { first: { due: 1, met: 1 } }, running: [{ of: 'resolution', left: 59.5 * HOUR }] },
    })
    expect(ticket.dueAt).toBeUndefined()
    expect(await shop.db.journal.where('touches').equals('ticket/t1').count()).toBe(2)
  })

  it('is taken back as a whole', async () => {
    const before = await shop.all()
    shop.later(30)
    const replied = await shop.reply('t1', 'Done', 'solved')
    expect(await shop.ticket('t1')).toMatchObject({ state: 'solved', solvedAt: shop.now })
    shop.later(5)
    await shop.undo(replied)
    expect(await shop.all()).toEqual(before)
  })

  it('is not taken back once something was said after it', async () => {
    const replied = await shop.reply('t1', 'In a moment', 'waitingUs')
    shop.later(1)
    await shop.hear('t1')
    const before = await shop.all()
    expect(await shop.undo(replied)).toMatchObject({ ok: false, refusal: { why: 'changedSince' } })
    expect(await shop.all()).toEqual(before)
  })

  it('is not taken back once the ticket went on, or its message was sent by hand', async () => {
    const one = await shop.reply('t1')
    shop.later(1)
    const moved = await shop.done({ kind: 'ticket.move', args: { keys: ['t1'], to: 'solved' } })
    expect(await shop.undo(one)).toMatchObject({ ok: false })
    await shop.undo(moved)
    const [, message] = await shop.messages('t1')
    await shop.done({ kind: 'ticket.sent', args: { key: 't1', message: message.key, sent: 'byHand' } })
    expect(await shop.undo(one)).toMatchObject({ ok: false, refusal: { why: 'rule', rule: 'ticket.goneOut' } })
    expect((await shop.messages('t1'))[1].sent).toBe('byHand')
  })

  it('keeps what was changed beside it when it is taken back, with targets as they are then', async () => {
    const replied = await shop.reply('t1')
    shop.later(10)
    await shop.done({ kind: 'ticket.set', args: { keys: ['t1'], set: { priority: 'urgent' } } })
    expect(await shop.undo(replied)).toMatchObject({ ok: true })
    const { priority, state, said, sla, dueAt, createdAt } = await shop.ticket('t1')
    expect({ priority, state, said, policy: sla?.policy, due: (dueAt ?? 0) - createdAt }).toEqual({
      priority: 'urgent',
      state: 'new',
      said: 1,
      policy: 'urgent',
      due: 4 * HOUR,
    })
  })

  it('is held up where somebody has written meanwhile, and goes when that was read', async () => {
    await shop.hear('t1')
    const reply = (anyway: boolean) =>
      shop.run({
        kind: 'ticket.reply',
        args: { key: 't1', message: shop.message(), sent: 'copy', ...(anyway && { anyway }) },
        saw: { said: 1 },
      })
    expect(await reply(false)).toMatchObject({ refusal: { rule: 'ticket.saidMore', facts: { count: 1 } } })
    expect(await reply(true)).toMatchObject({ ok: true })
  })

  it('does what its macro does in the same step', async () => {
    const actions = [
      { kind: 'tag', tag: ' Carrier  asked ' },
      { kind: 'state', to: 'waitingThird' },
      { kind: 'priority', to: 'high' },
      { kind: 'refund' },
    ] as const
    await shop.done({ kind: 'ticket.reply', args: { key: 't1', message: shop.message(), sent: 'copy', macro: 'm', actions } })
    expect(await shop.ticket('t1')).toMatchObject({ state: 'waitingThird', tags: ['Carrier asked'], priority: 'high' })
    expect((await shop.ticket('t1')).steps.map(({ to }) => to)).toEqual(['new', 'waitingThird'])
  })

  it('to what is solved leaves it so; the customer who writes opens it again, closed or not', async () => {
    await shop.reply('t1', 'Done', 'solved')
    await shop.reply('t1', 'Thank you')
    expect(await shop.ticket('t1')).toMatchObject({ state: 'solved' })
    for (const [times, to] of [
      [1, 'solved'],
      [2, 'closed'],
    ] as const) {
      if (to === 'closed') await shop.done({ kind: 'ticket.move', args: { keys: ['t1'], to } })
      shop.later(60)
      await shop.hear('t1')
      const { state, reopened, solvedAt, closedAt, times: took } = await shop.ticket('t1')
      expect({ state, reopened, solvedAt, closedAt, resolution: took?.resolution }).toEqual({ state: 'waitingUs', reopened: times })
    }
  })
})

describe('a note', () => {
  it('changes neither the state nor what the customer read last, and ends no target', async () => {
    await shop.asks('t1')
    const before = await shop.ticket('t1')
    shop.later(10)
    const noted = await shop.done({ kind: 'ticket.note', args: { key: 't1', message: { ...shop.message('Ask @bo'), mentions: ['bo'] } } })
    expect(await shop.ticket('t1')).toEqual({ ...before, said: 2 })
    expect(await shop.messages('t1')).toMatchObject([{}, { note: true, from: 'ann', mentions: ['bo'] }])
    await shop.undo(noted)
    expect(await shop.ticket('t1')).toEqual(before)
    expect(await shop.messages('t1')).toHaveLength(1)
  })
})
