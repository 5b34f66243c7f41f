import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type BuyerReviewRow, scoreByMonth, scoreOf } from '~/domain/buyerReview'
import type { Command } from '~/domain/command'
import { FIRST_PERSON } from '~/domain/person'
import { zoneOf } from '~/lib/zone'
import { ShopDb } from './db'
import { execute } from './execute'
import { ReviewIndex } from './reviewList'

const defaults = { name: '', zone: 'UTC', currency: 'CNY' }
let count = 0
let db: ShopDb
beforeEach(() => {
  db = new ShopDb(`reviews${++count}`)
})

const run = (command: Command, at = 1) => execute(db, defaults, command, { who: FIRST_PERSON, at })
const undo = (command: string) => run({ id: `undo ${command}`, kind: 'undo', args: { command } })
const aReview = (set: Partial<BuyerReviewRow> = {}): BuyerReviewRow => ({
  key: 'a',
  product: 'mug',
  sku: 'MUG-1',
  order: 'W-1',
  rating: 4,
  title: 'Good',
  text: 'Keeps warm',
  author: 'Anna Smith',
  at: 10,
  channel: 'Taobao',
  ...set,
})
const reply = (id: string, text: string, saw: string, key = 'a') =>
  run({ id, kind: 'review.reply', args: { key, reply: text }, saw: { reply: saw } }, 50)

describe('a reply', () => {
  beforeEach(() => db.reviews.add(aReview()))

  it('says who and when, and undo leaves the review as it was', async () => {
    expect(await reply('r', ' Thank you ', '')).toMatchObject({ ok: true })
    expect(await db.reviews.get('a')).toEqual(aReview({ reply: 'Thank you', repliedAt: 50, repliedBy: FIRST_PERSON }))
    await undo('r')
    expect(await db.reviews.get('a')).toEqual(aReview())
  })

  it('is not written over one of somebody else', async () => {
    await reply('r', 'Thank you', '')
    expect(await reply('s', 'Thanks', '')).toMatchObject({ ok: false, refusal: { why: 'changedSince' } })
    expect(await reply('t', 'Thanks', 'Thank you')).toMatchObject({ ok: true })
    expect(await reply('u', '', 'Thanks')).toMatchObject({ ok: true })
    expect(await db.reviews.get('a')).toEqual(aReview())
  })

  it('too long for a page is refused', async () => {
    expect(await reply('r', 'x'.repeat(1001), '')).toMatchObject({ ok: false, refusal: { rule: 'review.replyLong' } })
  })
})

it('a review that is removed comes back by undo, its reply with it', async () => {
  const whole = aReview({ reply: 'Thank you', repliedAt: 5, repliedBy: 'owner' })
  await db.reviews.add(whole)
  await run({ id: 'x', kind: 'review.remove', args: { keys: ['a'] } })
  expect(await db.reviews.count()).toBe(0)
  await undo('x')
  expect(await db.reviews.get('a')).toEqual(whole)
})

describe('the list', () => {
  const rows = [
    aReview({ key: '1', at: 1, rating: 5, text: '杯子很好，保温', product: 'cup', sku: 'CUP' }),
    aReview({ key: '2', at: 3, rating: 2, text: 'Leaks' }),
    aReview({ key: '3', at: 2, rating: 5, text: 'Fine', reply: 'Thanks', repliedAt: 9 }),
  ]
  const index = new ReviewIndex(rows, (product) => (product === 'cup' ? '马克杯' : 'Mug'))
  const keys = (query: Omit<Parameters<ReviewIndex['page']>[0], 'offset' | 'limit'>) =>
    index.page({ ...query, offset: 0, limit: 9 }).items.map(({ key }) => key)

  it('is newest first and found by Chinese and English', () => {
    expect(keys({})).toEqual(['2', '3', '1'])
    expect(keys({ search: '保温' })).toEqual(['1'])
    expect(keys({ search: '马克' })).toEqual(['1'])
    expect(keys({ search: 'LEAK' })).toEqual(['2'])
    expect(keys({ search: 'anna' })).toEqual([])
  })

  it('is narrowed by stars, reply and product', () => {
    expect(keys({ rating: [5] })).toEqual(['3', '1'])
    expect(keys({ answered: 'no' })).toEqual(['2', '1'])
    expect(keys({ product: 'cup' })).toEqual(['1'])
    expect(keys({ product: 'mug', search: 'fine' })).toEqual(['3'])
  })

  it('counts each rating with the other filters in force', () => {
    const { ratings, waiting, all } = index.page({ answered: 'no', offset: 0, limit: 1 })
    expect(ratings.map(({ count: of }) => of)).toEqual([1, 0, 0, 1, 0])
    expect([waiting, all]).toEqual([2, 3])
  })
})

describe('the rating by month', () => {
  const zone = zoneOf('Asia/Shanghai')
  it('loses none, and means weighed by their number give the mean of all', () => {
    const review = fc.record({ rating: fc.integer({ min: 1, max: 5 }), at: fc.integer({ min: 0, max: 3e11 }) })
    fc.assert(
      fc.property(fc.array(review, { minLength: 1, maxLength: 40 }), (reviews) => {
        const months = scoreByMonth(reviews, zone)
        const n = months.reduce((sum, { score }) => sum + (score?.n ?? 0), 0)
        const stars = months.reduce((sum, { score }) => sum + (score ? score.mean * score.n : 0), 0)
        expect(n).toBe(reviews.length)
        expect(stars / n).toBeCloseTo(scoreOf(reviews)?.mean ?? 0, 9)
      }),
    )
  })

  it('says few below ten', () => {
    expect(scoreOf(Array.from({ length: 9 }, () => ({ rating: 5 })))?.few).toBe(true)
    expect(scoreOf(Array.from({ length: 10 }, () => ({ rating: 5 })))?.few).toBe(false)
  })
})
