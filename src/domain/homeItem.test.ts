import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOME_KINDS, homeFor, type HomeFinding, type HomeViewer, keyOfHomeItem, rankHome, weighHome } from './homeItem'
import { ROLES } from './person'

const NOW = Date.UTC(2026, 10, 22, 9)
const HOUR = 3_600_000
const viewer = (set: Partial<HomeViewer> = {}): HomeViewer => ({ who: 'me', role: 'owner', now: NOW, soon: NOW + 10 * HOUR, ...set })
const aFinding = (set: Partial<HomeFinding> = {}): HomeFinding => ({ id: 'lowStock/A', kind: 'lowStock', press: 0.5, facts: {}, ...set })

const findings: fc.Arbitrary<HomeFinding> = fc
  .record({
    kind: fc.constantFrom(...HOME_KINDS),
    key: fc.string({ minLength: 1, maxLength: 4 }),
    press: fc.double({ min: 0, max: 1, noNaN: true }),
    dueAt: fc.option(fc.integer({ min: NOW - 100 * HOUR, max: NOW + 100 * HOUR }), { nil: undefined }),
    assignee: fc.constantFrom(undefined, 'me', 'other'),
  })
  .map(({ kind, key, press, dueAt, assignee }) => ({
    id: `${kind}/${key}`,
    kind,
    press,
    facts: {},
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(assignee === undefined ? {} : { assignee }),
  }))
const viewers = fc.record({
  who: fc.constant('me'),
  role: fc.constantFrom(...ROLES),
  now: fc.constant(NOW),
  soon: fc.constant(NOW + 10 * HOUR),
})

describe('what comes first', () => {
  test('overdue before due, due before the rest, whoever looks and however it presses', () => {
    fc.assert(
      fc.property(findings, findings, viewers, (one, other, who) => {
        const late = weighHome({ ...one, dueAt: NOW - 1 }, who)
        const due = weighHome({ ...other, dueAt: NOW + 1 }, who)
        const { dueAt: _, ...timeless } = one
        expect(late).toBeGreaterThan(due)
        expect(due).toBeGreaterThan(weighHome(timeless, who))
        expect(late).toBeLessThanOrEqual(100)
      }),
    )
  })

  test('among equals of time the own work of a role comes first', () => {
    const stock = aFinding()
    const backup = aFinding({ id: 'backupOld/shop', kind: 'backupOld' })
    const weigh = (finding: HomeFinding, role: HomeViewer['role']) => weighHome(finding, viewer({ role }))
    expect(weigh(stock, 'operator')).toBeGreaterThan(weigh(backup, 'operator'))
    expect(weigh(backup, 'owner')).toBeGreaterThan(weigh(stock, 'owner'))
    // However little it presses.
    expect(weigh({ ...stock, press: 0 }, 'operator')).toBeGreaterThan(weigh({ ...backup, press: 1 }, 'operator'))
  })

  test('what is somebody else’s is nobody’s own work, what is mine always is', () => {
    const ticket = aFinding({ id: 'ticketDue/1', kind: 'ticketDue', dueAt: NOW + 1 })
    const weigh = (assignee: string | undefined) => weighHome({ ...ticket, assignee }, viewer({ role: 'agent' }))
    expect(weigh('me')).toBe(weigh(undefined))
    expect(weigh('other')).toBeLessThan(weigh('me'))
    expect(weighHome({ ...ticket, assignee: 'me' }, viewer({ role: 'analyst' }))).toBe(weigh('me'))
  })

  test('a task with time left waits behind all else', () => {
    fc.assert(
      fc.property(findings, viewers, (other, who) => {
        const task = aFinding({ id: 'task/1', kind: 'task', assignee: 'me', dueAt: who.soon + 1 })
        const timely = other.kind !== 'task' || (other.dueAt ?? Infinity) <= who.soon
        if (timely) expect(weighHome(task, who)).toBeLessThan(weighHome(other, who))
      }),
    )
  })

  test('the order is the same however the sources answered', () => {
    fc.assert(
      fc.property(fc.uniqueArray(findings, { selector: ({ id }) => id, maxLength: 12 }), viewers, (all, who) => {
        const items = homeFor(all, [], who).items
        expect(homeFor([...all].reverse(), [], who).items).toEqual(items)
        expect(rankHome(items)).toEqual(items)
        expect(items.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort())
      }),
    )
  })
})

describe('a snooze', () => {
  const all = [aFinding(), aFinding({ id: 'lowStock/B' })]

  test('takes an item off the list until it runs out, and says until when and why', () => {
    const snoozes = [{ key: 'lowStock/A', until: NOW + 1, reason: 'ordered by phone' }]
    const { items, snoozed } = homeFor(all, snoozes, viewer())
    expect(items.map(({ id }) => id)).toEqual(['lowStock/B'])
    expect(snoozed).toMatchObject([{ id: 'lowStock/A', snoozed: { until: NOW + 1, reason: 'ordered by phone' } }])
    expect(homeFor(all, snoozes, viewer({ now: NOW + 1 })).items.map(({ id }) => id)).toEqual(['lowStock/A', 'lowStock/B'])
  })

  test('of something that does not wait any more shows nothing', () => {
    expect(homeFor(all, [{ key: 'lowStock/GONE', until: NOW + 1 }], viewer())).toMatchObject({ snoozed: [], items: [{}, {}] })
  })
})

test('what a source calls its thing stands behind the kind, slashes and all', () => {
  expect(keyOfHomeItem({ id: 'lowStock/A/B' })).toBe('A/B')
})
