import type { Day } from '~/lib/zone'
import { CREDIT } from './columns'
import type { Dataset } from './dataset'
import { MOST_DAYS, NO_DAY } from './dayIndex'
import { filterOf } from './filter'
import { ADDITIVE } from './foldCube'
import { type Groups, groupsOf } from './groups'
import { addPaid } from './paidPass'
import { part } from './parts'
import { type Happenings, type Picked, type Window, payments, pickRows, picked } from './pick'
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
function cubeOf(
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

/** The cube with orders that have come, or with −1 without ones that are gone; undefined where its days do not reach. */
export function changeDayCube(dataset: Dataset, cube: DayCube, rows: Uint32Array, sign: 1 | -1): DayCube | undefined {
  const { orders } = dataset
  const { scope, whole } = cube
  const takes = new Uint8Array(orders.count)
  for (const row of rows) if (scope.unknownBuyers !== 'out' || orders.buyer.codes[row] !== 0) takes[row] = 1
  const window = daysOf(dataset, scope, whole)
  if (sign > 0 && (window.from < cube.from || window.to - cube.from > MOST_DAYS)) return undefined
  const days = { from: cube.from, to: Math.max(window.to, cube.from + cube.days) }
  const change = cubeOf(dataset, cube, days, (what) => {
    const isSale = (row: number) => takes[row] === 1 && orders.type[row] !== CREDIT && what.dayOf[row] !== NO_DAY
    const isBack = (event: number) =>
      takes[dataset.returns().order[event]] === 1 && (scope.nonProducts || !dataset.returns().nonProduct[event])
    const taken = what.kind === 'returned' ? what.row.filter(isBack) : rows.filter(isSale)
    return picked(taken, taken.length)
  })
  for (const name of ADDITIVE) {
    const column = change.sums[name]
    const old = cube.sums[name]
    for (let day = 0; day < column.length; day++) column[day] = sign * column[day] + (day < old.length ? old[day] : 0)
  }
  for (let day = 0; day < cube.days; day++) change.sums.touched[day] |= cube.sums.touched[day]
  return change
}

/** True where the days of the cube answer for the grouping: in all, or by what days tell. */
export const fitsCube = ({ axes }: Groups): boolean => axes.length === 0 || (axes.length === 1 && axes[0].days !== undefined)
