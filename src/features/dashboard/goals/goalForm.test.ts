import { describe, expect, test } from 'vitest'
import type { GoalStanding } from '~/analytics/reports/goalTypes'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import type { Goal } from '~/domain/goal'
import { dayFromCivil } from '~/lib/zone'
import { coversText, fieldsOf, GOAL_METRICS, periodChoices, periodText, readFields, readPeriod, readTarget, targetText } from './goalForm'
import { closingOf, isShown, stateOf, withParents } from './goalState'

const NOVEMBER = dayFromCivil(2026, 11, 1)
const GOAL: Goal = { key: 'g', metric: 'gmv_paid', from: NOVEMBER, to: NOVEMBER + 30, target: 1_234_500 }

describe('the form of a goal', () => {
  test('a goal of a person or a team says what counts as theirs, in what the figure can be told apart by', () => {
    const typed = {
      metric: 'orders',
      period: '2026-11-01/2026-11-30',
      target: '10',
      kind: 'person',
      who: 'ann',
      covers: '',
      parent: '',
      note: '',
    }
    const covers = coversText({ region: ['Kent'], channel: ['Web', 'App'], owned: true })
    expect(readFields(typed, 'GBP')).toEqual({ wrong: 'covers' })
    expect(readFields({ ...typed, covers: 'not to be read' }, 'GBP')).toEqual({ wrong: 'covers' })
    expect(readFields({ ...typed, covers }, 'GBP')).toMatchObject({
      of: { kind: 'person', key: 'ann', covers: { channel: ['App', 'Web'], region: ['Kent'], owned: true } },
    })
    // Advertising knows its channel alone, tickets who holds them.
    expect(readFields({ ...typed, metric: 'roas', covers }, 'GBP')).toMatchObject({ of: { covers: { channel: ['App', 'Web'] } } })
    expect(readFields({ ...typed, metric: 'csat' }, 'GBP')).toMatchObject({ of: { kind: 'person', key: 'ann' } })
    expect(readFields({ ...typed, metric: 'csat', kind: 'team', covers }, 'GBP')).toEqual({ wrong: 'covers' })
  })

  test('what is shown of a goal reads back as that goal', () => {
    const goals: Goal[] = [
      GOAL,
      { ...GOAL, metric: 'repeat_buyer_rate', target: 0.07 },
      {
        ...GOAL,
        metric: 'orders',
        target: 40,
        of: { kind: 'team', name: 'Day shift', covers: { channel: ['Web'] } },
        parent: 'y',
        note: 'As agreed',
      },
      { ...GOAL, of: { kind: 'category', key: 'tea' } },
    ]
    for (const goal of goals) {
      const { key: _, ...set } = goal
      expect(readFields(fieldsOf(goal, 'GBP'), 'GBP')).toEqual(set)
    }
  })

  test('a target is read as people write it', () => {
    expect(readTarget('1,200.5', 'gmv_paid', 'GBP')).toBe(12_005_000)
    expect(readTarget('¥1，200', 'gmv_paid', 'CNY')).toBe(12_000_000)
    expect(readTarget('12.5%', 'cvr_visitor', 'GBP')).toBe(0.125)
    expect(readTarget('12.4', 'orders', 'GBP')).toBe(12)
    for (const text of ['', '0', '-3', 'many', '1e999']) expect(readTarget(text, 'orders', 'GBP')).toBeUndefined()
    expect(targetText({ metric: 'cvr_visitor', target: 0.07 }, 'GBP')).toBe('7')
  })

  test('what is missing is named', () => {
    const fields = fieldsOf(GOAL, 'GBP')
    expect(readFields({ ...fields, target: '' }, 'GBP')).toEqual({ wrong: 'target' })
    expect(readFields({ ...fields, period: '2026-11-30/2026-11-01' }, 'GBP')).toEqual({ wrong: 'period' })
    expect(readFields({ ...fields, period: '/2026-11-01' }, 'GBP')).toEqual({ wrong: 'period' })
    expect(readFields({ ...fields, kind: 'team', who: ' ' }, 'GBP')).toEqual({ wrong: 'team' })
  })

  test('offers the running month, quarter and year first of their kind, and each figure once', () => {
    const choices = periodChoices(NOVEMBER + 20, DEFAULT_CALENDAR).map(periodText)
    expect(choices).toEqual(
      expect.arrayContaining(['2026-11-01/2026-11-30', '2026-10-01/2026-12-31', '2026-01-01/2026-12-31', '2027-01-01/2027-12-31']),
    )
    expect(readPeriod(choices[0])).toEqual({ from: NOVEMBER, to: NOVEMBER + 30 })
    expect(new Set(GOAL_METRICS).size).toBe(GOAL_METRICS.length)
  })
})

