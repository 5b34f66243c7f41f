import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Complaint, dueOf, isOverdue, moneyOf, type StepGiven, upheldOf } from './complaint'
import { approverOf, compensated, mayGive, usualLimits } from './complaintLimits'
import { actionChecked, actionDone, checkLimits, checkStep, putAction, takeFollowUp, takeStep } from './complaintRules'
import { COMPLAINT_EVENTS, COMPLAINT_STATES, COMPLAINT_STEPS, isSettled, nextComplaintState } from './complaintWay'

const NOW = Date.UTC(2026, 10, 22, 9)
const DAY = 86_400_000

const STEP: Record<StepGiven['step'], StepGiven> = {
  confirm: { step: 'confirm', said: 'called', by: 'phone', severity: 'major' },
  record: { step: 'record', said: 'lid cracked', kind: 'quality', reason: 'broken', wish: 'refund', order: 'A1', sku: 'MUG-1' },
  investigate: { step: 'investigate', said: 'mould', upheld: 'yes', cause: 'supplier' },
  plan: { step: 'plan', said: 'replace', owner: 'ann', dueAt: NOW + 3 * DAY },
  carryOut: { step: 'carryOut', said: 'sent', as: 'planned' },
  feedBack: { step: 'feedBack', said: 'told', by: 'phone', took: 'accepted' },
}

const aComplaint = (set: Partial<Complaint> = {}): Complaint => ({
  key: 't1',
  subject: '',
  buyer: '',
  order: '',
  sku: '',
  openedAt: NOW,
  openedBy: 'ann',
  state: 'confirm',
  since: NOW,
  severity: 'minor',
  kind: 'other',
  reason: '',
  rounds: [{ openedAt: NOW, done: [] }],
  ...set,
})

const act = { who: 'ann', at: NOW }

/** The complaint after a step or a follow-up; as it was where that is refused. */
function after(now: Complaint, move: (typeof COMPLAINT_EVENTS)[number]): Complaint {
  const decided =
    move === 'satisfied' || move === 'unsatisfied' || move === 'unreached'
      ? takeFollowUp(now, { said: 'asked', ...(move === 'unreached' ? {} : { satisfaction: move === 'satisfied' ? 5 : 1 }) }, act)
      : takeStep(now, STEP[move], now.rounds.length - 1, act)
  return 'fault' in decided ? now : { ...now, ...decided.set }
}

const moves = fc.array(fc.constantFrom(...COMPLAINT_EVENTS), { maxLength: 60 })

describe('the way of a complaint', () => {
  test('no step can be skipped, whatever is pressed in whichever order', () => {
    fc.assert(
      fc.property(moves, (pressed) => {
        const end = pressed.reduce(after, aComplaint())
        end.rounds.forEach(({ done }, round) => {
          const wanted = round === 0 ? COMPLAINT_STEPS : COMPLAINT_STEPS.slice(2)
          expect(done.map(({ step }) => step)).toEqual(wanted.slice(0, done.length))
        })
      }),
    )
  })

  test('it is closed only after the customer was told and asked', () => {
    fc.assert(
      fc.property(moves, (pressed) => {
        const end = pressed.reduce(after, aComplaint())
        const last = end.rounds[end.rounds.length - 1]
        if (end.state === 'closed') {
          expect(last.done.at(-1)?.step).toBe('feedBack')
          expect(last.followUp).toBeDefined()
          expect(last.followUp?.satisfaction ?? 5).toBeGreaterThan(2)
        }
        expect(isSettled(end)).toBe(last.done.at(-1)?.step === 'feedBack')
      }),
    )
  })

  test('who is not satisfied opens a round of its own, and every earlier round is kept as it was', () => {
    fc.assert(
      fc.property(moves, fc.constantFrom(...COMPLAINT_EVENTS), (pressed, next) => {
        const before = pressed.reduce(after, aComplaint())
        const then = after(before, next)
        expect(then.rounds.length).toBeGreaterThanOrEqual(before.rounds.length)
        expect(then.rounds.slice(0, before.rounds.length - 1)).toEqual(before.rounds.slice(0, -1))
        expect(then.rounds[before.rounds.length - 1].done.slice(0, before.rounds[before.rounds.length - 1].done.length)).toEqual(
          before.rounds[before.rounds.length - 1].done,
        )
        if (then.rounds.length > before.rounds.length) expect(then).toMatchObject({ state: 'investigate', closedAt: undefined })
      }),
    )
  })

  test('leads to the end from everywhere', () => {
    for (const from of COMPLAINT_STATES) {
      let state = from
      for (let steps = 0; state !== 'closed' && steps < 9; steps++)
        state = nextComplaintState(state, isSettled({ state }) ? 'satisfied' : (state as (typeof COMPLAINT_STEPS)[number])) ?? state
      expect(state).toBe('closed')
    }
  })

  test('a step written for an earlier round is refused', () => {
    const again = [...COMPLAINT_STEPS, 'unsatisfied' as const].reduce(after, aComplaint())
    expect(takeStep(again, STEP.investigate, 0, act)).toMatchObject({ fault: { rule: 'complaint.notDue' } })
    expect(takeStep(again, STEP.investigate, 1, act)).toMatchObject({ set: { state: 'plan' } })
  })
})

