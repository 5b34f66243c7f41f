import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zoneOf } from '~/lib/zone'
import { aPolicy, randomPolicy } from '../../tests/returns'
import { anOrder } from '../../tests/builders'
import { type JudgeAsk, type JudgedLine, judgeReturn, payerOf, policyAt, startOf } from './returnPolicy'
import { defaultPolicy } from './returnPolicyDefaults'
import { checkPolicy } from './returnPolicyRules'
import { GOODS_CONDITIONS, RETURN_KINDS, RETURN_REASONS } from './returns'

const zone = zoneOf('Asia/Shanghai')
const DAY = 86_400_000
const CAME = Date.UTC(2026, 4, 1, 8)

const line = (set: Partial<JudgedLine> = {}): JudgedLine => ({
  line: 0,
  units: 1,
  left: 3,
  sku: 'A',
  reason: 'changedMind',
  condition: 'intact',
  goods: { categories: ['home'], tags: [] },
  ...set,
})
const ask = (set: Partial<JudgeAsk> = {}): JudgeAsk => ({
  kind: 'return',
  at: CAME + 3 * DAY,
  lines: [line()],
  start: { of: 'delivery', at: CAME },
  zone,
  ...set,
})
const zh = defaultPolicy('zh')
const whysOf = (set: Partial<JudgeAsk>) => judgeReturn(zh, ask(set)).lines[0].whys

describe('seven days without a reason', () => {
  it('are whole days after the one that the goods came on', () => {
    const last = zone.startOfDay(zone.dayOf(CAME) + 8)
    expect(whysOf({ at: last - 1 })).toEqual([])
    expect(whysOf({ at: last })).toEqual([{ why: 'window', days: 7, since: 'delivery', over: 1 }])
  })

  it('are at the cost of the buyer, with the goods as good as new', () => {
    const { lines } = judgeReturn(zh, ask())
    expect(lines[0]).toMatchObject({ ok: true, rule: 'sevenDays', pays: 'buyer', proof: false, fee: 0 })
    expect(whysOf({ lines: [line({ condition: 'used' })] })).toMatchObject([{ why: 'condition', condition: 'used' }])
  })

  it('do not hold for what was made to order, is fresh, or was unsealed', () => {
    const tagged = (tag: string, set: Partial<JudgedLine> = {}) =>
      whysOf({ lines: [line({ goods: { categories: [], tags: [tag] }, ...set })] })
    expect(tagged('定制')).toEqual([{ why: 'never', what: 'custom', unopened: false }])
    expect(tagged('生鲜')).toMatchObject([{ what: 'fresh' }])
    expect(tagged('贴身')).toMatchObject([{ what: 'intimate', unopened: true }])
    expect(tagged('贴身', { condition: 'unopened' })).toEqual([])
    // A fault is the shop's, whatever the goods are.
    expect(tagged('定制', { reason: 'quality', condition: 'faulty' })).toEqual([])
  })
})

describe('what is at fault', () => {
  it('is taken back for longer, at the cost of the shop, with a picture', () => {
    const faulty = line({ reason: 'quality', condition: 'faulty' })
    const verdict = judgeReturn(zh, ask({ at: CAME + 14 * DAY, lines: [faulty, line({ line: 1 })] }))
    expect(verdict.lines[0]).toMatchObject({ ok: true, rule: 'shopFault', pays: 'shop', proof: true })
    expect(verdict.lines[1]).toMatchObject({ ok: false })
    expect(verdict.ok).toBe(false)
    expect(payerOf(verdict)).toBe('shop')
  })

  it('is repaired for a year', () => {
    const lines = [line({ reason: 'quality', condition: 'faulty' })]
    expect(whysOf({ kind: 'repair', at: CAME + 200 * DAY, lines })).toEqual([])
    expect(whysOf({ kind: 'exchange', at: CAME + 200 * DAY, lines })).toMatchObject([{ why: 'window', days: 15 }])
  })
})

