import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayFromCivil } from '~/lib/zone'
import { DEFAULT_CALENDAR } from './calendar'
import { type Goal, goalTree, isAdditive, isLevel, splitAmong, splitGoal, splitGrains, withParts } from './goal'

const YEAR: Goal = {
  key: 'y',
  metric: 'gmv_paid',
  from: dayFromCivil(2026, 1, 1),
  to: dayFromCivil(2027, 1, 1),
  target: 12_000_000 * 10_000,
}
const sum = (parts: readonly { target: number }[]) => parts.reduce((all, { target }) => all + target, 0)

describe('splitGoal', () => {
  test('a year falls into quarters and months that sum to it at each level, whatever the shape', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 366, maxLength: 366 }), fc.integer({ min: 1, max: 1e12 }), (days, target) => {
        const weightOf = ({ from, to }: { from: number; to: number }) =>
          days.slice(from - YEAR.from, to - YEAR.from).reduce((all, day) => all + day, 0)
        const parts = splitGoal({ ...YEAR, target }, DEFAULT_CALENDAR, weightOf, 10_000)
        const quarters = parts.filter(({ parent }) => parent === 'y')
        expect(quarters).toHaveLength(4)
        expect(sum(quarters)).toBe(target)
        for (const quarter of quarters) expect(sum(parts.filter(({ parent }) => parent === quarter.key))).toBe(quarter.target)
        expect(parts).toHaveLength(16)
      }),
      { numRuns: 50 },
    )
  })

  test('a target of whole pounds falls into whole pounds, by last year’s shape; by days where there was none', () => {
    const november = dayFromCivil(2026, 11, 1)
    const parts = splitGoal(YEAR, DEFAULT_CALENDAR, ({ from, to }) => (to - from) * (from <= november && november < to ? 3 : 1), 10_000)
    expect(parts.every(({ target }) => target % 10_000 === 0)).toBe(true)
    expect(parts.at(-2)?.target).toBeGreaterThan((parts.at(-1)?.target ?? 0) * 1.4)
    const even = splitGoal({ ...YEAR, target: 365 }, DEFAULT_CALENDAR, () => 0, 1)
    expect(even.filter(({ to, from }) => to - from < 32).map(({ target }) => target)).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ])
  })

  test('a quarter falls into months, a month and a figure that is not added up into nothing', () => {
    const quarter = { ...YEAR, to: dayFromCivil(2026, 4, 1) }
    expect(splitGrains(quarter, DEFAULT_CALENDAR)).toEqual(['month'])
    expect(splitGrains({ ...YEAR, to: dayFromCivil(2026, 2, 1) }, DEFAULT_CALENDAR)).toEqual([])
    expect(splitGrains({ ...YEAR, metric: 'arpb' }, DEFAULT_CALENDAR)).toEqual([])
    expect(splitGrains({ ...YEAR, from: YEAR.from + 3 }, DEFAULT_CALENDAR)).toEqual([])
  })

  test('among categories by their weight', () => {
    const parts = splitAmong({ ...YEAR, target: 100 }, [2, 1, 0].map((weight, i) => ({ key: `c${i}`, of: { kind: 'category', key: `c${i}` }, weight })), 1) // prettier-ignore
    expect(parts.map(({ target }) => target)).toEqual([67, 33])
  })
})

describe('goalTree', () => {
  const part = (key: string, set: Partial<Goal>): Goal => ({ ...YEAR, key, parent: 'y', target: 10, ...set })
  test('children stand below their parent by how they cut it, with what they differ by', () => {
    const goals = [
      part('team', { of: { kind: 'team', name: 'A' }, target: 25 }),
      { ...YEAR, target: 30 },
      part('q2', { from: YEAR.from + 90 }),
      part('q1', { to: YEAR.from + 90, target: 20 }),
      part('lost', { parent: 'gone' }),
    ]
    const tree = goalTree(goals)
    expect(tree.map(({ goal }) => goal.key)).toEqual(['y', 'lost'])
    expect(tree[0].groups.map(({ by, difference, nodes }) => [by, difference, nodes.map(({ goal }) => goal.key)])).toEqual([
      ['period', 0, ['q1', 'q2']],
      ['team', -5, ['team']],
    ])
  })

  test('every goal stands in it once, loops and all', () => {
    const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const goals = fc.uniqueArray(fc.record({ key: keys, parent: fc.option(keys, { nil: undefined }) }), { selector: ({ key }) => key })
    fc.assert(
      fc.property(goals, (links) => {
        const given = links.map(({ key, parent }): Goal => ({ ...YEAR, key, ...(parent ? { parent } : {}) }))
        const keysOf = (nodes: ReturnType<typeof goalTree>): string[] =>
          nodes.flatMap(({ goal, groups }) => [goal.key, ...groups.flatMap((group) => keysOf(group.nodes))])
        expect(keysOf(goalTree(given)).toSorted()).toEqual(given.map(({ key }) => key).toSorted())
        for (const { key } of given) expect(withParts(given, key)[0]).toBe(key)
      }),
    )
  })
})

test('what grows from day to day and what stands at a level', () => {
  expect(['gmv_paid', 'orders', 'buyers', 'arpb', 'repeat_buyer_rate'].map((id) => isLevel(id as 'orders'))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
  expect(isAdditive('buyers')).toBe(false)
})
