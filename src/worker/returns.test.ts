import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Command } from '~/domain/command'
import { customerIdOf } from '~/domain/customer'
import type { Order } from '~/domain/order'
import type { Role } from '~/domain/person'
import { planReturnRefund } from '~/domain/returnRefund'
import { levelKey } from '~/domain/stock'
import { readOrderBase } from '~/store/orderActs/readOrder'
import { eraseCustomer } from '~/store/eraseCustomer'
import { allLevels } from '~/store/shelves'
import { aLine, anOrder } from '../../tests/builders'
import { bringOrders } from '../../tests/bringOrders'
import { aTicket } from '../../tests/tickets'
import { runCommand } from './runCommand'
import { OpenShop } from './shop'

const DAY = 86_400_000
let open: OpenShop
let serial = 0

type Intent = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never
const run = (intent: Intent) => runCommand(open, { ...intent, id: `c${++serial}` })
const undo = (command: string) => run({ kind: 'undo', args: { command } })
const done = async (intent: Intent) => {
  const outcome = await run(intent)
  if (!outcome.ok) expect.fail(JSON.stringify(outcome.refusal))
  return outcome.commandId
}
const caseOf = async (key = 'r1001') => (await open.db.returns.get(key)) ?? expect.fail(`no return ${key}`)
const onHand = async (sku: string, location = 'main') => {
  const levels = await allLevels(open.db)
  return levels.find((level) => levelKey(level.location, level.sku) === levelKey(location, sku))?.onHand ?? 0
}
const heldOf = async (sku: string) =>
  (await allLevels(open.db)).filter((level) => level.sku === sku).reduce((sum, level) => sum + level.held, 0)

/** Three mugs for 300.00, 60.00 off the order by a full reduction, 10.00 postage; delivered three days ago. */
function theOrder(set: Partial<Order> = {}): Order {
  const now = Date.now()
  return anOrder({
    currency: 'CNY',
    placedAt: now - 6 * DAY,
    paidAt: now - 6 * DAY,
    shipment: { at: now - 5 * DAY, carrier: 'SF', tracking: 'SF1', deliveredAt: now - 3 * DAY },
    lines: [aLine({ quantity: 3, price: 1_000_000, amount: 3_000_000 })],
    discount: 600_000,
    shipping: 100_000,
    ...set,
  })
}

beforeAll(() => void vi.stubGlobal('navigator', { language: 'zh-CN' }))
afterAll(() => void vi.unstubAllGlobals())
beforeEach(async () => {
  open = await OpenShop.open(`returns${++serial}`)
  await bringOrders(open.packs, 'orders', [theOrder()])
  open.refresh(await open.version())
  await done({
    kind: 'stock.move',
    args: {
      moves: [
        { sku: 'MUG-1', location: 'main', quantity: 7, kind: 'opening' },
        { sku: 'CUP-1', location: 'main', quantity: 2, kind: 'opening' },
      ],
    },
  })
  await done({ kind: 'location.set', args: { key: 'aside', set: { name: 'Quarantine', aside: true } } })
})
afterEach(() => open.close())

const as = async (role: Role) => {
  await done({ kind: 'person.set', args: { key: role, set: { name: role, role, active: true } } })
  open.who = role
}

const line = { line: 0, units: 1, reason: 'changedMind', condition: 'intact' } as const
const request = (args: Partial<Extract<Command, { kind: 'return.request' }>['args']> = {}): Intent => ({
  kind: 'return.request',
  args: { key: 'r1001', order: '1001', of: 'return', lines: [line], ...args },
})
const approve: Intent = { kind: 'return.approve', args: { key: 'r1001' } }
const receive = (units: number): Intent => ({ kind: 'return.receive', args: { key: 'r1001', lines: [{ line: 0, units }] } })
const inspect = (...units: Extract<Command, { kind: 'return.inspect' }>['args']['units']): Intent => ({
  kind: 'return.inspect',
  args: { key: 'r1001', units },
})
const restock = (units: number) => inspect({ line: 0, units, outcome: 'restock', location: 'main' })

async function planOf(shipping: number | 'rest' = 0) {
  const found = (await readOrderBase(open.db, '1001')) ?? expect.fail('no order')
  return planReturnRefund(found.base, found.acts, await caseOf(), { shipping })
}
async function settle(early?: true): Promise<Intent> {
  const { split, fees } = await planOf()
  const args = { key: 'r1001', how: 'refund', split, fees, ...(early ? { early } : {}) } as const
  return { kind: 'return.settle', args }
}

