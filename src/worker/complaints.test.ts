import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Command } from '~/domain/command'
import type { Given, StepGiven } from '~/domain/complaint'
import { COMPLAINT_STEPS } from '~/domain/complaintWay'
import { customerIdOf } from '~/domain/customer'
import { refundable, splitRefund } from '~/domain/refundSplit'
import type { Role } from '~/domain/person'
import { sha256 } from '~/store/backup/digest'
import { eraseCustomer } from '~/store/eraseCustomer'
import { readOrderBase } from '~/store/orderActs/readOrder'
import { anOrder } from '../../tests/builders'
import { bringOrders } from '../../tests/bringOrders'
import { aTicket } from '../../tests/tickets'
import { complaintHandlers } from './complaintHandlers'
import { runCommand } from './runCommand'
import { OpenShop } from './shop'
import { workHandlers } from './workHandlers'

const DAY = 86_400_000
const CONTEXT = { signal: new AbortController().signal, progress: () => undefined }
let open: OpenShop
let serial = 0

type Intent = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never
const run = (intent: Intent) => runCommand(open, { ...intent, id: `c${++serial}` })
const done = async (intent: Intent) => {
  const outcome = await run(intent)
  if (!outcome.ok) expect.fail(JSON.stringify(outcome.refusal))
  open.refresh(await open.version())
  return outcome.commandId
}
const complaint = async (key = 't1') => (await open.db.complaints.get(key)) ?? expect.fail(`no complaint ${key}`)
const ticket = async (key = 't1') => (await open.db.tickets.get(key)) ?? expect.fail(`no ticket ${key}`)
const as = async (role: Role) => {
  await done({ kind: 'person.set', args: { key: role, set: { name: role, role, active: true } } })
  open.who = role
}

const STEP: Record<StepGiven['step'], StepGiven> = {
  confirm: { step: 'confirm', said: 'The lid is cracked, says 13812345678', by: 'phone', severity: 'major' },
  record: { step: 'record', said: 'lid cracked', kind: 'quality', reason: 'broken', wish: 'refund', order: '1001', sku: 'MUG-1' },
  investigate: { step: 'investigate', said: 'a bad mould', upheld: 'yes', cause: 'supplier' },
  plan: { step: 'plan', said: 'send another', owner: 'owner', dueAt: Date.now() + 3 * DAY },
  carryOut: { step: 'carryOut', said: 'sent', as: 'planned' },
  feedBack: { step: 'feedBack', said: 'told', by: 'phone', took: 'accepted' },
}
const start: Intent = { kind: 'complaint.open', args: { key: 't1', severity: 'minor', note: 'a complaint' } }
const step = (name: StepGiven['step'], round = 0): Intent => ({
  kind: 'complaint.step',
  args: { key: 't1', round, done: STEP[name], note: `note ${name}` },
})
const asked = (satisfaction: number): Intent => ({
  kind: 'complaint.followUp',
  args: { key: 't1', satisfaction, said: 'still broken', note: 'asked' },
})
const give = (line: string, given: Given): Intent => ({
  kind: 'complaint.compensate',
  args: { key: 't1', line, give: given, why: 'for the trouble', note: 'given' },
})

beforeAll(() => void vi.stubGlobal('navigator', { language: 'zh-CN' }))
afterAll(() => void vi.unstubAllGlobals())
beforeEach(async () => {
  open = await OpenShop.open(`complaints${++serial}`)
  const now = Date.now()
  await bringOrders(open.packs, 'orders', [
    anOrder({ currency: 'CNY', placedAt: now - 9 * DAY, paidAt: now - 9 * DAY, lines: [], shipping: 0 }),
    anOrder({ number: '1002', currency: 'CNY', placedAt: now - 9 * DAY, paidAt: now - 9 * DAY, lines: [{ sku: 'MUG-1', title: 'Mug', quantity: 2, price: 5_000_000, amount: 10_000_000, discount: 0, kind: 'sale', notSale: '' }] }), // prettier-ignore
  ])
  await open.db.settings.put({ key: 'shop', zone: 'Asia/Shanghai', currency: 'CNY' })
  await open.db.tickets.put(aTicket({ key: 't1', queue: 'afterSale', reason: 'quality', buyer: 'b1', order: '1002', sku: 'MUG-1', createdAt: now - DAY, subject: 'Broken' })) // prettier-ignore
  open.refresh(await open.version())
})
afterEach(() => open.close())

