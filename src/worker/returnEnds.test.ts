import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { customerIdOf } from '~/domain/customer'
import { eraseCustomer } from '~/store/eraseCustomer'
import { bringOrders } from '../../tests/bringOrders'
import { aTicket } from '../../tests/tickets'
import {
  type Intent,
  approve,
  caseOf,
  done,
  heldOf,
  inspect,
  line,
  onHand,
  open,
  planOf,
  receive,
  request,
  restock,
  run,
  settle,
  theOrder,
  openForEach,
} from '../../tests/returnShop'

openForEach()

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
    let names = 0
    const newName = () => `n${++names}-${'x'.repeat(20)}`
    const erasure = { customer: customerIdOf('wang'), commandId: 'erase', newName }
    expect(await eraseCustomer({ db, files, packs }, erasure, open.author())).toMatchObject({ ok: true })
    const rows = await Promise.all(open.db.tables.map(async (table) => JSON.stringify(await table.toArray())))
    for (const naming of ['王小明', 'SF-WANG', '"wang"']) expect(rows.join('\n'), naming).not.toContain(naming)
    expect(await caseOf()).toMatchObject({ state: 'inspected', lines: [{ sku: 'MUG-1', units: 1 }], overruled: { note: '' } })
  })
})