describe('a return of one unit of three', () => {
  it('goes from asking to the money, and the sums of order and stock agree', async () => {
    await done(request())
    expect(await caseOf()).toMatchObject({ state: 'review', pays: 'buyer', verdict: { ok: true, policy: 'zh' } })
    await done(approve)
    await done({ kind: 'return.ship', args: { key: 'r1001', carrier: 'SF', tracking: 'SF9' } })
    await done(receive(1))
    expect(await onHand('MUG-1'), 'on no shelf before it was looked at').toBe(7)
    await done(restock(1))
    expect(await onHand('MUG-1')).toBe(8)
    expect(await caseOf()).toMatchObject({ state: 'inspected' })
    await done(await settle())
    const { steps, settled } = await caseOf()
    expect(steps.map(({ to }) => to)).toEqual(['requested', 'review', 'approved', 'inTransit', 'received', 'inspected', 'settled'])
    // A third of 300.00 − 60.00.
    expect(settled).toMatchObject({ how: 'refund', amount: 800_000, lines: [{ line: 0, units: 1, fee: 0 }] })
    const acts = await open.db.orderActs.toArray()
    expect(acts).toMatchObject([
      { order: '1001', did: { kind: 'refund', of: 'r1001', split: { lines: [{ line: 0, units: 1, amount: 800_000 }] } } },
    ])
    await done({ kind: 'return.close', args: { key: 'r1001' } })
    expect(await caseOf()).toMatchObject({ state: 'closed' })
  })

  it('leaves two units for another return, and no third', async () => {
    await done(request())
    expect(await run(request({ key: 'r1001' }))).toMatchObject({ refusal: { rule: 'return.taken' } })
    expect(await run(request({ key: 'r1002', lines: [{ ...line, units: 3 }] }))).toMatchObject({
      refusal: { rule: 'return.units', facts: { line: 1, left: 2 } },
    })
    await done(request({ key: 'r1002', lines: [{ ...line, units: 2 }] }))
    await done({ kind: 'return.cancel', args: { key: 'r1002' } })
    await done(request({ key: 'r1003', lines: [{ ...line, units: 2 }] }))
  })

  it('is refused with a reason for what the order does not have', async () => {
    expect(await run(request({ lines: [] }))).toMatchObject({ refusal: { rule: 'return.noLines' } })
    expect(await run(request({ lines: [{ ...line, line: 4 }] }))).toMatchObject({ refusal: { rule: 'return.units' } })
    expect(await run(request({ lines: [{ ...line, units: 0.5 }] }))).toMatchObject({ refusal: { rule: 'return.units' } })
    expect(await run(request({ order: 'none' }))).toMatchObject({ refusal: { why: 'notFound' } })
  })
})

describe('what the policy refuses', () => {
  const used = request({ lines: [{ ...line, condition: 'used' }] })

  it('is let through by owner and operator with a reason, by an agent never', async () => {
    expect(await run(used)).toMatchObject({ refusal: { rule: 'return.notEligible' } })
    expect(await run(request({ lines: [{ ...line, condition: 'used' }], overrule: ' ' }))).toMatchObject({
      refusal: { rule: 'return.noNote' },
    })
    await as('agent')
    expect(await run(request({ lines: [{ ...line, condition: 'used' }], overrule: 'VIP' }))).toMatchObject({
      refusal: { rule: 'return.mayNotOverrule' },
    })
    open.who = 'owner'
    await done(request({ lines: [{ ...line, condition: 'used' }], overrule: 'VIP' }))
    expect(await caseOf()).toMatchObject({ verdict: { ok: false }, overruled: { note: 'VIP', who: 'owner' } })
  })

  it('stays judged as it was by a later version', async () => {
    await done(request())
    const policy = { from: 0, rules: [], never: [], hours: { proof: 1, review: 1, ship: 1, inspect: 1, settle: 1 } }
    expect(await run({ kind: 'policy.set', args: { key: 'p1', policy } })).toMatchObject({ refusal: { rule: 'policy.noRules' } })
    const rules = [{ key: 'none', kinds: ['repair'], days: 0, conditions: ['faulty'], pays: 'buyer', proof: true, fee: 0.5 }] as const
    await done({ kind: 'policy.set', args: { key: 'p1', policy: { ...policy, rules } } })
    expect(await caseOf()).toMatchObject({ verdict: { ok: true, policy: 'zh', version: 0 } })
    // What came before any version of the shop's own is judged by its first.
    expect(await run(request({ key: 'r1002' }))).toMatchObject({ refusal: { rule: 'return.notEligible' } })
    expect(await run({ kind: 'policy.set', args: { key: 'p1', policy: { ...policy, rules } } })).toMatchObject({
      refusal: { rule: 'policy.taken' },
    })
  })
})