describe('where a goal stands', () => {
  const standing = (set: Partial<GoalStanding> = {}): GoalStanding => ({
    goal: GOAL,
    label: '',
    target: 100,
    reached: { value: 40 },
    expected: 50,
    projected: 80,
    gap: 60,
    daysLeft: 15,
    pace: 'even',
    closers: [],
    ...set,
  })

  test('in a word', () => {
    expect(stateOf(standing())).toEqual({ is: 'behind', behind: 10 })
    expect(stateOf(standing({ reached: { value: 55 }, projected: 110 }))).toEqual({ is: 'onPace', ahead: 5 })
    expect(stateOf(standing({ reached: { value: 100 }, gap: 0 }))).toEqual({ is: 'done' })
    expect(stateOf(standing({ daysLeft: 0 }))).toEqual({ is: 'missed', gap: 60 })
    expect(stateOf(standing({ projected: null }))).toEqual({ is: 'early' })
    expect(stateOf(standing({ reached: { value: null, why: 'notYet' } }))).toEqual({ is: 'next' })
    expect(stateOf(standing({ reached: { value: null, why: 'notSplit' } }))).toEqual({ is: 'untold' })
  })

  test('refunds have a limit, not a target', () => {
    const goal: Goal = { ...GOAL, metric: 'refunds' }
    expect(stateOf(standing({ goal }))).toEqual({ is: 'within' })
    expect(stateOf(standing({ goal, reached: { value: 120 }, gap: -20 }))).toEqual({ is: 'over', gap: 20 })
  })

  test('where nothing is named that closes the gap, it is said why', () => {
    expect(closingOf(standing({ reached: { value: null, why: 'notYet' } }))).toEqual({ is: 'next' })
    expect(closingOf(standing({ reached: { value: null, why: 'noTraffic' } }))).toEqual({ is: 'untold' })
    expect(closingOf(standing({ daysLeft: 0 }))).toEqual({ is: 'over' })
    expect(closingOf(standing({ goal: { ...GOAL, metric: 'refunds' } }))).toEqual({ is: 'limit' })
    expect(closingOf(standing({ reached: { value: 100 }, projected: 200 }))).toEqual({ is: 'done' })
    expect(closingOf(standing({ projected: null }))).toEqual({ is: 'early' })
    expect(closingOf(standing({ reached: { value: 55 }, projected: 110 }))).toEqual({ is: 'enough' })
  })

  test('a ratio has to rise itself, and what is counted has to come besides what comes anyway', () => {
    const ratio: Goal = { ...GOAL, metric: 'repeat_buyer_rate', target: 0.5 }
    expect(closingOf(standing({ goal: ratio, target: 0.5, reached: { value: 0.25 }, projected: 0.25 }))).toEqual({ is: 'level', gap: 0.25 })
    expect(closingOf(standing({ goal: ratio, target: 0.5, reached: { value: 0.6 }, projected: 0.6 }))).toEqual({ is: 'enough' })
    expect(closingOf(standing({ goal: { ...GOAL, metric: 'buyers' }, projected: 70 }))).toEqual({ is: 'more', daily: 2 })
  })

  test('those shown bring the goals above them along', () => {
    const of = (key: string, parent?: string, from = NOVEMBER) => standing({ goal: { ...GOAL, key, from, ...(parent ? { parent } : {}) } })
    const all = [of('year'), of('month', 'year', NOVEMBER + 1), of('other')]
    expect(withParents(all, ({ goal }) => goal.key === 'month').map(({ goal }) => goal.key)).toEqual(['year', 'month'])
    expect(isShown(GOAL, 'running', NOVEMBER + 29)).toBe(true)
    expect([isShown(GOAL, 'past', NOVEMBER + 30), isShown(GOAL, 'next', NOVEMBER - 1), isShown(GOAL, 'all', 0)]).toEqual([true, true, true])
  })
})
