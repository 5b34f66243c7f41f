import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import { FIRST_PERSON } from '~/domain/person'
import { coveredCategories, effectiveRules, type Promotion, promotionState } from '~/domain/promotion/promotion'
import { PROMOTION_EVENTS, type PromotionEvent } from '~/domain/promotion/stage'
import { aPromotion, aRule } from '../../tests/promotions'
import { runs } from '../../tests/runs'
import { nameOfDb, ShopDb } from './db'
import { execute } from './execute'
import { promotionOf9 } from './upgradePromotions'

const defaults = { name: '', zone: 'UTC', currency: 'CNY' }
const NOW = 1_000
let count = 0
let db: ShopDb
beforeEach(() => {
  db = new ShopDb(`promotions${++count}`)
})

const run = (command: Command, at = NOW, who = FIRST_PERSON) => execute(db, defaults, command, { who, at })
const undo = (command: string, at = NOW) => run({ id: `undo ${command}`, kind: 'undo', args: { command } }, at)
const ids = (() => {
  let last = 0
  return () => `c${++last}`
})()
const move = (event: PromotionEvent, args: object = {}, at = NOW, who = FIRST_PERSON) =>
  run({ id: ids(), kind: 'promotion.move', args: { key: 'p1', event, ...args } }, at, who)
const now = () => db.promotions.get('p1')
const colleague = () => db.people.put({ key: 'ben', name: 'Ben', role: 'operator', active: true })

describe('a plan', () => {
  const set = (fields: Partial<Promotion>, saw?: Partial<Promotion>) =>
    run({ id: ids(), kind: 'promotion.set', args: { key: 'p1', set: fields }, saw })

  it('begins as a draft of whoever makes it, and one undo takes it away', async () => {
    const outcome = await set({ name: '双11', from: 5_000, to: 9_000, rules: [aRule()] })
    expect(await now()).toMatchObject({ name: '双11', stage: 'draft', author: FIRST_PERSON, createdAt: NOW, overruled: [] })
    if (outcome.ok) await undo(outcome.commandId)
    expect(await now()).toBeUndefined()
  })

  it('is fixed once it is handed in; only what is tried beside it can still be kept', async () => {
    await db.promotions.put(aPromotion({ stage: 'inReview' }))
    expect(await set({ budget: 5 })).toMatchObject({ ok: false, refusal: { rule: 'promotion.fixed' } })
    const variants = [{ key: 'v1', name: 'A', rules: [aRule()] }]
    expect(await set({ variants })).toMatchObject({ ok: true })
    const five = Array.from({ length: 5 }, (_, i) => ({ key: `v${i}`, name: '', rules: [] }))
    expect(await set({ variants: five })).toMatchObject({ ok: false, refusal: { rule: 'promotion.variants' } })
  })

  it('is not written over one of somebody else', async () => {
    await db.promotions.put(aPromotion({ stage: 'draft', budget: 7 }))
    expect(await set({ budget: 9 }, { budget: 5 })).toMatchObject({ ok: false, refusal: { why: 'changedSince' } })
    expect(await set({ budget: 9 }, { budget: 7 })).toMatchObject({ ok: true })
  })

  it('goes away as a draft only', async () => {
    const remove = () => run({ id: ids(), kind: 'promotion.remove', args: { key: 'p1' } })
    await db.promotions.put(aPromotion({ stage: 'scheduled', from: 5_000 }))
    expect(await remove()).toMatchObject({ ok: false, refusal: { rule: 'promotion.fixed' } })
    await db.promotions.put(aPromotion({ stage: 'draft' }))
    expect(await remove()).toMatchObject({ ok: true })
    expect(await now()).toBeUndefined()
  })
})