describe('every verdict', () => {
  const asks = fc.record({
    kind: fc.constantFrom(...RETURN_KINDS),
    after: fc.integer({ min: 0, max: 100 }),
    lines: fc.array(
      fc.record({
        line: fc.nat(5),
        units: fc.integer({ min: 1, max: 5 }),
        left: fc.integer({ min: 0, max: 5 }),
        sku: fc.constantFrom('A', 'B', 'C'),
        reason: fc.constantFrom(...RETURN_REASONS),
        condition: fc.constantFrom(...GOODS_CONDITIONS),
        goods: fc.record({ categories: fc.subarray(['home', 'kitchen', 'shoes']), tags: fc.subarray(['定制', 'fresh']) }),
      }),
      { maxLength: 4 },
    ),
    paid: fc.boolean(),
  })
  const askOf = ({ kind, after, lines, paid }: (typeof asks extends fc.Arbitrary<infer T> ? T : never) & object): JudgeAsk => ({
    kind,
    lines,
    zone,
    at: CAME + after * DAY,
    ...(paid ? { start: { of: 'delivery', at: CAME } } : {}),
  })

  it('is the same for the same question, and refuses nothing without a reason', () => {
    fc.assert(
      fc.property(randomPolicy, asks, (policy, given) => {
        const first = judgeReturn(policy, askOf(given))
        expect(judgeReturn(policy, askOf(given))).toEqual(first)
        for (const each of first.lines) expect(each.ok).toBe(each.whys.length === 0)
        expect(first.ok).toBe(first.lines.every(({ ok }) => ok))
      }),
    )
  })

  it('never gets worse by a longer window, nor better by waiting', () => {
    fc.assert(
      fc.property(randomPolicy, asks, fc.integer({ min: 1, max: 30 }), (policy, given, more) => {
        const now = judgeReturn(policy, askOf(given))
        const wider = judgeReturn({ ...policy, rules: policy.rules.map((rule) => ({ ...rule, days: rule.days + more })) }, askOf(given))
        const later = judgeReturn(policy, askOf({ ...given, after: given.after + more }))
        now.lines.forEach(({ ok }, at) => {
          if (ok) expect(wider.lines[at].ok).toBe(true)
          else expect(later.lines[at].ok).toBe(false)
        })
      }),
    )
  })
})

describe('versions', () => {
  const versions = [aPolicy({ key: 'p2', version: 2, from: CAME }), aPolicy({ key: 'p1', version: 1, from: CAME - 9 * DAY })]

  it('judge what came while they were in force', () => {
    expect(policyAt(versions, CAME - 1)?.key).toBe('p1')
    expect(policyAt(versions, CAME)?.key).toBe('p2')
    expect(policyAt(versions, 0)?.key).toBe('p1')
    expect(policyAt([], CAME)).toBeUndefined()
  })

  it('are counted from when the goods came, else left, else were paid for', () => {
    const order = anOrder()
    expect(startOf(order)).toEqual({ of: 'payment', at: order.paidAt })
    expect(startOf({ ...order, shipment: { carrier: '', tracking: '', at: 5 } })).toEqual({ of: 'shipping', at: 5 })
    expect(startOf({ ...order, shipment: { carrier: '', tracking: '', at: 5, deliveredAt: 9 } })).toEqual({ of: 'delivery', at: 9 })
    expect(startOf({})).toBeUndefined()
  })

  it('begin neither in the past nor before another, and hold rules that make sense', () => {
    const { key: _, version: __, ...policy } = aPolicy({ from: 100 })
    expect(checkPolicy(policy, 50, 100)).toBeUndefined()
    expect(checkPolicy(policy, 50, 101)).toEqual({ rule: 'policy.past' })
    expect(checkPolicy(policy, 101, 100)).toEqual({ rule: 'policy.past' })
    expect(checkPolicy({ ...policy, rules: [] }, 0, 0)).toEqual({ rule: 'policy.noRules' })
    const [first, ...rest] = policy.rules
    expect(checkPolicy({ ...policy, rules: [first, { ...rest[0], days: 1.5 }] }, 0, 0)).toEqual({ rule: 'policy.rule', facts: { rule: 2 } })
    expect(checkPolicy({ ...policy, hours: { ...policy.hours, ship: 0 } }, 0, 0)).toMatchObject({ rule: 'policy.hours' })
  })
})