describe('proof', () => {
  const broken = request({ lines: [{ ...line, reason: 'quality', condition: 'faulty' }] })

  it('is asked for what is at fault, and a picture or a word for it goes to the review', async () => {
    await done(broken)
    expect(await caseOf()).toMatchObject({ state: 'proof', pays: 'shop' })
    expect(await run(approve)).toMatchObject({ refusal: { rule: 'return.noProof' } })
    expect(await run({ kind: 'return.proof', args: { key: 'r1001', what: 'given' } })).toMatchObject({
      refusal: { rule: 'return.noProof' },
    })
    await open.db.attachments.add({ key: 'a1', on: 'return/r1001', name: 'x.png', type: 'image/png', bytes: 1, at: 1, who: 'owner' })
    await done({ kind: 'return.proof', args: { key: 'r1001', what: 'given' } })
    expect(await caseOf()).toMatchObject({ state: 'review' })
    await done(approve)
  })
})

describe('goods', () => {
  beforeEach(async () => {
    await done(request({ lines: [{ ...line, units: 3 }] }))
    await done(approve)
  })

  it('arrive in parts, never more than were sent back', async () => {
    await done(receive(2))
    expect(await run(receive(2))).toMatchObject({ refusal: { rule: 'return.received', facts: { left: 1 } } })
    expect(await run(restock(3))).toMatchObject({ refusal: { rule: 'return.inspected', facts: { left: 2 } } })
    await done(restock(2))
    expect(await caseOf(), 'one is still awaited').toMatchObject({ state: 'received' })
    await done(inspect({ line: 0, units: 1, outcome: 'missing' }))
    expect(await caseOf()).toMatchObject({ state: 'inspected' })
    expect(await onHand('MUG-1')).toBe(9)
    const { split } = await planOf()
    expect(split.lines, 'money for what came').toEqual([{ line: 0, units: 2, amount: 1_600_000 }])
  })

  it('restock, lie aside, or are written off, each unit once', async () => {
    await done(receive(3))
    expect(await run(inspect({ line: 0, units: 1, outcome: 'quarantine', location: 'main' }))).toMatchObject({
      refusal: { rule: 'return.notAside' },
    })
    expect(await run(inspect({ line: 0, units: 1, outcome: 'restock', location: 'aside' }))).toMatchObject({
      refusal: { rule: 'return.aside' },
    })
    expect(await run(inspect({ line: 0, units: 1, outcome: 'restock' }))).toMatchObject({ refusal: { rule: 'return.noPlace' } })
    await done(
      inspect(
        { line: 0, units: 1, outcome: 'restock', location: 'main' },
        { line: 0, units: 1, outcome: 'quarantine', location: 'aside' },
        { line: 0, units: 1, outcome: 'scrap', location: 'main' },
      ),
    )
    expect([await onHand('MUG-1'), await onHand('MUG-1', 'aside')]).toEqual([8, 1])
    const moves = (await open.db.moves.toArray()).map(({ move }) => move).filter(({ ref }) => ref === '1001')
    expect(moves.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['returned', 1],
      ['returned', 1],
      ['returned', 1],
      ['scrapped', -1],
    ])
    expect(await run(restock(1))).toMatchObject({ refusal: { rule: 'return.state' } })
  })

  it('are taken off the shelf again by an undo, which is refused once the money has gone', async () => {
    await done(receive(3))
    const seen = await done(restock(3))
    expect(await undo(seen)).toMatchObject({ ok: true })
    expect(await onHand('MUG-1')).toBe(7)
    expect(await caseOf()).toMatchObject({ state: 'received' })
    const again = await done(restock(3))
    const paid = await done(await settle())
    expect(await undo(again)).toMatchObject({ refusal: { rule: 'return.later' } })
    expect(await onHand('MUG-1')).toBe(10)
    expect(await undo(paid)).toMatchObject({ ok: true })
    expect(await open.db.orderActs.count()).toBe(0)
    expect(await caseOf()).toMatchObject({ state: 'inspected' })
    expect(await undo(again)).toMatchObject({ ok: true })
    expect(await onHand('MUG-1')).toBe(7)
  })

  it('go back to the buyer where nothing was as agreed', async () => {
    await done(receive(3))
    await done(inspect({ line: 0, units: 3, outcome: 'sendBack' }))
    expect((await planOf()).split.lines).toEqual([])
    await done({ kind: 'return.settle', args: { key: 'r1001', how: 'nothing', tracking: 'SF7' } })
    expect(await caseOf()).toMatchObject({ state: 'settled', settled: { how: 'nothing', amount: 0 } })
    expect(await onHand('MUG-1')).toBe(7)
    await done({ kind: 'return.close', args: { key: 'r1001' } })
  })
})