describe('a complaint', () => {
  it('takes its ticket into the queue of complaints, and keeps it from being solved but by its steps', async () => {
    await done(start)
    expect(await ticket()).toMatchObject({ queue: 'complaints', state: 'open' })
    expect(await complaint()).toMatchObject({ state: 'confirm', kind: 'quality', order: '1002' })
    expect(await run({ kind: 'ticket.move', args: { keys: ['t1'], to: 'solved' } })).toMatchObject({ ok: false, refusal: { rule: 'ticket.complaint' } }) // prettier-ignore
    expect(await run(start)).toMatchObject({ ok: false, refusal: { rule: 'complaint.taken' } })
  })

  it('goes through its six steps, is unsatisfied, reopens and closes, each noted on the ticket', async () => {
    await done(start)
    expect(await run(step('record'))).toMatchObject({ ok: false, refusal: { rule: 'complaint.notDue' } })
    for (const name of COMPLAINT_STEPS) await done(step(name))
    expect(await ticket()).toMatchObject({ state: 'solved' })
    await done(asked(1))
    expect(await complaint()).toMatchObject({ state: 'investigate', rounds: [{ followUp: { satisfaction: 1 } }, { done: [] }] })
    expect(await ticket()).toMatchObject({ state: 'waitingUs', reopened: 1 })
    expect(await run(step('investigate', 0))).toMatchObject({ ok: false, refusal: { rule: 'complaint.notDue' } })
    for (const name of COMPLAINT_STEPS.slice(2)) await done(step(name, 1))
    await done(asked(5))
    expect(await complaint()).toMatchObject({ state: 'closed', upheld: 'yes' })
    const notes = await open.db.messages.where('ticket').equals('t1').toArray()
    expect(notes).toHaveLength(1 + 6 + 1 + 4 + 1)
    expect(notes.every(({ note }) => note)).toBe(true)
  })

  it('undone step by step is as it was, its ticket too', async () => {
    await done(start)
    const before = [await complaint(), await ticket()]
    const id = await done(step('confirm'))
    expect(await complaint()).toMatchObject({ state: 'record' })
    await done({ kind: 'undo', args: { command: id } })
    expect([await complaint(), await ticket()]).toEqual(before)
  })
})

