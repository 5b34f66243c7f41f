import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  approve,
  as,
  caseOf,
  done,
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
  undo,
  openForEach,
} from '../../tests/returnShop'

openForEach()

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