describe('money', () => {
  it('goes before the goods by choice alone, once, and the goods are still looked at', async () => {
    await done(request())
    await done(approve)
    expect(await run(await settle())).toMatchObject({ refusal: { rule: 'return.early' } })
    await done(await settle(true))
    expect(await caseOf()).toMatchObject({ state: 'approved', settled: { early: true, amount: 800_000 } })
    expect(await run(await settle(true))).toMatchObject({
      refusal: { rule: 'return.state' },
    })
    await done(receive(1))
    await done(restock(1))
    expect(await caseOf(), 'nothing is left to be paid').toMatchObject({ state: 'settled' })
  })

  it('goes without goods where none are wanted', async () => {
    await done(request({ of: 'refundOnly', lines: [{ ...line, reason: 'late' }] }))
    await done(approve)
    expect(await run({ kind: 'return.ship', args: { key: 'r1001', carrier: '', tracking: 'x' } })).toMatchObject({
      refusal: { rule: 'return.state' },
    })
    await done(await settle())
    expect(await caseOf()).toMatchObject({ state: 'settled' })
    expect(await onHand('MUG-1')).toBe(7)
  })

  it('is never for more units than the case, nor more than was paid', async () => {
    await done(request())
    await done(approve)
    await done(receive(1))
    await done(restock(1))
    const { split } = await planOf()
    const more = (set: Partial<typeof split>): Intent => ({
      kind: 'return.settle',
      args: { key: 'r1001', how: 'refund', split: { ...split, ...set } },
    })
    expect(await run(more({ lines: [{ line: 0, units: 2, amount: 1 }] }))).toMatchObject({ refusal: { rule: 'return.refundUnits' } })
    expect(await run(more({ lines: [{ line: 0, units: 1, amount: 2_500_000 }] }))).toMatchObject({ refusal: { rule: 'order.beyondPaid' } })
    expect(await run(more({ shipping: 100_001 }))).toMatchObject({ refusal: { rule: 'order.beyondPaid' } })
    expect(await run({ kind: 'return.settle', args: { key: 'r1001', how: 'exchange' } })).toMatchObject({ refusal: { rule: 'return.how' } })
    expect(await run({ kind: 'return.settle', args: { key: 'r1001', how: 'refund' } })).toMatchObject({ refusal: { rule: 'return.how' } })
  })
})

describe('a repair', () => {
  const repair = request({ of: 'repair', lines: [{ ...line, reason: 'quality', condition: 'faulty' }] })
  const arrives = async () => {
    await done(repair)
    await done({ kind: 'return.proof', args: { key: 'r1001', what: 'given', note: 'Shown in a call' } })
    await done(approve)
    await done(receive(1))
  }
  const sent: Intent = { kind: 'return.settle', args: { key: 'r1001', how: 'repair', carrier: 'SF', tracking: 'SF7' } }

  it('goes back to the buyer: no money moves, and nothing is left on a shelf', async () => {
    await arrives()
    expect(await run(sent), 'before it was looked at').toMatchObject({ ok: false })
    await done(inspect({ line: 0, units: 1, outcome: 'sendBack' }))
    await done(sent)
    expect(await caseOf()).toMatchObject({ state: 'settled', settled: { how: 'repair', amount: 0, due: 0, tracking: 'SF7' } })
    expect(await open.db.orderActs.count()).toBe(0)
    expect([await onHand('MUG-1'), await onHand('MUG-1', 'aside')]).toEqual([7, 0])
    expect(await run(sent), 'once').toMatchObject({ ok: false })
  })

  it('that cannot be done is refunded instead, and goods that the shop kept are not said to be repaired', async () => {
    await arrives()
    await done(inspect({ line: 0, units: 1, outcome: 'scrap', location: 'main' }))
    expect(await run(sent)).toMatchObject({ refusal: { rule: 'return.refundUnits' } })
    await done(await settle())
    expect(await caseOf()).toMatchObject({ state: 'settled', settled: { how: 'refund', amount: 800_000 } })
  })
})

