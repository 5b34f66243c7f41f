import type { Instant } from '~/lib/zone'
import type { BusinessCalendar, Desk, SlaPolicy } from '~/domain/desk'
import {
  CUSTOMER,
  isOver,
  type Message,
  type RunningTarget,
  type SlaTarget,
  type Ticket,
  type TicketSla,
  type TicketTimes,
} from '~/domain/ticket'
import { addBusiness, businessMs } from './businessTime'

const MINUTE_MS = 60_000

/** What of a ticket its targets hang on. */
export type SlaTicket = Pick<Ticket, 'queue' | 'channel' | 'priority' | 'state' | 'createdAt' | 'solvedAt' | 'steps' | 'untimed'> & {
  sla?: TicketSla
}
export type SlaMessage = Pick<Message, 'at' | 'from' | 'note'>
export type SlaDesk = Pick<Desk, 'calendars' | 'policies'>

export interface SlaFacts {
  sla: TicketSla
  times: TicketTimes
  /** The earliest of what runs; undefined: nothing does. */
  dueAt: Instant | undefined
}

const fits = <T>(list: readonly T[] | undefined, value: T): boolean => !list || list.includes(value)

/** The first policy of the list that is for it. `tier`: of the customer, '' none. */
export function policyOf(
  { queue, channel, priority }: Pick<Ticket, 'queue' | 'channel' | 'priority'>,
  desk: SlaDesk,
  tier = '',
): SlaPolicy | undefined {
  return desk.policies.find(
    ({ queues, channels, tiers, priorities }) =>
      fits(queues, queue) && fits(channels, channel) && fits(tiers, tier) && fits(priorities, priority),
  )
}

const calendarWith = ({ calendars }: SlaDesk, key: string): BusinessCalendar | undefined =>
  calendars.find((calendar) => calendar.key === key)

/** Names a target of a ticket among its others: a customer's second turn is another than the first. */
export const nameOfTarget = ({ of, from }: Pick<RunningTarget, 'of' | 'from'>): string => `${of}/${from}`

/** What the customer said until we answered: a turn of theirs. */
interface Turn {
  of: 'first' | 'next'
  from: Instant
  /** Absent: not answered. */
  answeredAt?: Instant
}

/** Turns of the customer, oldest first. Where we wrote first, none of them is the first response. */
function turnsOf(messages: readonly SlaMessage[]): Turn[] {
  const turns: Turn[] = []
  let open: Turn | undefined
  let spoke = false
  for (const { at, from, note } of messages) {
    if (from === CUSTOMER) {
      if (!open) turns.push((open = { of: spoke ? 'next' : 'first', from: at }))
      spoke = true
    } else if (!note) {
      if (open) open.answeredAt = at
      open = undefined
      spoke = true
    }
  }
  return turns
}

/** [from, to) in which the clock of the resolution ran; the last has no end while it runs. */
function runsOf({ createdAt, steps }: SlaTicket): { from: Instant; to?: Instant }[] {
  const runs: { from: Instant; to?: Instant }[] = []
  let since: Instant | undefined = createdAt
  for (const step of steps) {
    const stands = step.to === 'waitingCustomer' || isOver({ state: step.to })
    if (stands && since !== undefined) {
      runs.push({ from: since, to: Math.max(since, step.at) })
      since = undefined
    } else if (!stands) since ??= step.at
  }
  if (since !== undefined) runs.push({ from: since })
  return runs
}

/**
 * What the targets of a ticket have come to, worked out from its whole way and all that was said, oldest first. `tier`: of the customer.
 * first and next run from the customer's message to our public answer; the resolution runs from the beginning, and stands while the customer has the word. Nothing runs when
 * it is over; what was over without an answer counts only where it was late by then. Of a ticket whose times are not known targets run, and nothing is measured.
 */
export function slaAfter(ticket: SlaTicket, messages: readonly SlaMessage[], desk: SlaDesk, tier = ''): SlaFacts {
  const kept = ticket.sla?.escalated && desk.policies.find(({ key }) => key === ticket.sla?.policy)
  const policy = kept ?? policyOf(ticket, desk, tier)
  const calendar = policy ? calendarWith(desk, policy.calendar) : desk.calendars[0]
  const turns = turnsOf(messages)
  const runs = runsOf(ticket)
  const sums = new Tally()
  const running = policy
    ? [...answersOf(ticket, turns, { policy, calendar }, sums), ...resolutionOf(ticket, runs, { policy, calendar }, sums)]
    : []
  const due = running.flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt]))
  const escalated = ticket.sla?.escalated
  return {
    sla: { policy: policy?.key ?? '', running, tally: ticket.untimed ? {} : sums.tally, ...(escalated && { escalated }) },
    times: ticket.untimed ? {} : timesOf(ticket, turns, runs, calendar),
    dueAt: due.length > 0 ? Math.min(...due) : undefined,
  }
}