describe('compensation', () => {
  const money = async (amount: number): Promise<Given> => {
    const found = (await readOrderBase(open.db, '1002')) ?? expect.fail('no order')
    return { of: 'money', order: '1002', reason: 'goodwill', split: splitRefund(found.base, found.acts, { lines: [], other: amount }) }
  }
  const leftOf = async () => {
    const found = (await readOrderBase(open.db, '1002')) ?? expect.fail('no order')
    return refundable(found.base, found.acts).all.left
  }

  it('within what an agent may give is refunded at once; beyond it waits, and is refunded when an operator lets it through', async () => {
    // Reads the order once, as the screen does.
    await run({ kind: 'order.refund', args: { order: '1002', key: 'none', split: { lines: [], shipping: 0, tax: 0, other: 0, pointsBack: 0, pointsTaken: 0, coupons: [] }, reason: 'other' } }) // prettier-ignore
    const whole = await leftOf()
    await as('operator')
    open.who = 'owner'
    await as('agent')
    await done(start)
    await done(give('a', await money(300_000)))
    expect(await leftOf()).toBe(whole - 300_000)
    await done(give('b', await money(300_000)))
    expect((await complaint()).compensations).toMatchObject([{ state: 'given' }, { state: 'asked', askedBy: 'agent' }])
    expect(await leftOf()).toBe(whole - 300_000)
    const approve: Intent = { kind: 'complaint.approve', args: { key: 't1', line: 'b', note: 'approved' } }
    expect(await run(approve)).toMatchObject({ ok: false, refusal: { why: 'forbidden' } })
    open.who = 'operator'
    await done(approve)
    expect(await leftOf()).toBe(whole - 600_000)
    expect(await run(approve)).toMatchObject({ ok: false, refusal: { rule: 'complaint.decided' } })
  })

  it('is never more than was paid', async () => {
    await run({ kind: 'order.refund', args: { order: '1002', key: 'none', split: { lines: [], shipping: 0, tax: 0, other: 0, pointsBack: 0, pointsTaken: 0, coupons: [] }, reason: 'other' } }) // prettier-ignore
    await done(start)
    const split = { lines: [], shipping: 0, tax: 0, other: 99_000_000, pointsBack: 0, pointsTaken: 0, coupons: [] }
    expect(await run(give('a', { of: 'money', order: '1002', reason: 'goodwill', split }))).toMatchObject({ ok: false })
    expect((await complaint()).compensations).toBeUndefined()
  })

  it('in points goes into the ledger of the buyer, and declined it does not', async () => {
    await as('agent')
    await done(start)
    await done(give('p', { of: 'points', points: 200 }))
    await done(give('q', { of: 'points', points: 9000 }))
    open.who = 'owner'
    await done({ kind: 'complaint.decline', args: { key: 't1', line: 'q', why: 'too much', note: 'declined' } })
    const lines = (await open.db.points.toArray()).flatMap((page) => page.lines)
    expect(lines).toMatchObject([{ customer: customerIdOf('b1'), points: 200, reason: 'adjust' }])
    expect((await complaint()).compensations).toMatchObject([{ state: 'given' }, { state: 'declined', why: 'too much' }])
  })
})

describe('evidence', () => {
  const bytes = new TextEncoder().encode('a photo')
  const add = () =>
    workHandlers(async () => open)['attachments.add'](
      {
        command: { id: 'add', kind: 'attachment.add', args: { key: 'file-0000-1', set: { on: 'ticket/t1', name: 'crack.png', type: 'image/png', bytes: bytes.byteLength, at: 1, who: 'owner' } } }, // prettier-ignore
        file: new File([bytes], 'crack.png'),
      },
      CONTEXT,
    )

  it('is hashed when it is added, is still the same when asked, and leaves only with a reason that stays', async () => {
    await done(start)
    expect(await add()).toMatchObject({ ok: true })
    const hash = await sha256(bytes)
    expect(await open.db.attachments.get('file-0000-1')).toMatchObject({ sha256: hash })
    const verify = () => complaintHandlers(async () => open)['complaints.verify']({ file: 'file-0000-1' }, CONTEXT)
    expect(await verify()).toBe('same')
    expect(await run({ kind: 'attachment.remove', args: { key: 'file-0000-1' } })).toMatchObject({ ok: false, refusal: { rule: 'complaint.evidence' } }) // prettier-ignore
    await done({ kind: 'complaint.withdraw', args: { key: 't1', file: 'file-0000-1', why: 'wrong customer', note: 'taken out' } })
    expect((await complaint()).withdrawn).toMatchObject([{ name: 'crack.png', sha256: hash, why: 'wrong customer' }])
    expect(await verify()).toBe('gone')
  })
})

it('an erased customer is named by no complaint, and what was done about it stays', async () => {
  await done(start)
  await done(step('confirm'))
  const author = { who: 'owner', at: Date.now() }
  let names = 0
  await eraseCustomer(open, { customer: customerIdOf('b1'), commandId: 'erase', newName: () => `n${++names}-${'x'.repeat(20)}` }, author)
  const row = await complaint()
  expect(row.buyer).not.toBe('b1')
  expect(JSON.stringify(row)).not.toContain('13812345678')
  expect(row.rounds[0].done).toMatchObject([{ step: 'confirm', said: '' }])
})
