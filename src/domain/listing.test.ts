import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../tests/runs'
import { aProduct, aSku } from '../../tests/stock'
import { type Checklist, LISTING_STEPS, shareDone, stepsOf } from './checklist'
import { cloneOf, codesByRule } from './cloneProduct'
import { neededOf } from './completeness'
import {
  dueRuns,
  eventsOf,
  eventTo,
  hindrances,
  LISTING_EVENTS,
  type ListingPlan,
  nextState,
  planAfter,
  plannedOf,
  stateAfter,
} from './listing'
import { LISTING_STATES, type Product } from './product'
import { ALL_REASONS, fieldOfReason, isReviewReason, rejectionsOf, reviewDiff, reviewedOf, type Verdict } from './review'

const whole = (set: Partial<Product> = {}) => aProduct({ pictures: [{ motif: 'cup', hue: 1, alt: 'Mug' }], ...set })
const NOW = Date.UTC(2026, 5, 1)
const by = { who: 'ann', role: 'operator' as const, now: NOW, at: NOW + 1000, reasons: 1 }
const none = () => 0

describe('the table of states', () => {
  it('leads from every state to known states only, and out of every state', () => {
    for (const state of LISTING_STATES) {
      expect(eventsOf(state).length).toBeGreaterThan(0)
      for (const event of eventsOf(state)) expect(LISTING_STATES).toContain(nextState(state, event))
    }
  })

  it('lets every state be reached from a draft', () => {
    const seen = new Set(['draft'])
    for (let round = 0; round < LISTING_STATES.length; round++)
      for (const state of LISTING_STATES)
        if (seen.has(state)) for (const event of eventsOf(state)) seen.add(nextState(state, event) ?? state)
    expect(seen.size).toBe(LISTING_STATES.length)
  })

  it('puts nothing on sale that was not approved', () => {
    const onSale = LISTING_STATES.filter((state) => eventTo(state, 'listed'))
    expect(onSale).toEqual(['approved', 'scheduled', 'paused'])
    expect(LISTING_STATES.filter((state) => eventTo(state, 'approved') === 'approve')).toEqual(['inReview'])
  })

  it('holds whatever comes: a product is always in a state of the table, and what is refused leaves it as it is', () => {
    const step = fc.record({ event: fc.constantFrom(...LISTING_EVENTS), role: fc.constantFrom('owner' as const, 'operator' as const) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let product = whole({ state: 'draft' })
        let plan: ListingPlan = {}
        for (const { event, role } of steps) {
          const whys = hindrances({ product, plan, errors: none }, { ...by, role, event })
          const expected = nextState(product.state, event)
          if (expected === undefined) expect(whys).toMatchObject([{ rule: 'listing.state' }])
          if (whys.length > 0) continue
          product = { ...product, ...stateAfter(product, event, NOW) }
          plan = { ...plan, ...planAfter(event, by) }
          expect(product.state).toBe(expected)
          // What is planned has a time, and nothing else has.
          expect(plannedOf({ ...product, key: 'x' }, plan) !== undefined).toBe(
            (product.state === 'scheduled' && plan.listAt !== undefined) || (product.state === 'listed' && plan.endAt !== undefined),
          )
          if (product.state === 'scheduled') expect(plan.listAt).toBeDefined()
        }
      }),
      { numRuns: runs(200) },
    )
  })
})

describe('what holds a product back', () => {
  it('is named whole: everything that is missing, and the errors of its texts', () => {
    const product = aProduct({ title: ' ', category: '', skus: [aSku({ price: 0 })], state: 'ready' })
    const whys = hindrances({ product, plan: undefined, errors: () => 2 }, { ...by, event: 'submit' })
    expect(whys).toEqual([
      { rule: 'listing.noTitle' },
      { rule: 'listing.noCategory' },
      { rule: 'listing.noPrice' },
      { rule: 'listing.noPicture' },
      { rule: 'listing.lint', facts: { count: 2 } },
    ])
    expect(neededOf(whole())).toEqual([])
  })

  it('is a time that has passed, a rejection without a reason, a review of one’s own', () => {
    const at = (event: 'schedule' | 'end', state: 'approved' | 'listed', when?: number) =>
      hindrances({ product: whole({ state }), plan: undefined, errors: none }, { ...by, event, at: when })
    expect(at('schedule', 'approved', NOW)).toEqual([{ rule: 'listing.past' }])
    expect(at('end', 'listed')).toEqual([{ rule: 'listing.past' }])
    expect(at('end', 'listed', NOW + 1)).toEqual([])
    const inReview = { product: whole({ state: 'inReview' }), plan: { submittedBy: 'ann' }, errors: none }
    expect(hindrances(inReview, { ...by, event: 'reject', reasons: 0 })).toEqual([{ rule: 'listing.noReason' }])
    expect(hindrances(inReview, { ...by, event: 'approve' })).toEqual([{ rule: 'listing.ownReview' }])
    expect(hindrances(inReview, { ...by, event: 'approve', who: 'ben' })).toEqual([])
    expect(hindrances(inReview, { ...by, event: 'approve', role: 'owner' })).toEqual([])
  })
})