interface By {
  policy: SlaPolicy
  calendar: BusinessCalendar | undefined
}

class Tally {
  tally: Partial<Record<SlaTarget, { due: number; met: number }>> = {}
  add(of: SlaTarget, isMet: boolean): void {
    const { due, met } = this.tally[of] ?? { due: 0, met: 0 }
    this.tally[of] = { due: due + 1, met: met + (isMet ? 1 : 0) }
  }
}

const withinOf = ({ within }: SlaPolicy, of: SlaTarget): number | undefined => {
  const minutes = within[of]
  return minutes === undefined ? undefined : minutes * MINUTE_MS
}

/** When it is due, and when that is warned of; nothing where the calendar never opens again. */
function dueAfter({ policy: { warn = 0 }, calendar }: By, from: Instant, left: number): Pick<RunningTarget, 'dueAt' | 'warnAt'> {
  const dueAt = addBusiness(calendar, from, left)
  if (dueAt === undefined) return {}
  const early = left - warn * MINUTE_MS
  return { dueAt, ...(warn > 0 && { warnAt: addBusiness(calendar, from, Math.max(0, early)) }) }
}

function answersOf(ticket: SlaTicket, turns: readonly Turn[], by: By, sums: Tally): RunningTarget[] {
  const running: RunningTarget[] = []
  for (const { of, from, answeredAt } of turns) {
    const within = withinOf(by.policy, of)
    if (within === undefined) continue
    const due = dueAfter(by, from, within)
    const inTime = (at: Instant) => due.dueAt === undefined || at <= due.dueAt
    if (answeredAt !== undefined) sums.add(of, inTime(answeredAt))
    else if (!isOver(ticket)) running.push({ of, from, ...due })
    else if (!inTime(overSince(ticket))) sums.add(of, false)
  }
  return running
}

const overSince = ({ steps, createdAt }: SlaTicket): Instant => {
  let since = createdAt
  let over = false
  for (const { at, to } of steps) {
    if (!isOver({ state: to })) over = false
    else if (!over) {
      since = at
      over = true
    }
  }
  return since
}

const spentIn = (runs: readonly { from: Instant; to?: Instant }[], calendar: BusinessCalendar | undefined): number =>
  runs.reduce((sum, { from, to }) => sum + (to === undefined ? 0 : businessMs(calendar, from, to)), 0)

function resolutionOf(ticket: SlaTicket, runs: readonly { from: Instant; to?: Instant }[], by: By, sums: Tally): RunningTarget[] {
  const within = withinOf(by.policy, 'resolution')
  if (within === undefined) return []
  const left = within - spentIn(runs, by.calendar)
  if (isOver(ticket)) {
    // Closed without ever being solved, as one that was merged: there is no resolution.
    if (ticket.solvedAt !== undefined) sums.add('resolution', left >= 0)
    return []
  }
  const last = runs.at(-1)
  const from = ticket.createdAt
  if (!last || last.to !== undefined) return [{ of: 'resolution', from, left }]
  return [{ of: 'resolution', from, ...dueAfter(by, last.from, left) }]
}

/** How long it took, by the hours of the policy's calendar, else of the desk's first one. */
function timesOf(
  ticket: SlaTicket,
  turns: readonly Turn[],
  runs: readonly { from: Instant; to?: Instant }[],
  calendar: BusinessCalendar | undefined,
): TicketTimes {
  const first = turns.find(({ of }) => of === 'first')
  const { solvedAt, createdAt } = ticket
  return {
    ...(first?.answeredAt !== undefined && {
      first: businessMs(calendar, first.from, first.answeredAt),
      firstGross: first.answeredAt - first.from,
    }),
    ...(solvedAt !== undefined &&
      isOver(ticket) && { resolution: spentIn(runs, calendar), resolutionGross: Math.max(0, solvedAt - createdAt) }),
  }
}

/** Targets that have come due by then, and those of them that were met: what has ended, and what runs and is late. */
export function tallyAt({ sla }: Pick<Ticket, 'sla'>, now: Instant): TicketSla['tally'] {
  const sums = new Tally()
  sums.tally = { ...sla?.tally }
  for (const target of sla?.running ?? []) if (isLate(target, now)) sums.add(target.of, false)
  return sums.tally
}

/** It was due before now. A clock that stands was breached before it stood, or is not. */
export const isLate = ({ dueAt, left }: RunningTarget, now: Instant): boolean => (dueAt === undefined ? (left ?? 0) < 0 : dueAt < now)

export type Pressure = 'late' | 'warned' | 'running' | 'standing'

/** How much a target presses. */
export function pressureOf(target: RunningTarget, now: Instant): Pressure {
  if (isLate(target, now)) return 'late'
  if (target.dueAt === undefined) return 'standing'
  return target.warnAt !== undefined && target.warnAt <= now ? 'warned' : 'running'
}
