import type { Day } from '~/lib/zone'
import type { Dataset } from './dataset'
import { addPaidOrders, addPlacedOrders } from './orderPass'
import type { Scope } from './query'
import { addReturns } from './returnPass'
import { type Groups, type Selection, type Window, groupsOf, select } from './selection'
import { type Sums, emptySums } from './sums'

/** More days than that are a slip in somebody's dates, not a history: 110 years. */
const MOST_DAYS = 40_000

/** Every base measure that adds up over days, by day, for a scope with no filter. */
export interface DayCube {
  readonly from: Day
  readonly days: number
  readonly sums: Sums
}

/** undefined where the days of the data lie too far apart to be listed. */
export function buildCube(dataset: Dataset, scope: Scope): DayCube | undefined {
  const window = daysOf(dataset)
  if (window.to - window.from > MOST_DAYS) return undefined
  const selection = select(dataset, scope, undefined, scope.unknownBuyers === 'out' ? 'known' : 'all')
  const groups = groupsOf(dataset, 'day', window)
  const sums = emptySums(groups.count)
  addPaidOrders(dataset, selection, window, groups, sums, undefined)
  addPlacedOrders(dataset, selection, window, groups, sums)
  addReturns(dataset, selection, window, groups, sums)
  return { from: window.from, days: groups.count, sums }
}

function daysOf({ paid, placed, returns }: Dataset): Window {
  const window = { from: 0, to: 0 }
  for (const { day } of [paid, placed, returns]) {
    if (day.length === 0) continue
    const empty = window.from === window.to
    window.from = empty ? day[0] : Math.min(window.from, day[0])
    window.to = Math.max(empty ? day[0] : window.to, day[day.length - 1] + 1)
  }
  return window
}

const ADDITIVE = [
  'gmv',
  'knownGmv',
  'gross',
  'discounts',
  'orders',
  'unknownOrders',
  'units',
  'told',
  'untold',
  'placed',
  'refunds',
  'returns',
  'salesSize',
  'placedSize',
  'returnsSize',
] as const satisfies (keyof Sums)[]

/** Days of the window folded into their groups. */
export function foldCube({ from, days, sums: cube }: DayCube, window: Window, groups: Groups, sums: Sums) {
  const first = Math.max(window.from, from)
  const end = Math.min(window.to, from + days)
  for (const name of ADDITIVE) {
    const part = cube[name]
    const whole = sums[name]
    if (groups.kind === 'time') for (let day = first; day < end; day++) whole[groups.of[day - groups.from]] += part[day - from]
    else for (let day = first; day < end; day++) whole[0] += part[day - from]
  }
}

/** True where the days of the cube answer for the selection and the grouping. */
export function fitsCube(selection: Selection, groups: Groups): boolean {
  return selection.unfiltered && (groups.kind === 'one' || groups.kind === 'time')
}
