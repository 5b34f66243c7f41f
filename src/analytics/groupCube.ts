import type { Day } from '~/lib/zone'
import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import { daysOf, fitsCube } from './dayCube'
import { type Filter, type Test, filterOf } from './filter'
import { type Axis, type Groups, groupsOf } from './groups'
import { withRoom } from './grow'
import type { Needs } from './metrics/computation'
import { type Target, addPaid, isPlain } from './paidPass'
import { type Picked, type Window, payments, pickRows, pickSales } from './pick'
import type { Grouping, Scope } from './query'
import { nameOfScope } from './scopes'
import type { Few, Owed } from './owed'
import { apart, takeFilled } from './scratch'
import { type Sums, takeSums } from './sums'

/** What every question adds up in a group, and what comes with its needs. */
export const PLAIN = ['touched', 'gmv', 'orders', 'units'] as const
const WITH = { known: ['knownGmv', 'unknownOrders'], goods: ['gross', 'discounts'] } as const

type With = keyof typeof WITH
type Measure = (typeof PLAIN)[number] | (typeof WITH)[With][number]

/** Values that one cube may hold: 2 MB. */
export const ROOM = 345_000
/** As many where each day is told. */
const DAYS_ROOM = 460_000
/** As many where all days are one block. */
const WHOLE_ROOM = 720_000
/** As many that all cubes together may hold. */
const MOST = 5 * DAYS_ROOM
const QUARTER = 90

/**
 * Paid sales of all orders in some groups, summed up from the first day to the end of each block of days: what any window comes to is one row less
 * another, and the days at its edges.
 */
export interface GroupCube {
  readonly more: readonly With[]
  readonly measures: readonly Measure[]
  readonly by: readonly Grouping[]
  readonly level: 1 | 2 | 3
  readonly scope: Scope
  /** Of which buyers. */
  readonly who: Few['who']
  readonly from: Day
  readonly blockDays: number
  readonly groups: number
  /** By measure: a row of all groups for each block. */
  columns: (Float64Array | Int32Array)[]
}

/** Numbers are small, amounts are not. `isWide`: some number is not. */
const kindOf = (measure: Measure, isWide: boolean) =>
  !isWide && /touched|orders|units/i.test(measure) ? new Int32Array(0) : new Float64Array(0)

/** A question about a window. */
interface Asked {
  filter: Filter
  level: 1 | 2 | 3
  needs: ReadonlySet<Needs>
  window: Window
}

/**
 * Adds what a window comes to in groups of members, which no days tell apart; false where there are too many, or too few orders to be worth it, or a filter asks
 * for what no cube tells apart. What a filter leaves out of a cube's sums is owed. The last few cubes that were asked for are kept.
 */
export function addGroupCube(dataset: Dataset, { filter, level, needs, window }: Asked, groups: Groups, sums: Sums, owed?: Owed): boolean {
  if (!isPlain(dataset, filter, payments(dataset), groups)) return false
  const { groupCubes: cubes } = dataset
  const { scope } = filter
  const more = (['known', 'goods'] as const).filter((need) => needs.has(need))
  return plansOf(dataset, filter, level, groups).some((by) => {
    const isTold = ({ on }: Test) => filter.unfiltered || by.some((each) => each === on)
    const tests = filter.tests.filter(isTold)
    const rest = filter.tests.filter((test) => !isTold(test))
    // Questions that owe the same few orders read them once: so none of them tells more apart than one test.
    const few = rest.length > 0 && by.length < 3 && !filter.goods && more.length === 0 && owed?.few(tests)
    if (rest.length > 0 && !few) return false
    const who = scope.unknownBuyers === 'out' ? 'known' : few ? few.who : 'all'
    const name = `${by.join()} ${level} ${nameOfScope(scope)} ${more.join()} ${who}`
    const told = fitsCube(groups) || by.length > groups.axes.length ? groupsOf(dataset, by, level, scope, window, window.from) : groups
    const cube = cubes.get(name) ?? make(dataset, { by, level, scope, more, who }, told, window)
    if (!cube) return false
    cubes.delete(name)
    cubes.set(name, cube)
    let room = MOST
    for (const [each, { columns }] of [...cubes].reverse()) if ((room -= columns[0].length * columns.length) < 0) cubes.delete(each)
    const taking = { ...filter, tests: [...tests, ...everybody(dataset, scope, who).tests] }
    if (!fold(dataset, cube, taking, { groups, spans: spansOf(taking, told), window, sums })) return false
    if (few) owed?.add(few, { groups, sums })
    return true
  })
}

