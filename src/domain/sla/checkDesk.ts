import { isZone, parseDay } from '~/lib/zone'
import type { BusinessCalendar, BusinessInterval, Desk, SlaPolicy } from '~/domain/desk'
import { SLA_TARGETS } from '~/domain/ticket'
import type { TicketRule } from '~/domain/ticketCommand'

export interface DeskFault {
  rule: Extract<TicketRule, `desk.${string}`>
  facts?: Record<string, string>
  /** Key of the calendar, the policy or the person that it is about. */
  of: string
}

const DAY = 1440
const LONGEST_NAME = 60

const isWhole = (value: number, least = 1): boolean => Number.isSafeInteger(value) && value >= least

/** Intervals of a day begin on it, end by the end of the next, and do not overlap. */
export function areIntervals(intervals: readonly BusinessInterval[]): boolean {
  const sorted = [...intervals].sort((a, b) => a.from - b.from)
  return sorted.every(
    ({ from, to }, at) =>
      isWhole(from, 0) && from < DAY && isWhole(to) && to > from && to <= 2 * DAY && (at === 0 || sorted[at - 1].to <= from),
  )
}

const isName = (name: string): boolean => name.trim() !== '' && name.length <= LONGEST_NAME

function faultOfCalendar({ key, name, zone, week, days }: BusinessCalendar): DeskFault | undefined {
  const fault = (rule: DeskFault['rule'], facts?: Record<string, string>): DeskFault => ({ rule, of: key, facts: { name, ...facts } })
  if (!isName(name)) return fault('desk.noName')
  if (!isZone(zone)) return fault('desk.zone')
  if (week.length !== 7 || ![...week, ...days.map(({ intervals = [] }) => intervals)].every(areIntervals)) return fault('desk.intervals')
  const wrong = days.find(({ day }, at) => parseDay(day) === undefined || days.findIndex((other) => other.day === day) !== at)
  if (wrong) return fault('desk.day', { day: wrong.day })
  // A calendar that never opens would never let anything be due.
  return week.every((intervals) => intervals.length === 0) ? fault('desk.intervals') : undefined
}

function faultOfPolicy(
  { key, name, calendar, within, warn, escalateTo }: SlaPolicy,
  calendars: readonly BusinessCalendar[],
  isThere: (person: string) => boolean,
): DeskFault | undefined {
  const fault = (rule: DeskFault['rule']): DeskFault => ({ rule, of: key, facts: { name } })
  if (!isName(name)) return fault('desk.noName')
  if (calendar !== '' && !calendars.some((each) => each.key === calendar)) return fault('desk.calendarUsed')
  const minutes = SLA_TARGETS.flatMap((target) => within[target] ?? [])
  if (minutes.length === 0) return fault('desk.noTarget')
  if (![...minutes, ...(warn === undefined ? [] : [warn])].every((each) => isWhole(each))) return fault('desk.number')
  return escalateTo !== undefined && !isThere(escalateTo) ? fault('desk.person') : undefined
}

/** The first thing that is wrong with how a desk would work; the form asks it while somebody types. `isThere`: a person who answers tickets. */
export function faultOfDesk(
  { calendars, policies, agents, closeAfter }: Desk,
  isThere: (person: string) => boolean,
): DeskFault | undefined {
  for (const calendar of calendars) {
    const fault = faultOfCalendar(calendar)
    if (fault) return fault
  }
  for (const policy of policies) {
    const fault = faultOfPolicy(policy, calendars, isThere)
    if (fault) return fault
  }
  const limits = agents.find(({ most }) => most !== undefined && !isWhole(most))
  if (limits) return { rule: 'desk.number', of: limits.person }
  return closeAfter !== undefined && !isWhole(closeAfter) ? { rule: 'desk.number', of: 'closeAfter' } : undefined
}
