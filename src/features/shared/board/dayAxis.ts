import type { TimeGrain } from '~/analytics/query'
import { civilOf, type Day } from '~/lib/zone'
import { axisByMonth, byMonth, type Window } from './range'

/** What stands under an axis of grains. */
export interface DayAxis {
  name: (start: Day) => string
  /** Places that are named; undefined: as many as find room. */
  isNamed?: (place: number) => boolean
}

/** Names that find room beside each other under a chart of half a page's width and more; on a phone. */
const ROOM = 9
const PHONE_ROOM = 4

/** Months from one name to the next. */
const STEPS = [1, 2, 3, 6, 12, 24, 60]

export interface DayAxisInput {
  starts: readonly Day[]
  grain: TimeGrain
  window: Pick<Window, 'from' | 'to'>
  phone: boolean
  month: (day: Day) => string
  dayShort: (day: Day) => string
}

/** Days by their date while no date comes twice; else months, each below the grain that it begins in, all equally far apart. */
export function dayAxis({ starts, grain, window, phone, month, dayShort }: DayAxisInput): DayAxis {
  const room = phone ? PHONE_ROOM : ROOM
  // A name at the very end would reach beyond it, and the drawing would give way, or on a phone the name be cut.
  const last = starts.length * (1 - 1 / (2 * room))
  if (!axisByMonth(grain, window)) {
    const step = Math.ceil(starts.length / room)
    return { name: dayShort, ...(phone && step > 1 && { isNamed: (place) => place % step === 0 && place <= last }) }
  }
  // The first grain may begin in a month that the window has nothing of.
  const name = (start: Day) => month(Math.max(start, window.from))
  if (byMonth(grain)) return { name }
  const months = starts.map((start) => civilOf(Math.max(start, window.from)).month)
  const begins = months.flatMap((each, place) => (each === months[place - 1] ? [] : [place]))
  const step = STEPS.find((each) => begins.length <= each * room) ?? begins.length
  const named = new Set(begins.filter((place, i) => i % step === 0 && place <= last))
  return { name, isNamed: (place) => named.has(place) }
}
