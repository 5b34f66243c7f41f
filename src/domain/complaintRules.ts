import type { Instant } from '~/lib/zone'
import type { Complaint, ComplaintFollowUp, ComplaintRound, CorrectiveAction, StepDone, StepGiven } from './complaint'
import type { ComplaintRule } from './complaintCommand'
import type { CompensationLimits } from './complaintLimits'
import { isReasonOf } from './complaintReasons'
import { eventOfRating, nextComplaintState } from './complaintWay'

export interface ComplaintFault {
  rule: ComplaintRule
  facts?: Record<string, string | number>
}

/** Longest text of a step. */
export const LONGEST_SAID = 4000

/** Who does something, and when. */
interface Act {
  who: string
  at: Instant
}

/** The fields that change, or why nothing does. */
export type Decided = { set: Partial<Complaint> } | { fault: ComplaintFault }

const fault = (rule: ComplaintRule, facts?: Record<string, string | number>): { fault: ComplaintFault } => ({
  fault: { rule, ...(facts ? { facts } : {}) },
})

export function checkSaid(said: string): ComplaintFault | undefined {
  if (said.trim() === '') return { rule: 'complaint.noWords' }
  return said.length > LONGEST_SAID ? { rule: 'complaint.longText', facts: { most: LONGEST_SAID } } : undefined
}

/** What a step lacks, whichever is due; the form asks the same while it is being filled in. */
export function checkStep(given: StepGiven, now: Instant): ComplaintFault | undefined {
  const words = checkSaid(given.said)
  if (words) return words
  if (given.step === 'record' && !isReasonOf(given.kind, given.reason)) return { rule: 'complaint.reason' }
  if (given.step !== 'plan') return undefined
  if (given.owner === '') return { rule: 'complaint.noOwner' }
  return given.dueAt > now ? undefined : { rule: 'complaint.pastDue' }
}

/** Writes the step that is due into the round that runs. */
export function takeStep(complaint: Complaint, given: StepGiven, round: number, { who, at }: Act): Decided {
  const { state, rounds } = complaint
  const next = nextComplaintState(state, given.step)
  if (next === undefined || round !== rounds.length - 1) return fault('complaint.notDue', { step: state, asked: given.step })
  const lacks = checkStep(given, at)
  if (lacks) return { fault: lacks }
  const done: StepDone = { ...given, said: given.said.trim(), who, at }
  const last = rounds[rounds.length - 1]
  return { set: { ...toldBy(given), state: next, since: at, rounds: [...rounds.slice(0, -1), { ...last, done: [...last.done, done] }] } }
}

/** What of a complaint follows from a step. */
function toldBy(given: StepGiven): Partial<Complaint> {
  switch (given.step) {
    case 'confirm':
      return { severity: given.severity }
    case 'record':
      return { kind: given.kind, reason: given.reason, order: given.order, sku: given.sku }
    case 'investigate':
      // The plan of an earlier round is over.
      return { upheld: given.upheld, cause: given.cause, dueAt: undefined }
    case 'plan':
      return { owner: given.owner, dueAt: given.dueAt }
    case 'carryOut':
    case 'feedBack':
      return {}
  }
}

/** The customer was asked. Who is not satisfied is looked into anew, in a round of its own; what was done before is kept. */
export function takeFollowUp(
  complaint: Complaint,
  { satisfaction, said }: Pick<ComplaintFollowUp, 'satisfaction' | 'said'>,
  act: Act,
): Decided {
  const { state, rounds } = complaint
  if (satisfaction !== undefined && !(Number.isInteger(satisfaction) && satisfaction >= 1 && satisfaction <= 5))
    return fault('complaint.rating')
  const event = eventOfRating(satisfaction)
  const next = nextComplaintState(state, event)
  if (next === undefined) return fault('complaint.notAsked')
  const words = checkSaid(said)
  if (words) return { fault: words }
  const followUp: ComplaintFollowUp = {
    at: act.at,
    who: act.who,
    said: said.trim(),
    ...(satisfaction === undefined ? {} : { satisfaction }),
  }
  const asked: ComplaintRound[] = [...rounds.slice(0, -1), { ...rounds[rounds.length - 1], followUp }]
  if (event !== 'unsatisfied') return { set: { state: next, since: act.at, closedAt: act.at, rounds: asked } }
  return { set: { state: next, since: act.at, closedAt: undefined, dueAt: undefined, rounds: [...asked, { openedAt: act.at, done: [] }] } }
}

/** A corrective action, new or changed. */
export function putAction(
  { actions = [] }: Pick<Complaint, 'actions'>,
  key: string,
  set: Pick<CorrectiveAction, 'text' | 'owner' | 'dueAt' | 'checkAt'>,
): Decided {
  const words = checkSaid(set.text)
  if (words) return { fault: words }
  if (set.owner === '') return fault('complaint.noOwner')
  // Whether it happens again is only seen later than it was mended.
  if (!(set.checkAt > set.dueAt)) return fault('complaint.checkDay')
  const known = actions.find((action) => action.key === key)
  if (known?.check) return fault('complaint.checked')
  const action: CorrectiveAction = { ...known, ...set, text: set.text.trim(), key }
  return { set: { actions: known ? actions.map((each) => (each === known ? action : each)) : [...actions, action] } }
}

export function actionDone({ actions = [] }: Pick<Complaint, 'actions'>, key: string, at: Instant): Decided {
  const known = actions.find((action) => action.key === key)
  if (!known || known.doneAt !== undefined) return fault('complaint.checked')
  return { set: { actions: actions.map((each) => (each === known ? { ...each, doneAt: at } : each)) } }
}

export function actionChecked(
  { actions = [] }: Pick<Complaint, 'actions'>,
  { action, recurred, said }: { action: string; recurred: boolean; said: string },
  { who, at }: Act,
): Decided {
  const known = actions.find(({ key }) => key === action)
  if (!known || known.check) return fault('complaint.checked')
  if (known.doneAt === undefined) return fault('complaint.notActed')
  if (at < known.checkAt) return fault('complaint.checkEarly')
  const words = checkSaid(said)
  if (words) return { fault: words }
  const check = { at, who, recurred, said: said.trim() }
  return { set: { actions: actions.map((each) => (each === known ? { ...each, check } : each)) } }
}

const isLimit = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/** Whole and not negative; an operator may give at least what an agent may. */
export function checkLimits({ agent, operator }: CompensationLimits): ComplaintFault | undefined {
  const isWhole = [agent, operator].every(({ money, points }) => isLimit(money) && isLimit(points))
  return isWhole && agent.money <= operator.money && agent.points <= operator.points ? undefined : { rule: 'complaint.badLimits' }
}
