import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zoneOf } from '~/lib/zone'
import { runs } from '../../tests/runs'
import type { PointsLine } from './member'
import { linesOfOrder } from './memberEarn'
import { expiringBy, expiryOf, ledgerOf } from './memberPoints'

const DAY = 86_400_000
const line = (set: Partial<PointsLine>): PointsLine => ({ key: 'k', customer: 'c', at: 0, points: 0, reason: 'earn', ...set })
const shanghai = zoneOf('Asia/Shanghai')

/** What may happen to a customer, in any order; spending is only tried where the balance allows it. */
const history = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 60 }),
    points: fc.integer({ min: 1, max: 500 }),
    kind: fc.constantFrom('earn', 'earn', 'spend', 'back', 'adjust'),
    lives: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
  }),
  { maxLength: 25 },
)

function played(events: readonly { day: number; points: number; kind: string; lives: number | undefined }[]): PointsLine[] {
  const lines: PointsLine[] = []
  for (const [i, { day, points, kind, lives }] of events.toSorted((a, b) => a.day - b.day).entries()) {
    const at = day * DAY + i
    const { balance } = ledgerOf(lines, at)
    const key = String(i).padStart(3, '0')
    const earns = lines.filter(({ reason }) => reason === 'earn')
    if (kind === 'spend' && balance >= points) lines.push(line({ key, at, points: -points, reason: 'spend' }))
    else if (kind === 'back' && earns.length > 0) {
      const of = earns[points % earns.length]
      lines.push(line({ key, at, points: -Math.min(points, of.points), reason: 'back', ref: of.ref }))
    } else if (kind === 'adjust') lines.push(line({ key, at, points, reason: 'adjust' }))
    else lines.push(line({ key, at, points, reason: 'earn', ref: `o${i}`, ...(lives ? { expiresAt: (day + lives) * DAY } : {}) }))
  }
  return lines
}

describe('the points ledger', () => {
  it('balance = the sum of its lines = what is left of its lots less what is owed, at any moment', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 100 }), (events, day) => {
        const { lines, balance, lots, owed } = ledgerOf(played(events), day * DAY)
        expect(balance).toBe(lines.reduce((sum, { points }) => sum + points, 0))
        expect(balance).toBe(lots.reduce((sum, { left }) => sum + left, 0) - owed)
        expect(lines.at(-1)?.balance ?? 0).toBe(balance)
      }),
      { numRuns: runs(600) },
    )
  })

  it('neither spending nor expiry makes it negative', () => {
    fc.assert(
      fc.property(history, (events) => {
        let before = 0
        for (const { reason, balance } of ledgerOf(played(events), 100 * DAY).lines) {
          if (reason === 'spend' || reason === 'expire') expect(balance >= 0 && before >= 0).toBe(true)
          before = balance
        }
      }),
      { numRuns: runs(600) },
    )
  })

  it('whatever order the lines come in, the ledger is the same', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (events, keys) => {
        const lines = played(events)
        const shuffled = lines.map((each) => [keys.next().value ?? 0, each] as const).toSorted(([a], [b]) => a - b)
        const all = shuffled.map(([, each]) => each)
        expect(ledgerOf(all, 100 * DAY)).toEqual(ledgerOf(lines, 100 * DAY))
      }),
      { numRuns: runs(300) },
    )
  })

  it('no lot gives more than it held, and all that is left expires on its day', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { lines, lots } = ledgerOf(played(events), 100 * DAY)
        for (const { line: of, left } of lots) expect(left > 0 && left <= of.points && of.expiresAt === undefined).toBe(true)
        const expired = lines.filter(({ reason }) => reason === 'expire')
        expect(new Set(expired.map(({ key }) => key)).size).toBe(expired.length)
      }),
      { numRuns: runs(300) },
    )
  })

  it('the oldest points are spent first', () => {
    const lines = [
      line({ key: 'a', at: 1, points: 100, expiresAt: 10 * DAY }),
      line({ key: 'b', at: 2, points: 100, expiresAt: 20 * DAY }),
      line({ key: 'c', at: 3, points: -130, reason: 'spend' }),
    ]
    expect(ledgerOf(lines, 5 * DAY).lots.map(({ line: { key }, left }) => [key, left])).toEqual([['b', 70]])
    expect(expiringBy(ledgerOf(lines, 5 * DAY), 20 * DAY)).toBe(70)
    expect(ledgerOf(lines, 20 * DAY)).toMatchObject({ balance: 0, lots: [] })
    expect(ledgerOf(lines, 20 * DAY).lines.at(-1)).toMatchObject({ key: 'expire/b', at: 20 * DAY, points: -70, reason: 'expire' })
  })

  it('points of a refunded order that were spent are owed, and the next points make it good', () => {
    const lines = [
      line({ key: 'a', at: 1, points: 100, ref: 'W-1' }),
      line({ key: 'b', at: 2, points: -100, reason: 'spend' }),
      line({ key: 'c', at: 3, points: -100, reason: 'back', ref: 'W-1' }),
    ]
    expect(ledgerOf(lines, 9)).toMatchObject({ balance: -100, owed: 100 })
    const next = ledgerOf([...lines, line({ key: 'd', at: 4, points: 130, ref: 'W-2' })], 9)
    expect(next).toMatchObject({ balance: 30, owed: 0 })
    expect(next.lots[0].left).toBe(30)
  })

  it('expires at the end of the shop’s day; the 31st becomes the last day of a shorter month', () => {
    const at = Date.UTC(2024, 0, 31, 15, 59)
    expect(new Date(expiryOf(at, 1, shanghai)).toISOString()).toBe('2024-02-29T16:00:00.000Z')
    expect(new Date(expiryOf(at + 60_000, 12, shanghai)).toISOString()).toBe('2025-02-01T16:00:00.000Z')
  })
})