/** What may be told apart so that the filter takes whole cells: one of its tests more than the question tells anyway, or none. */
function plansOf(dataset: Dataset, filter: Filter, level: 1 | 2 | 3, groups: Groups): Grouping[][] {
  const isOfDays = fitsCube(groups)
  const by: Grouping[] = !isOfDays ? groups.axes.map((axis) => axis.by) : filter.goods ? ['category', 'channel'] : []
  if (filter.unfiltered) return [by]
  if (filter.hours || filter.bands || filter.scope.unknownBuyers === 'out') return []
  // An order is told once of one category and its channel, so that what it comes to by day adds up.
  const isTold =
    isOfDays && filter.goods
      ? categoriesOf(dataset, filter, level)?.reduce((sum, isTaken) => sum + isTaken) === 1
      : !filter.skus || groups.axes.some((axis) => membersOf(filter, axis))
  if (!isTold) return []
  const more = ORDERED.filter((each) => !by.includes(each) && filter.tests.some(({ on }) => on === each))
  // It comes first: what is asked of one of its members lies side by side.
  return [...more.map((each) => [each, ...by]), by]
}

const ORDERED = ['channel', 'region', 'promotion'] as const

/** The categories that the filter takes whole, as membersOf tells them. */
export function categoriesOf({ traits }: Dataset, filter: Pick<Filter, 'skus'>, level = 1): Uint8Array | undefined {
  const { codes, keys } = traits.members.category(level)
  return membersOf(filter, { skus: codes, count: keys.length + 1 })
}

/** 1 for members of goods that the filter takes whole; undefined where it takes some goods of one. What no line carries has no part where goods are chosen. */
function membersOf({ skus }: Pick<Filter, 'skus'>, axis: Pick<Axis, 'skus' | 'count'>): Uint8Array | undefined {
  if (!skus || !axis.skus) return undefined
  const taken = takeFilled(Uint8Array, axis.count)
  for (let sku = 0; sku < skus.length; sku++) if (skus[sku]) taken[axis.skus[sku] + 1] = 1
  for (let sku = 0; sku < skus.length; sku++) if (skus[sku] !== taken[axis.skus[sku] + 1]) return undefined
  return taken
}

/** Cells [from, to) of a cube, side by side. */
interface Span {
  from: number
  to: number
}

/** The cells that the filter takes: as few spans as its choices allow. */
function spansOf(filter: Filter, { axes }: Groups): Span[] {
  let spans: Span[] = [{ from: 0, to: 1 }]
  for (const axis of axes) {
    const { by, count } = axis
    const wanted = filter.tests.find(({ on }) => on === by)?.wanted ?? membersOf(filter, axis)
    const next: Span[] = []
    for (const { from, to } of spans) {
      if (!wanted) next.push({ from: from * count, to: to * count })
      else for (let cell = from * count; cell < to * count; cell++) if (wanted[cell % count]) next.push({ from: cell, to: cell + 1 })
    }
    spans = next
  }
  return spans
}

function make(
  dataset: Dataset,
  asked: Pick<GroupCube, 'by' | 'level' | 'scope' | 'more' | 'who'>,
  groups: Groups,
  window: Window,
  isWide = false,
): GroupCube | undefined {
  const { scope, more, who } = asked
  const { paid } = dataset
  const many = firstFrom(paid, window.to) - firstFrom(paid, window.from)
  const { from: first, to } = daysOf(dataset, scope, false)
  const days = to - first
  const measures = [...PLAIN, ...more.flatMap((need) => WITH[need])]
  const size = groups.count * measures.length
  let blocks = days * size <= DAYS_ROOM ? days : Math.floor(ROOM / size)
  // One block answers for all days or none.
  if (blocks < 2) blocks = many === paid.day.length && size <= WHOLE_ROOM ? 1 : 0
  if (groups.numbering || many * 4 < paid.day.length || blocks === 0 || days === 0) return undefined
  const least = Math.ceil(days / blocks)
  // A quarter, and a year of four, is about so many blocks, counted back from the newest day: both are asked often.
  const inQuarter = Math.floor(QUARTER / least)
  const blockDays = inQuarter ? Math.floor(QUARTER / inQuarter) : least
  const rows = Math.ceil(days / blockDays)
  const from = inQuarter ? to - rows * blockDays : first
  const columns = measures.map((measure) => withRoom(kindOf(measure, isWide), rows * groups.count))
  const cube: GroupCube = { ...asked, measures, from, blockDays, groups: groups.count, columns }
  const all = everybody(dataset, scope, who)
  let fits = true
  apart(() => {
    for (let row = 0; fits && row < rows; row++) {
      if (row > 0) copyRow(cube, row - 1, row)
      const block = { from: from + row * blockDays, to: from + (row + 1) * blockDays }
      fits = addRow(cube, row, sumsOf(dataset, cube, all, groups, pickRows(dataset, all, payments(dataset), block)))
    }
  })
  return fits ? cube : make(dataset, asked, groups, window, true)
}