it('what is due at one instant is one run, what is to come is none', () => {
  const planned = [
    { key: 'a', event: 'list' as const, at: 10 },
    { key: 'b', event: 'pause' as const, at: 5 },
    { key: 'c', event: 'list' as const, at: 10 },
    { key: 'd', event: 'list' as const, at: 30 },
  ]
  expect(dueRuns(planned, 20)).toEqual([
    { event: 'pause', at: 5, keys: ['b'] },
    { event: 'list', at: 10, keys: ['a', 'c'] },
  ])
})

describe('the checklist', () => {
  it('has eight steps; what the product tells is ticked by it alone', () => {
    const marks: Checklist = { owner: 'ann', prepare: { doneAt: 1 }, promote: { owner: 'ben', dueAt: NOW - 1 } }
    const steps = stepsOf(whole({ state: 'approved' }), marks, NOW)
    expect(steps.filter(({ done }) => done).map(({ step }) => step)).toEqual(['prepare', 'images', 'data', 'review'])
    expect(steps.find(({ step }) => step === 'promote')).toEqual({
      step: 'promote',
      done: false,
      byFact: false,
      late: true,
      owner: 'ben',
      dueAt: NOW - 1,
    })
    expect(steps.find(({ step }) => step === 'market')?.owner).toBe('ann')
    expect(shareDone(steps)).toBe(0.5)
    const listed = stepsOf(whole({ state: 'listed' }), Object.fromEntries(LISTING_STEPS.map((step) => [step, { doneAt: 1 }])), NOW)
    expect(shareDone(listed)).toBe(1)
  })
})

describe('a review', () => {
  const product = whole({ skus: [aSku(), aSku({ code: 'MUG-2' })] })

  it('shows what was changed since it was rejected, SKU by SKU', () => {
    const after = { ...product, title: 'Blue mug', skus: [aSku({ price: 99 }), aSku({ code: 'MUG-3' })] }
    expect(reviewDiff(reviewedOf(product), reviewedOf(after))).toEqual([
      { field: 'title', before: 'Mug', after: 'Blue mug' },
      { field: 'sku', of: 'MUG-1', part: 'price', before: 150_000, after: 99 },
      { field: 'sku', of: 'MUG-2', before: 'MUG-2', after: undefined },
      { field: 'sku', of: 'MUG-3', before: undefined, after: 'MUG-3' },
    ])
    expect(reviewDiff(reviewedOf(product), reviewedOf(product))).toEqual([])
  })

  it('has reasons that each belong to a field', () => {
    for (const reason of ALL_REASONS) expect(reason.startsWith(`${fieldOfReason(reason)}.`) && isReviewReason(reason)).toBe(true)
    expect(isReviewReason('title.nonsense')).toBe(false)
  })

  it('counts rejections within a window: the parts sum to the whole', () => {
    const verdict = fc.record({
      product: fc.constant('p'),
      verdict: fc.constantFrom('approved' as const, 'rejected' as const),
      at: fc.integer({ min: 0, max: 100 }),
      who: fc.constant('owner'),
      author: fc.constantFrom('ann', 'ben', undefined),
      reasons: fc.subarray([...ALL_REASONS], { minLength: 1, maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(verdict), (all) => {
        const verdicts: Verdict[] = all.map(({ reasons, ...each }) => (each.verdict === 'rejected' ? { ...each, reasons } : each))
        const { decided, rejected, authors, reasons } = rejectionsOf(verdicts, { from: 20, to: 80 })
        expect(decided).toBe(verdicts.filter(({ at }) => at >= 20 && at < 80).length)
        expect(authors.reduce((sum, each) => sum + each.decided, 0)).toBe(decided)
        expect(authors.reduce((sum, each) => sum + each.rejected, 0)).toBe(rejected)
        expect(reasons.every(({ count }) => count >= 1 && count <= rejected)).toBe(true)
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('a clone', () => {
  it('has codes of its own, whatever is taken', () => {
    const codes = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 8 })
    const rule = fc.record({
      replace: fc.string({ maxLength: 2 }),
      with: fc.string({ maxLength: 2 }),
      ending: fc.constantFrom('', '-B', '-2'),
    })
    fc.assert(
      fc.property(codes, rule, fc.array(fc.string({ maxLength: 6 })), (own, how, others) => {
        const taken = new Set([...own, ...others])
        const made = codesByRule(own, how, (code) => taken.has(code))
        expect(new Set([...made, ...taken]).size).toBe(made.length + taken.size)
      }),
      { numRuns: runs(200) },
    )
    expect(codesByRule(['MUG-1', 'CUP-1'], { replace: 'MUG', with: 'JUG', ending: '' }, (code) => code === 'CUP-1')).toEqual([
      'JUG-1',
      'CUP-1-2',
    ])
  })

  it('is a draft that was never listed and shares no barcode', () => {
    const copy = cloneOf(whole({ listedAt: 5, skus: [aSku({ barcode: '690' })] }), { key: 'n', title: 'Copy', codes: ['X'], now: NOW })
    expect(copy).toMatchObject({
      key: 'n',
      title: 'Copy',
      state: 'draft',
      stateSince: NOW,
      createdAt: NOW,
      skus: [{ code: 'X', barcode: '' }],
    })
    expect('listedAt' in copy).toBe(false)
  })
})