describe('the way of a promotion', () => {
  it('leads from draft to what was learnt', async () => {
    await db.promotions.put(aPromotion({ stage: 'draft', from: 5_000, to: 9_000 }))
    for (const [event, at, state] of [
      ['submit', 1_000, 'inReview'],
      ['approve', 1_100, 'approved'],
      ['schedule', 1_200, 'scheduled'],
      ['pause', 6_000, 'paused'],
      ['resume', 6_100, 'running'],
      ['end', 7_000, 'ended'],
    ] as const) {
      expect(await move(event, {}, at)).toMatchObject({ ok: true })
      const promotion = await now()
      expect(promotion && promotionState(promotion, at)).toBe(state)
    }
    expect(await now()).toMatchObject({ to: 7_000 })
    const judge = (lessons: string[]) =>
      run({ id: ids(), kind: 'promotion.judge', args: { key: 'p1', judged: { figures: {}, lessons } } }, 8_000)
    expect(await judge([' '])).toMatchObject({ ok: false, refusal: { rule: 'promotion.noLesson' } })
    expect(await judge(['Gifts ran out'])).toMatchObject({ ok: true })
    expect(await now()).toMatchObject({ stage: 'judged', judged: { lessons: ['Gifts ran out'], who: FIRST_PERSON, at: 8_000 } })
  })

  it('is not approved by who handed it in, unless it is the owner', async () => {
    await colleague()
    await db.promotions.put(aPromotion({ stage: 'draft', from: 5_000, to: 9_000 }))
    await move('submit', {}, NOW, 'ben')
    expect(await move('approve', {}, NOW, 'ben')).toMatchObject({ ok: false, refusal: { rule: 'promotion.ownReview' } })
    expect(await move('approve')).toMatchObject({ ok: true })
  })

  it('is sent back with a reason only', async () => {
    await db.promotions.put(aPromotion({ stage: 'inReview' }))
    expect(await move('reject', { note: ' ' })).toMatchObject({ ok: false, refusal: { rule: 'promotion.noNote' } })
    expect(await move('reject', { note: 'Margin' })).toMatchObject({ ok: true })
  })

  it('does not begin while a check is red, unless that check was let pass with a reason', async () => {
    await db.promotions.put(aPromotion({ stage: 'approved', from: 5_000, to: 9_000 }))
    const red = ['margin', 'law']
    expect(await move('schedule', { red })).toMatchObject({ ok: false, refusal: { rule: 'promotion.red', facts: { count: 2 } } })
    const over = (checks: string[], note: string) => move('schedule', { red, overrule: { checks, note } })
    expect(await over(['margin'], 'Clearing out')).toMatchObject({ ok: false, refusal: { rule: 'promotion.red', facts: { count: 1 } } })
    expect(await over(red, '')).toMatchObject({ ok: false, refusal: { rule: 'promotion.noNote' } })
    expect(await over(red, 'Clearing out')).toMatchObject({ ok: true })
    expect((await now())?.overruled).toMatchObject([
      { check: 'margin', note: 'Clearing out', who: FIRST_PERSON },
      { check: 'law', note: 'Clearing out' },
    ])
    // A plan that is written anew is looked at anew.
    await move('reopen')
    expect((await now())?.overruled).toEqual([])
  })

  it('does not begin in the past, but can begin now', async () => {
    await db.promotions.put(aPromotion({ stage: 'approved', from: 500, to: 9_000 }))
    expect(await move('schedule')).toMatchObject({ ok: false, refusal: { rule: 'promotion.past' } })
    expect(await move('launch')).toMatchObject({ ok: true })
    await db.promotions.put(aPromotion({ stage: 'approved', from: 5_000, to: 9_000 }))
    expect(await move('launch')).toMatchObject({ ok: true })
    expect(await now()).toMatchObject({ from: NOW, stage: 'scheduled' })
  })

  it('takes every step back by undo, whatever was done before it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...PROMOTION_EVENTS), fc.integer({ min: 0, max: 12_000 })), { maxLength: 8 }),
        async (steps) => {
          db = new ShopDb(`promotions${++count}`)
          await db.promotions.put(aPromotion({ stage: 'draft', from: 3_000, to: 9_000 }))
          let at = 0
          for (const [event, gap] of steps) {
            at += gap
            const before = await now()
            const outcome = await move(event, { note: 'n' }, at)
            if (!outcome.ok) expect(await now()).toEqual(before)
            else if (gap % 2 === 0) {
              await undo(outcome.commandId, at)
              expect(await now()).toEqual(before)
            }
          }
        },
      ),
      { numRuns: runs(30) },
    )
  })
})

