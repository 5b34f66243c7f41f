import { describe, expect, it } from 'vitest'
import { zoneOf } from '~/lib/zone'
import { aPromotion, aRule } from '../../../tests/promotions'
import {
  marginAnswer,
  originalAnswer,
  overlapAnswer,
  packingAnswer,
  redChecks,
  stockAnswer,
  termsAnswer,
  wordsAnswer,
  wordsIn,
} from './feasibility'
import { MarginCheck, type PricedGoods } from './feasibilityMargin'
import { overlapWith } from './feasibilityOverlap'
import { coverage } from './feasibilityStock'
import { type Profile, slicesOf } from './pace'
import type { Rule } from './rule'

const YUAN = 10_000
const goods = (sku: string, set: { price: number; cost?: number; floor?: number; tags?: string[] }): PricedGoods => ({
  goods: {
    sku,
    product: sku,
    categories: [],
    brand: '',
    tags: set.tags ?? [],
    ...(set.cost === undefined ? {} : { cost: set.cost * YUAN }),
    ...(set.floor === undefined ? {} : { floor: set.floor * YUAN }),
  },
  title: sku,
  price: set.price * YUAN,
})
const check = (rules: Rule[], one: PricedGoods, { catalogue = [one], beside = [] as Rule[] } = {}) =>
  new MarginCheck({ rules, beside, names: new Map(beside.map(({ key }) => [key, 'Other'])), zone: 'UTC', minor: 100 }, catalogue).worstOf(
    one,
  )
const off = (share: number, set: Partial<Rule> = {}) => aRule({ action: { kind: 'percent', off: { share } }, ...set })
const spend = (from: number, less: number, set: Partial<Rule> = {}) =>
  aRule({ action: { kind: 'threshold', steps: [{ from: { amount: from * YUAN }, off: { amount: less * YUAN } }] }, ...set })

describe('the margin of a plan', () => {
  it('is tried with as many units as a step asks for, not with one alone', () => {
    const mug = goods('MUG', { price: 100, cost: 85 })
    expect(check([spend(300, 50)], mug)).toMatchObject({
      lines: [{ sku: 'MUG', units: 3 }],
      pay: 250 * YUAN,
      margin: -5 * YUAN,
      why: 'loss',
    })
    expect(check([spend(300, 40)], mug)).toMatchObject({ why: 'thin' })
    expect(check([spend(300, 10)], mug)).toBeUndefined()
  })

  it('is that of a buyer who has every right, but never two tiers at once', () => {
    const mug = goods('MUG', { price: 100, cost: 75 })
    const gold = off(0.2, { key: 'a', who: { tiers: ['gold'] }, when: { weekdays: [3] }, limits: { perBuyer: 1 } })
    const silver = off(0.15, { key: 'b', who: { tiers: ['silver'] } })
    expect(check([gold, silver], mug)).toBeUndefined()
    expect(check([gold, off(0.15, { key: 'b' })], mug)).toMatchObject({ why: 'loss', pay: 68 * YUAN })
  })

  it('below a floor price is told, since buyers would get less off than they are told', () => {
    expect(check([off(0.5)], goods('MUG', { price: 100, cost: 10, floor: 80 }))).toMatchObject({ why: 'floor', pay: 80 * YUAN })
  })

  it('counts gifts at what they cost', () => {
    const gift = aRule({ action: { kind: 'gift', from: { units: 1 }, gifts: [{ sku: 'PEN', units: 1 }] } })
    const terms = { rules: [gift], beside: [], names: new Map<string, string>(), zone: 'UTC', minor: 100, giftCosts: { PEN: 30 * YUAN } }
    const mug = goods('MUG', { price: 100, cost: 85 })
    // A gift takes nothing off: what it costs is still the plan's doing.
    expect(new MarginCheck(terms, [mug]).worstOf(mug)).toMatchObject({ margin: -15 * YUAN, gifts: 30 * YUAN })
  })

  it('names the promotions that it is lost together with', () => {
    const mug = goods('MUG', { price: 100, cost: 75 })
    const row = check([off(0.1, { key: 'a' })], mug, { beside: [off(0.2, { key: 'b' })] })
    expect(row).toMatchObject({ why: 'loss', by: ['Other'] })
    expect(check([off(0.3, { key: 'a' })], mug, { beside: [off(0.2, { key: 'b' })] })?.by).toBeUndefined()
  })

  it('tries a set with the dearest goods by cost that complete it', () => {
    const [mug, pen, lamp] = [
      goods('MUG', { price: 100, cost: 20 }),
      goods('PEN', { price: 10, cost: 2, tags: ['gift'] }),
      goods('LAMP', { price: 200, cost: 150, tags: ['gift'] }),
    ]
    const rule = aRule({
      scope: { skus: ['MUG'] },
      action: { kind: 'buyXGetY', buy: 1, get: 1, share: 1, other: { tags: ['gift'] } },
    })
    const row = check([rule], mug, { catalogue: [mug, pen, lamp] })
    expect(row).toMatchObject({
      lines: [
        { sku: 'MUG', units: 1 },
        { sku: 'LAMP', units: 1 },
      ],
      margin: -70 * YUAN,
    })
  })

  it('is not blamed on a plan that takes nothing off, nor told without a cost', () => {
    expect(check([off(0.1, { scope: { skus: ['X'] } })], goods('MUG', { price: 50, cost: 60 }))).toBeUndefined()
    expect(check([off(0.9)], goods('MUG', { price: 50 }))).toBeUndefined()
  })

  it('is red with a loss or below a floor, amber where it is thin or cannot be told', () => {
    const row = check([off(0.5)], goods('MUG', { price: 100, cost: 60 }))
    const rows = row ? [row] : []
    expect(marginAnswer(1, { rows, goods: 1, unknown: 0 })).toMatchObject({ light: 'red', why: 'loss', skus: ['MUG'] })
    expect(marginAnswer(1, { rows: [], goods: 2, unknown: 2 })).toMatchObject({ light: 'amber', why: 'noCost' })
    expect(marginAnswer(1, { rows: [], goods: 2, unknown: 1, lowest: 0.3 })).toMatchObject({ light: 'green' })
    expect(marginAnswer(0, { rows: [], goods: 0, unknown: 0 })).toMatchObject({ light: 'amber', why: 'noRules' })
  })
})

