import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aRule } from '../../tests/promotions'
import { runs } from '../../tests/runs'
import type { Tier } from './member'
import { checkProgram, memberRules, rulesOfTier, tierOf, tierStep } from './memberTiers'

const TIERS: Tier[] = [
  { name: 'Silver', from: { orders: 2 }, months: 12 },
  { name: 'Gold', from: { gmv: 1000, orders: 5 }, months: 12, share: 0.05, early: 24 },
  { name: 'Black', from: { gmv: 9000 }, months: 6, share: 0.1 },
]

describe('tiers', () => {
  const of = (gmv: number, orders: number) => tierOf(TIERS, () => ({ gmv, orders }))

  it('ask for both, amount and orders, to the last unit', () => {
    expect(of(0, 1)).toBe('')
    expect(of(0, 2)).toBe('Silver')
    expect(of(999, 5)).toBe('Silver')
    expect(of(1000, 4)).toBe('Silver')
    expect(of(1000, 5)).toBe('Gold')
    expect(of(9000, 1)).toBe('Black')
  })

  it('each looks at its own months', () => {
    expect(tierOf(TIERS, (months) => (months === 6 ? { gmv: 9000, orders: 3 } : { gmv: 0, orders: 0 }))).toBe('Black')
  })

  it('who buys more is never in a lower one, where all look at the same months', () => {
    const same = TIERS.map((tier) => ({ ...tier, months: 12 }))
    const rank = (name: string) => same.findIndex((tier) => tier.name === name)
    fc.assert(
      fc.property(fc.nat(12_000), fc.nat(9), fc.nat(5000), fc.nat(5), (gmv, orders, more, others) => {
        const before = tierOf(same, () => ({ gmv, orders }))
        expect(rank(tierOf(same, () => ({ gmv: gmv + more, orders: orders + others })))).toBeGreaterThanOrEqual(rank(before))
      }),
      { numRuns: runs(500) },
    )
  })

  it('a move is up, down or none; a name of another program is left by going down or up', () => {
    expect([tierStep(TIERS, '', 'Silver'), tierStep(TIERS, 'Gold', 'Silver'), tierStep(TIERS, 'Gold', '')]).toEqual(['up', 'down', 'down'])
    expect([tierStep(TIERS, 'Gold', 'Gold'), tierStep(TIERS, 'VIP', 'Silver'), tierStep(TIERS, 'VIP', '')]).toEqual(['same', 'up', 'down'])
  })
})

describe('what members have', () => {
  it('a price of their own, by a rule for each tier with a share', () => {
    expect(memberRules({ tiers: TIERS }).map(({ key, who, action, mode }) => [key, who, action, mode])).toEqual([
      ['members/Gold', { tiers: ['Gold'] }, { kind: 'members', off: { share: 0.05 } }, 'best'],
      ['members/Black', { tiers: ['Black'] }, { kind: 'members', off: { share: 0.1 } }, 'best'],
    ])
  })

  it('the beginning of a promotion, hours before others; limits are counted under the same key', () => {
    const rules = [aRule({ key: 'p/r', when: { from: 100_000_000, to: 200_000_000 } }), aRule({ key: 'always' })]
    const gold = rulesOfTier(rules, { tiers: TIERS }, 'Gold')
    expect(gold[0]).toEqual({ ...rules[0], when: { from: 100_000_000 - 86_400_000, to: 200_000_000 } })
    expect(gold[1]).toBe(rules[1])
    expect(rulesOfTier(rules, { tiers: TIERS }, 'Silver')).toBe(rules)
    expect(rulesOfTier(rules, { tiers: TIERS }, '')).toBe(rules)
  })
})

describe('a program', () => {
  const fault = (set: Parameters<typeof checkProgram>[0]) => checkProgram(set, 100)?.rule
  const tiers = (...set: Partial<Tier>[]) => ({ tiers: set.map((each) => ({ name: 'A', from: { orders: 1 }, months: 12, ...each })) })

  it('is kept where it can be understood', () => {
    expect(fault({ earn: { per: 10_000 }, worth: 100, expires: 12, tiers: TIERS })).toBeUndefined()
  })

  it('is refused with what to mend', () => {
    expect(fault({ tiers: [], earn: { per: 0 } })).toBe('member.earn')
    expect(fault({ tiers: [], worth: 150 })).toBe('member.worth')
    expect(fault({ tiers: [], expires: 0.5 })).toBe('member.expires')
    expect(fault(tiers({ name: ' ' }))).toBe('member.tierName')
    expect(fault(tiers({}, { from: { orders: 2 } }))).toBe('member.tierTwice')
    expect(fault(tiers({ from: {} }))).toBe('member.tierEmpty')
    expect(fault(tiers({ months: 0 }))).toBe('member.tierMonths')
    expect(fault(tiers({ from: { orders: 3 } }, { name: 'B', from: { orders: 3 } }))).toBe('member.tierOrder')
    expect(fault(tiers({ share: 1 }))).toBe('member.share')
    expect(fault(tiers({ early: 0.5 }))).toBe('member.early')
  })
})
