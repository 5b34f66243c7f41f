import type { Day } from '~/lib/zone'
import type { Codes } from '~/segments/orderTable'
import { startOfGrain } from '~/domain/calendar'
import type { Dataset } from './dataset'
import { nameOfDay } from './days'
import type { Numbering } from './numbering'
import { part } from './parts'
import { type Happenings, type Picked, type Window, ordersOf } from './pick'
import { takeFilled } from './scratch'
import { type Grouping, type Scope, type TimeGrain, isTime } from './query'

/** One way to tell rows apart: how each falls into a member. Exactly one of `days` … `lines` says it; with `ownHour` a line says it, else its order. */
export interface Axis {
  readonly by: Grouping
  readonly keys: readonly string[]
  /** Members; one more than keys on an axis of goods, where member 0 is for what no line carries. */
  readonly count: number
  readonly goods: boolean
  /** By day of the window: of[day − from]. */
  readonly days: { from: Day; of: Uint32Array } | undefined
  /** First day of each member, of a time grain. */
  readonly start: Int32Array | undefined
  readonly hours: boolean
  readonly ownHour: boolean
  readonly orders: Codes | undefined
  readonly buyers: Uint32Array | undefined
  readonly skus: Uint32Array | undefined
  readonly lines: Uint8Array | undefined
}

/** Some axes: group = member of the first × count of the second + member of the second, and so on. No axis: one group. */
export interface Groups {
  readonly axes: readonly Axis[]
  readonly count: number
  /** True where lines have to be told apart. */
  readonly byLine: boolean
  /** Places of the sums: a place each group, or where they are very many, a place each one that there is. */
  readonly slots: number
  readonly numbering: Numbering | undefined
}

export const ONE: Groups = { axes: [], count: 1, byLine: false, slots: 1, numbering: undefined }

/** Above that, most groups of two axes are empty. */
const MOST_GROUPS = 400_000

export function groupsOf(
  dataset: Dataset,
  by: readonly Grouping[],
  level: 1 | 2 | 3,
  scope: Scope,
  window: Window,
  newnessFrom: Day,
): Groups {
  const axes = by.map((each) => axisOf(dataset, each, level, scope, window, newnessFrom))
  const count = axes.reduce((product, axis) => product * axis.count, 1)
  const byLine = axes.some((axis) => axis.goods || axis.ownHour)
  if (axes.length < 2 || count <= MOST_GROUPS) return { axes, count, byLine, slots: count, numbering: undefined }
  // Each row of the data opens one group at most.
  const rows = (byLine ? dataset.lines.count : dataset.orders.count) * 2 + dataset.orders.count + dataset.returns().day.length
  const slots = Math.min(count, rows)
  return { axes, count, byLine, slots, numbering: new (part('anyCase').Numbering)(slots) }
}

function axisOf(dataset: Dataset, by: Grouping, level: 1 | 2 | 3, scope: Scope, window: Window, newnessFrom: Day): Axis {
  if (isTime(by)) return timeAxis(dataset, by, window)
  return { by, ...part('split').memberAxis(dataset, by, level, scope, window, newnessFrom) }
}

/** What an axis is besides its name. */
export type Unnamed = Omit<Axis, 'by'>

/** Tells nothing apart yet. All axes are of one shape: loops that meet several kinds of objects are made anew by the browser, and slow until then. */
export const plainAxis = (keys: readonly string[]): Unnamed => ({
  keys,
  count: keys.length,
  goods: false,
  days: undefined,
  start: undefined,
  hours: false,
  ownHour: false,
  orders: undefined,
  buyers: undefined,
  skus: undefined,
  lines: undefined,
})

export function eachDay({ from, to }: Window, of: (day: Day) => number): Uint32Array {
  const days = new Uint32Array(Math.max(0, to - from))
  for (let at = 0; at < days.length; at++) days[at] = of(from + at)
  return days
}

function timeAxis({ calendar }: Dataset, by: TimeGrain, window: Window): Axis {
  const start: Day[] = []
  const keys: string[] = []
  let current: Day | undefined
  const of = eachDay(window, (day) => {
    const grain = startOfGrain(by, day, calendar)
    if (grain !== current) {
      current = grain
      start.push(day)
      keys.push(nameOfDay(grain))
    }
    return keys.length - 1
  })
  return { by, ...plainAxis(keys), days: { from: window.from, of }, start: Int32Array.from(start) }
}

/** Group of each picked row as far as days, orders and buyers tell it; undefined: 0 for all. */
export function rowGroups(
  dataset: Dataset,
  { axes }: Groups,
  what: Happenings,
  { rows, count }: Pick<Picked, 'rows' | 'count'>,
): Int32Array | undefined {
  let codes: Int32Array | undefined
  axes.forEach((axis, place) => {
    const stride = strideOf(axes, place)
    if (axis.goods || (axis.ownHour && what.kind === 'paid')) return
    codes ??= takeFilled(Int32Array, count)
    addMembers(dataset, axis, what, rows, stride, codes)
  })
  return codes
}

export function strideOf(axes: readonly Axis[], place: number): number {
  let stride = 1
  for (let next = place + 1; next < axes.length; next++) stride *= axes[next].count
  return stride
}

/** The member of an axis that a group is of. */
export const memberOf = (axes: readonly Axis[], group: number, place: number): number =>
  Math.floor(group / strideOf(axes, place)) % axes[place].count

function addMembers(dataset: Dataset, axis: Axis, what: Happenings, rows: Uint32Array, stride: number, codes: Int32Array) {
  if (axis.days) {
    const { from, of } = axis.days
    const { dayOf } = what
    for (let i = 0; i < codes.length; i++) codes[i] += of[dayOf[rows[i]] - from] * stride
  } else if (axis.hours) addCodes(what.hours(), rows, stride, codes)
  else if (axis.orders) addCodes(axis.orders, ordersOf(what, rows), stride, codes)
  else if (axis.buyers) {
    const members = axis.buyers
    const orders = ordersOf(what, rows)
    const buyer = dataset.orders.buyer.codes
    for (let i = 0; i < codes.length; i++) codes[i] += members[buyer[orders[i]]] * stride
  }
}

function addCodes(members: Codes, rows: Uint32Array, stride: number, codes: Int32Array) {
  for (let i = 0; i < codes.length; i++) codes[i] += members[rows[i]] * stride
}

/** What a line adds to its row's group: by its SKU, and by itself. */
export interface LineGroups {
  readonly sku: Int32Array | undefined
  readonly line: Int32Array | undefined
  /** What an order's own part adds by its hour, where lines have hours of their own; 0: it does not. */
  readonly hourStride: number
}

export function lineGroups({ axes }: Groups, what: Happenings): LineGroups {
  let sku: Int32Array | undefined
  let line: Int32Array | undefined
  let hourStride = 0
  axes.forEach((axis, place) => {
    const stride = strideOf(axes, place)
    // Member 0 of goods is for what no line carries.
    if (axis.skus) sku = addLineMembers(axis.skus, 1, stride, sku)
    else if (axis.goods && axis.lines) line = addLineMembers(axis.lines, 1, stride, line)
    else if (axis.ownHour && axis.lines && what.kind === 'paid') {
      hourStride = stride
      line = addLineMembers(axis.lines, 0, stride, line)
    }
  })
  return { sku, line, hourStride }
}

function addLineMembers(members: Uint32Array | Uint8Array, first: number, stride: number, before: Int32Array | undefined): Int32Array {
  const into = before ?? takeFilled(Int32Array, members.length)
  for (let i = 0; i < members.length; i++) into[i] += (members[i] + first) * stride
  return into
}