describe('while it is under way', () => {
  it('its rules and budget change, and nothing else of its plan', async () => {
    await db.promotions.put(aPromotion({ from: 500, to: 9_000 }))
    const rules = [aRule({ scope: { except: ['MUG-1'] } })]
    const change = (set: object, saw?: object) =>
      run({ id: ids(), kind: 'promotion.change', args: { key: 'p1', what: 'stopSku', sku: 'MUG-1', set }, saw })
    expect(await change({ rules }, { rules: [] })).toMatchObject({ ok: false, refusal: { why: 'changedSince' } })
    expect(await change({ rules: [] })).toMatchObject({ ok: false, refusal: { rule: 'promotion.noRules' } })
    expect(await change({ to: 900 })).toMatchObject({ ok: false, refusal: { rule: 'promotion.past' } })
    const outcome = await change({ rules }, { rules: [aRule()] })
    expect(await now()).toMatchObject({ rules })
    if (outcome.ok) await undo(outcome.commandId)
    expect(await now()).toEqual(aPromotion({ from: 500, to: 9_000 }))
  })

  it('one that has begun keeps its beginning when it is moved; one that is over stays', async () => {
    const shift = (from: number, to: number) =>
      run({ id: ids(), kind: 'promotion.shift', args: { key: 'p1', from, to }, saw: { from: 500, to: 9_000 } })
    await db.promotions.put(aPromotion({ from: 500, to: 9_000 }))
    expect(await shift(600, 9_100)).toMatchObject({ ok: false, refusal: { rule: 'promotion.state' } })
    expect(await shift(500, 9_100)).toMatchObject({ ok: true })
    await db.promotions.put(aPromotion({ from: 500, to: 900 }))
    expect(await shift(500, 9_100)).toMatchObject({ ok: false, refusal: { rule: 'promotion.state' } })
  })
})

it('rules get the window and the audiences of their promotion, and keep their own', () => {
  const rules = [aRule({ key: 'a' }), aRule({ key: 'b', when: { from: 7 }, who: { audiences: ['x'] } })]
  expect(effectiveRules(aPromotion({ from: 1, to: 9, audiences: ['all'], rules }))).toMatchObject([
    { key: 'p1/a', when: { from: 1, to: 9 }, who: { audiences: ['all'] } },
    { key: 'p1/b', when: { from: 7, to: 9 }, who: { audiences: ['x'] } },
  ])
  expect(coveredCategories({ rules: [aRule({ scope: { categories: ['tea'] } })] })).toEqual(['tea'])
  expect(coveredCategories({ rules: [aRule({ scope: { categories: ['tea'] } }), aRule()] })).toEqual([])
})

it('a shop of before keeps its promotions, each with its rule written out', async () => {
  const shop = `promotions${++count}`
  const old = { key: '618', name: '618', kind: 'threshold' as const, goal: 'traffic' as const, from: 1, to: 9, paused: true, threshold: 300, off: 50, categories: ['tea'], budget: 4, expected: { gmv: 8, orders: 2 } } // prettier-ignore
  const before = new Dexie(nameOfDb(shop))
  before.version(9).stores({ promotions: 'key', meta: 'key' })
  await before.table('promotions').add(old)
  before.close()
  db = new ShopDb(shop)
  const [promotion] = await db.promotions.toArray()
  expect(promotion).toEqual(promotionOf9(old))
  expect(promotion).toMatchObject({
    stage: 'paused',
    rules: [
      {
        scope: { categories: ['tea'] },
        action: { kind: 'threshold', each: true, steps: [{ from: { amount: 300 }, off: { amount: 50 } }] },
      },
    ],
  })
})