describe('an exchange', () => {
  const swaps = [{ line: 0, swap: { sku: 'CUP-1', title: 'Cup', price: 1_000_000, location: 'main' } }]

  it('holds what goes out from the approval on, and sends it when it is settled', async () => {
    await done(request({ of: 'exchange' }))
    expect(await run(approve)).toMatchObject({ refusal: { rule: 'return.noSwap' } })
    await done({ kind: 'return.approve', args: { key: 'r1001', swaps } })
    expect(await heldOf('CUP-1')).toBe(1)
    await done(receive(1))
    await done(restock(1))
    await done({ kind: 'return.settle', args: { key: 'r1001', how: 'exchange', due: 200_000, tracking: 'SF8' } })
    expect([await onHand('CUP-1'), await heldOf('CUP-1'), await onHand('MUG-1')]).toEqual([1, 0, 8])
    expect(await caseOf()).toMatchObject({ state: 'settled', settled: { how: 'exchange', due: 200_000, amount: 0 } })
  })

  it('promises nothing that is not there, and frees what was held when it is cancelled', async () => {
    await done(request({ of: 'exchange', lines: [{ ...line, units: 3 }] }))
    expect(await run({ kind: 'return.approve', args: { key: 'r1001', swaps } })).toMatchObject({ refusal: { rule: 'stock.short' } })
    await done({ kind: 'return.cancel', args: { key: 'r1001' } })
    await done(request({ key: 'r1002', of: 'exchange' }))
    await done({ kind: 'return.approve', args: { key: 'r1002', swaps } })
    await done({ kind: 'return.cancel', args: { key: 'r1002' } })
    expect(await heldOf('CUP-1')).toBe(0)
  })
})

describe('a refusal', () => {
  it('tells the buyer why, and is looked at again when they say more', async () => {
    await done(request())
    expect(await run({ kind: 'return.refuse', args: { key: 'r1001', why: 'other', text: ' ' } })).toMatchObject({
      refusal: { rule: 'return.noText' },
    })
    await done({ kind: 'return.refuse', args: { key: 'r1001', why: 'condition', text: 'Worn.' } })
    expect(await caseOf()).toMatchObject({ state: 'refused', refusal: { why: 'condition', text: 'Worn.' } })
    await done({ kind: 'return.reopen', args: { key: 'r1001' } })
    expect((await caseOf()).refusal).toBeUndefined()
  })
})

describe('its ticket', () => {
  it('gets a note and the state of each step, and stays closed once it is', async () => {
    await open.db.tickets.add(aTicket({ state: 'open', order: '1001' }))
    await done(request({ ticket: 't1', said: 'Return r1001 is here' }))
    await done({ kind: 'return.approve', args: { key: 'r1001', said: 'Approved' } })
    expect(await open.db.tickets.get('t1')).toMatchObject({ state: 'waitingCustomer', said: 2 })
    expect((await open.db.messages.toArray()).map(({ text, note }) => [text, note])).toEqual([
      ['Return r1001 is here', true],
      ['Approved', true],
    ])
    await done({ kind: 'return.ship', args: { key: 'r1001', carrier: 'SF', tracking: '1' } })
    expect(await open.db.tickets.get('t1')).toMatchObject({ state: 'waitingThird' })
  })
})

describe('erasing the buyer', () => {
  it('leaves what came back and what it came to, and nothing that anybody wrote', async () => {
    await bringOrders(open.packs, 'theirs', [theOrder({ number: '2002', buyer: { key: 'wang', name: '王小明', email: '', phone: '' } })])
    open.refresh(await open.version())
    await done(
      request({
        order: '2002',
        note: '王小明说想换',
        lines: [{ ...line, condition: 'used' }],
        overrule: '王小明是老客',
        said: '王小明来电',
      }),
    )
    await done({ kind: 'return.approve', args: { key: 'r1001', said: '给王小明' } })
    await done({ kind: 'return.ship', args: { key: 'r1001', carrier: 'SF', tracking: 'SF-WANG', said: '王小明寄回 SF-WANG' } })
    await done(receive(1))
    const units = [{ line: 0, units: 1, outcome: 'restock', location: 'main', note: '王小明的' }] as const
    await done({ kind: 'return.inspect', args: { key: 'r1001', units, said: '验收' } })
    const { db, files, packs } = open
    const newName = () => `n${++serial}-${'x'.repeat(20)}`
    const erasure = { customer: customerIdOf('wang'), commandId: 'erase', newName }
    expect(await eraseCustomer({ db, files, packs }, erasure, open.author())).toMatchObject({ ok: true })
    const rows = await Promise.all(open.db.tables.map(async (table) => JSON.stringify(await table.toArray())))
    for (const naming of ['王小明', 'SF-WANG', '"wang"']) expect(rows.join('\n'), naming).not.toContain(naming)
    expect(await caseOf()).toMatchObject({ state: 'inspected', lines: [{ sku: 'MUG-1', units: 1 }], overruled: { note: '' } })
  })
})
