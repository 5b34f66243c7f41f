import { type GrainAsk, KEY_JOINT } from '~/analytics/grains'
import { isTime } from '~/analytics/query'
import { type Day, type Instant, type Zone, weekdayOf } from '~/lib/zone'

/** When something happened. */
export interface Moment {
  readonly at: Instant
  readonly day: Day
}

/** What tells things of a grain apart. */
export interface Splits<P extends Moment> {
  /** undefined: the grain knows no such split. */
  readonly valueOf: (split: string) => ((place: P) => string) | undefined
  /** Values that a filter may name, where a thing has several; undefined: those of the split. */
  readonly valuesOf?: (filter: string) => ((place: P) => readonly string[]) | undefined
}

export interface GrainCells<P extends Moment, S> {
  readonly total: S
  readonly rows: ReadonlyMap<string, S>
  /** The sums of a row, which is made where there is none. */
  row(key: string): S
  /** Adds up what of the window passes the filters: to the total, and to the row of its group. */
  add(place: P, put: (sums: S) => void): void
}

/** What is asked, whatever splits the grain has. */
export interface CellsAsk extends Pick<GrainAsk, 'from' | 'to' | 'dayKey'> {
  filters: Readonly<Partial<Record<string, readonly string[]>>>
  by: readonly string[]
}

/** Where the things of a question are added up; undefined where they cannot be told apart or filtered that way. */
export function grainCells<P extends Moment, S>(
  ask: CellsAsk,
  { valueOf, valuesOf }: Splits<P>,
  none: () => S,
): GrainCells<P, S> | undefined {
  const tests: ((place: P) => boolean)[] = []
  for (const [name, values] of Object.entries(ask.filters)) {
    if (!values?.length) continue
    const wanted = new Set<string>(values)
    const several = valuesOf?.(name)
    const single = valueOf(name)
    if (several) tests.push((place) => several(place).some((value) => wanted.has(value)))
    else if (single) tests.push((place) => wanted.has(single(place)))
    else return undefined
  }
  const parts: ((place: P) => string)[] = []
  for (const by of ask.by) {
    const value = isTime(by) ? ({ day }: P) => ask.dayKey(by, day) : valueOf(by)
    if (!value) return undefined
    parts.push(value)
  }
  const total = none()
  const rows = new Map<string, S>()
  const row = (key: string): S => {
    const sums = rows.get(key) ?? none()
    rows.set(key, sums)
    return sums
  }
  return {
    total,
    rows,
    row,
    add(place, put) {
      if (place.day < ask.from || place.day >= ask.to || !tests.every((test) => test(place))) return
      put(total)
      if (parts.length === 0) return
      put(row(parts.map((part) => part(place)).join(KEY_JOINT)))
    },
  }
}

/** The weekday or the hour of something; undefined: another split. */
export function clockOf(split: string, zone: Zone): ((place: Moment) => string) | undefined {
  if (split === 'weekday') return ({ day }) => String(weekdayOf(day))
  if (split === 'hour') return ({ at }) => String(new Date(at + zone.offsetAt(at)).getUTCHours())
  return undefined
}