describe('points of an order', () => {
  const program = { earn: { per: 10_000 }, expires: 12 }
  const order = { number: 'W-1', customer: 'c', paidAt: 1000, goods: 1_005_000, refunds: [] }

  it('are one for every whole unit paid for goods, once, however often they are booked', () => {
    const [first, ...none] = linesOfOrder(order, program, shanghai, new Map())
    expect(first).toMatchObject({ points: 100, reason: 'earn', ref: 'W-1' })
    expect(none).toEqual([])
    expect(linesOfOrder({ ...order, goods: 2_000_000 }, program, shanghai, new Map([[first.key, first.points]]))).toEqual([])
    expect(linesOfOrder({ ...order, customer: '' }, program, shanghai, new Map())).toEqual([])
  })

  it('go back pro rata, and with the last of the money every one of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 2_000_000_000 }),
        fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 6 }),
        (goods, shares) => {
          const sum = shares.reduce((total, each) => total + each, 0)
          const parts = shares.map((share) => Math.floor((goods * share) / sum))
          const rest = goods - parts.reduce((total, each) => total + each, 0)
          const refunds = [...parts, rest].map((part, i) => ({ at: 2000 + i, goods: part }))
          const lines = linesOfOrder({ ...order, goods, refunds }, program, shanghai, new Map())
          expect(lines.reduce((total, { points }) => total + points, 0)).toBe(0)
          const some = linesOfOrder({ ...order, goods, refunds: refunds.slice(0, 1) }, program, shanghai, new Map())
          const back = Math.abs(some[1]?.points ?? 0)
          expect(back).toBe(Number((BigInt(some[0].points) * BigInt(refunds[0].goods)) / BigInt(goods)))
        },
      ),
      { numRuns: runs(300) },
    )
  })

  it('that had expired are not taken back', () => {
    const late = [{ at: Date.UTC(1975, 0, 1), goods: 1_005_000 }]
    expect(linesOfOrder({ ...order, refunds: late }, program, shanghai, new Map())).toHaveLength(1)
  })
})