describe('a step', () => {
  test('needs its words and its own fields', () => {
    for (const step of COMPLAINT_STEPS) expect(checkStep({ ...STEP[step], said: ' ' }, NOW)).toEqual({ rule: 'complaint.noWords' })
    const { record, plan } = STEP
    if (record.step !== 'record' || plan.step !== 'plan') throw new Error('steps by their names')
    expect(checkStep({ ...record, kind: 'attitude' }, NOW)).toEqual({ rule: 'complaint.reason' })
    expect(checkStep({ ...plan, owner: '' }, NOW)).toEqual({ rule: 'complaint.noOwner' })
    expect(checkStep({ ...plan, dueAt: NOW }, NOW)).toEqual({ rule: 'complaint.pastDue' })
    expect(checkStep(plan, NOW)).toBeUndefined()
  })

  test('is due by the deadline of the plan while that is carried out, else some days after the one before', () => {
    expect(dueOf(aComplaint())).toBe(NOW + 2 * DAY)
    expect(dueOf(aComplaint({ state: 'carryOut', dueAt: NOW + DAY }))).toBe(NOW + DAY)
    expect(dueOf(aComplaint({ state: 'closed' }))).toBeUndefined()
    expect(isOverdue(aComplaint({ state: 'followUp' }), NOW + 4 * DAY)).toBe(true)
  })
})

describe('a corrective action', () => {
  const set = { text: 'new mould', owner: 'bob', dueAt: NOW + DAY, checkAt: NOW + 30 * DAY }
  const made = { ...aComplaint(), ...('set' in putAction(aComplaint(), 'a', set) ? { actions: [{ ...set, key: 'a' }] } : {}) }

  test('is checked on a later day, after it was done', () => {
    expect(putAction(aComplaint(), 'a', { ...set, checkAt: NOW + DAY })).toMatchObject({ fault: { rule: 'complaint.checkDay' } })
    const check = { action: 'a', recurred: false, said: 'none since' }
    expect(actionChecked(made, check, { who: 'ann', at: NOW + 31 * DAY })).toMatchObject({ fault: { rule: 'complaint.notActed' } })
    const done = actionDone(made, 'a', NOW + DAY)
    if ('fault' in done) throw new Error('done once')
    const acted = { ...made, ...done.set }
    expect(actionChecked(acted, check, { who: 'ann', at: NOW + 2 * DAY })).toMatchObject({ fault: { rule: 'complaint.checkEarly' } })
    expect(actionChecked(acted, check, { who: 'ann', at: NOW + 31 * DAY })).toMatchObject({
      set: { actions: [{ check: { recurred: false } }] },
    })
  })
})

describe('compensation', () => {
  const limits = usualLimits('CNY')
  const money = (amount: number) => ({
    give: {
      of: 'money' as const,
      order: 'A1',
      reason: 'goodwill' as const,
      split: { lines: [], shipping: 0, tax: 0, other: amount, pointsBack: 0, pointsTaken: 0, coupons: [] },
    },
    state: 'given' as const,
  })

  test('cut into many is no more than the limit lets through at once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 8 }), (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0)
        for (const role of ['agent', 'operator', 'owner', 'analyst'] as const)
          expect(mayGive(role, compensated(parts.map(money)), limits)).toBe(mayGive(role, compensated([money(whole)]), limits))
      }),
    )
  })

  test('is let through by the lowest role that may; an owner always may, an analyst never', () => {
    expect(mayGive('agent', compensated([money(limits.agent.money)]), limits)).toBe(true)
    expect(mayGive('agent', compensated([money(limits.agent.money + 1)]), limits)).toBe(false)
    expect(approverOf(compensated([money(limits.agent.money + 1)]), limits)).toBe('operator')
    expect(approverOf(compensated([money(limits.operator.money + 1)]), limits)).toBe('owner')
    expect(mayGive('owner', compensated([money(1e12)]), limits)).toBe(true)
    expect(mayGive('analyst', compensated([money(1)]), limits)).toBe(false)
  })

  test('what was declined counts no more', () => {
    expect(compensated([money(5), { ...money(7), state: 'declined' }])).toEqual({ money: 5, points: 0, coupons: 0 })
    expect(moneyOf(money(5).give.split)).toBe(5)
  })

  test('an agent may not be let give more than an operator', () => {
    expect(checkLimits(limits)).toBeUndefined()
    expect(checkLimits({ agent: limits.operator, operator: limits.agent })).toEqual({ rule: 'complaint.badLimits' })
    expect(checkLimits({ ...limits, agent: { ...limits.agent, points: 0.5 } })).toEqual({ rule: 'complaint.badLimits' })
  })
})

test('a complaint with a record is upheld by its verdict, one without by its end', () => {
  expect(upheldOf({ queue: 'complaints', state: 'closed' }, undefined)).toBe(true)
  expect(upheldOf({ queue: 'complaints', state: 'closed' }, { upheld: 'no' })).toBe(false)
  expect(upheldOf({ queue: 'complaints', state: 'open' }, { upheld: 'partly' })).toBe(true)
})
