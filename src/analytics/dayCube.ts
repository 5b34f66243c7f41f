import type { Day } from '~/lib/zone'
import type { Dataset } from './dataset'
import { MOST_DAYS } from './dayIndex'
import { filterOf } from './filter'
import { type Groups, groupsOf } from './groups'
import { addPaid } from './paidPass'
import { part } from './parts'
import { type Happenings, type Picked, type Window, payments, pickRows } from './pick'
import type { Scope } from './query'
import { nameOfScope } from './scopes'
import { type Sums, emptySums } from './sums'

/** Base measures that add up over days, by day, for a scope with no filter. */
export interface DayCube {
  readonly scope: Scope
  /** Every one of them; else GMV, orders and units, and what is known buyers', alone. */
  readonly whole: boolean
  readonly from: Day
  readonly days: number
  readonly sums: Sums
}

export const nameOfCube = (scope: Scope, whole: boolean) => `${nameOfScope(scope)} ${whole}`

/** undefined where the days of the data lie too far apart to be listed. */
export function buildCube(dataset: Dataset, scope: Scope, whole: boolean): DayCube | undefined {
  const window = daysOf(dataset, scope, whole)
  if (window.to - window.from > MOST_DAYS) return undefined
  return cubeOf(dataset, { scope, whole }, window, (what) => {
    const filter = filterOf(dataset, scope, undefined, scope.unknownBuyers === 'out' ? 'known' : 'all', 0)
    return what.kind === 'returned' ? part('tiles').pickReturns(dataset, filter, what, window) : pickRows(dataset, filter, what, window)
  })
}

/** Of the rows picked of everything that happens. */
export function cubeOf(
  dataset: Dataset,
  { scope, whole }: Pick<DayCube, 'scope' | 'whole'>,
  window: Window,
  pick: (what: Happenings) => Picked,
): DayCube {
  const groups = groupsOf(dataset, ['day'], 1, scope, window, window.from)
  const sums = emptySums(groups.count, needsOfCube(dataset, whole))
  const what = payments(dataset)
  const everything = filterOf(dataset, scope, undefined, 'all', window.from)
  addPaid(dataset, everything, what, pick(what), [{ groups, sums, goods: whole, known: true }])
  if (whole) part('tiles').addOthers({ dataset, scope, goods: false, picked: pick }, groups, WHOLE, sums)
  return { scope, whole, from: window.from, days: groups.count, sums }
}

const WHOLE: ReadonlySet<string> = new Set(['goods', 'placed', 'returns'])

const needsOfCube = ({ safe, shop }: Dataset, whole: boolean): Set<string> =>
  new Set(['known', ...(whole ? WHOLE : []), ...(shop.hasTotals ? ['told'] : []), ...(safe ? [] : ['size'])])

/** From the first to the last day of a payment, or `whole`: that anything happens on. */
export function daysOf(dataset: Dataset, scope: Scope, whole: boolean): Window {
  const window = { from: 0, to: 0 }
  for (const { day } of whole ? [dataset.paid, dataset.placed(), part('tiles').returnsOn(dataset, scope.refundsOn)] : [dataset.paid]) {
    if (day.length === 0) continue
    const empty = window.from === window.to
    window.from = empty ? day[0] : Math.min(window.from, day[0])
    window.to = Math.max(empty ? day[0] : window.to, day[day.length - 1] + 1)
  }
  return window
}

/** True where the days of the cube answer for the grouping: in all, or by what days tell. */
export const fitsCube = ({ axes }: Groups): boolean => axes.length === 0 || (axes.length === 1 && axes[0].days !== undefined)