describe('the stock of a plan', () => {
  const HOUR = 3_600_000
  const zone = zoneOf('Asia/Shanghai')
  const from = zone.startOfDay(20_000)
  const always = { told: false, weight: () => 1 }
  const plan = (sellable: number, profile: Profile = always, units = 48) => ({
    units,
    slices: slicesOf(profile, zone, from, from + 48 * HOUR),
    goods: [{ sku: 'MUG', title: 'Mug', share: 1, sellable }],
  })

  it('runs out in the hour in which its last unit is asked for', () => {
    expect(coverage(plan(10))[0].soldOutAt).toBe(from + 10 * HOUR)
    expect(coverage(plan(48))[0].soldOutAt).toBeUndefined()
    expect(coverage(plan(0))[0].soldOutAt).toBe(from)
  })

  it('follows the hours at which buyers buy, by the shop clock', () => {
    const evening = { told: true, weight: (_: number, hour: number) => (hour === 20 ? 1 : 0) }
    expect(coverage(plan(30, evening))[0].soldOutAt).toBe(from + (24 + 20) * HOUR)
  })

  it('is red where a fifth of what is expected is not there', () => {
    expect(stockAnswer(plan(30))).toMatchObject({ light: 'red', why: 'out', facts: { count: 1, missing: 18 } })
    expect(stockAnswer(plan(45))).toMatchObject({ light: 'amber', why: 'short', skus: ['MUG'] })
    expect(stockAnswer(plan(60))).toMatchObject({ light: 'green', why: 'fine' })
    expect(stockAnswer(plan(60, always, 0))).toMatchObject({ light: 'amber', why: 'noUnits' })
    expect(stockAnswer({ ...plan(60), goods: [] })).toMatchObject({ light: 'amber', why: 'noStock' })
  })
})

it('packing is over where the busiest day takes more than a day and a half', () => {
  expect(packingAnswer(160, 100)).toMatchObject({ light: 'red', why: 'over', facts: { days: 2 } })
  expect(packingAnswer(120, 100)).toMatchObject({ light: 'amber', why: 'tight' })
  expect(packingAnswer(100, 100)).toMatchObject({ light: 'green' })
  expect(packingAnswer(100, undefined)).toMatchObject({ light: 'amber', why: 'unknown' })
  expect(packingAnswer(0, 10)).toMatchObject({ light: 'amber', why: 'noOrders' })
})

it('overlaps say what comes of two promotions on the same goods', () => {
  const mug = goods('MUG', { price: 10 }).goods
  const meeting = (mine: Rule, theirs: Rule) => overlapWith([mine], aPromotion({ rules: [theirs] }), 'running', [mug])?.how
  expect(meeting(off(0.1), off(0.1))).toBe('adds')
  expect(meeting(off(0.1, { mode: 'best' }), off(0.1, { mode: 'first' }))).toBe('one')
  expect(meeting(off(0.1, { mode: 'best' }), spend(1, 1, { mode: 'best' }))).toBe('adds')
  expect(meeting(off(0.1, { group: 'x' }), spend(1, 1, { group: 'x' }))).toBe('one')
  expect(meeting(off(0.1), off(0.1, { mode: 'exclusive' }))).toBe('alone')
  expect(meeting(off(0.1), off(0.1, { scope: { skus: ['PEN'] } }))).toBeUndefined()
  const overlap = overlapWith([off(0.1)], aPromotion(), 'running', [mug])
  expect(overlapAnswer(overlap ? [overlap] : [])).toMatchObject({ light: 'amber', why: 'adds', facts: { count: 1 } })
  expect(overlapAnswer([])).toMatchObject({ light: 'green', why: 'fine' })
})

describe('the law', () => {
  it('is red on a price raised before, on missing terms and on absolute words', () => {
    const raised = { sku: 'MUG', title: 'Mug', field: 'price', before: 1, after: 2, at: 0 } as const
    const rows = wordsIn({ name: '全网最低', rules: [aRule({ name: '最佳选择' })], terms: '最佳' }, { packs: ['adLaw', 'price'] })
    expect(rows.map(({ text }) => text)).toEqual(['name', 'rule', 'terms'])
    const answers = [originalAnswer([raised]), termsAnswer({ terms: '  ' }), wordsAnswer(rows)]
    expect(redChecks(answers)).toEqual(['original', 'terms', 'words'])
  })

  it('has nothing against plain words', () => {
    expect(redChecks([originalAnswer([]), termsAnswer({ terms: '满300减50' }), wordsAnswer([])])).toEqual([])
  })
})
