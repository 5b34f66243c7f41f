import { day, defineUrlState, oneOf } from '~/lib/urlState'
import { SCALES } from './ganttLayout'

export const FEAST_CHOICES = ['all', 'cn', 'abroad', 'none'] as const
export type FeastChoice = (typeof FEAST_CHOICES)[number]

/** What the address says of the calendar; no date: the one that today is in. */
export const calendarView = defineUrlState({
  view: oneOf(SCALES, 'quarter'),
  date: day(),
  feasts: oneOf(FEAST_CHOICES, 'all'),
})
export type CalendarView = typeof calendarView.initial