export const everybody = (dataset: Dataset, scope: Scope, who: Few['who']): Filter => filterOf(dataset, scope, undefined, who, 0)

export function sumsOf(dataset: Dataset, cube: GroupCube, filter: Filter, groups: Groups, picked: Picked): Sums {
  const sums = takeSums(groups.slots, new Set(cube.more))
  addPaid(dataset, filter, payments(dataset), picked, [targetOf(cube, groups, sums)])
  return sums
}

const targetOf = ({ more }: GroupCube, groups: Groups, sums: Sums): Target => ({
  groups,
  sums,
  goods: more.includes('goods'),
  known: more.includes('known'),
})

export function copyRow({ columns, groups }: GroupCube, from: number, to: number) {
  for (const column of columns) column.copyWithin(to * groups, from * groups, (from + 1) * groups)
}

/** False where a number is too large for its column. */
export function addRow({ measures, groups, columns }: GroupCube, row: number, sums: Sums): boolean {
  let fits = true
  measures.forEach((name, measure) => {
    const { [measure]: column } = columns
    const added = sums[name]
    for (let group = 0, at = row * groups; group < groups; group++, at++) {
      const sum = column[at] + added[group]
      column[at] = sum
      if (column[at] !== sum) fits = false
    }
  })
  return fits
}

/** Where the cells of a cube are added to. */
interface Folding {
  groups: Groups
  spans: readonly Span[]
  window: Window
  sums: Sums
}

/** False where most of the window lies at its edges. */
function fold(dataset: Dataset, cube: GroupCube, filter: Filter, { groups, spans, window, sums }: Folding): boolean {
  const { from, blockDays, columns, measures, groups: size } = cube
  const { paid } = dataset
  const rows = columns[0].length / size
  const time = groups.axes[0]?.days
  if (time && blockDays > 1) return false
  const rowAt = (day: Day, round: (x: number) => number) => Math.min(rows, Math.max(0, round((day - from) / blockDays)))
  const first = rowAt(window.from, Math.ceil)
  // The last block may reach beyond the newest day, and most windows end there.
  const last = window.to > paid.day[paid.day.length - 1] ? rows : rowAt(window.to, Math.floor)
  const inner = { from: from + first * blockDays, to: from + last * blockDays }
  const within = ({ from: start, to: end }: Window) => firstFrom(paid, end) - firstFrom(paid, start)
  if (last <= first || within(inner) * 2 < within(window)) return false
  // Days are told one by one.
  const step = time ? 1 : last - first
  const groupAt = time ? time.of.subarray(from + first - time.from) : [0]
  const width = fitsCube(groups) ? 0 : 1
  // Less the row before them.
  measures.forEach((name, measure) => {
    const { [measure]: column } = columns
    const { [name]: sum } = sums
    for (let row = first; row < last; row += step) {
      const group = groupAt[row - first]
      const before = (row - 1) * size
      const after = before + step * size
      for (const { from: start, to: end } of spans) {
        // The groups of the question are told apart last.
        let into = group + width * (start % groups.count)
        for (let cell = start; cell < end; cell++, into += width) sum[into] += column[after + cell] - (row > 0 ? column[before + cell] : 0)
      }
    }
  })
  const what = payments(dataset)
  for (const edge of [
    { from: window.from, to: inner.from },
    { from: inner.to, to: window.to },
  ])
    if (edge.from < edge.to) addPaid(dataset, filter, what, pickSales(dataset, filter, what, edge), [targetOf(cube, groups, sums)])
  return true
}
