import type { Day } from '~/lib/zone'
import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import { daysOf, fitsCube } from './dayCube'
import { type Filter, filterOf } from './filter'
import { type Axis, type Groups, groupsOf } from './groups'
import { lengthen, withRoom } from './grow'
import type { Needs } from './metrics/computation'
import { addPaid, isPlain } from './paidPass'
import { type Picked, type Window, payments, pickLines, pickRows } from './pick'
import type { Grouping, Scope } from './query'
import { nameOfScope } from './scopes'
import { partly, take, takeFilled } from './scratch'
import { type Sums, takeSums } from './sums'

/** What a question adds up in a group; `known` and `goods` where it asks for them. */
type Measure = 'gmv' | 'orders' | 'units' | 'knownGmv' | 'unknownOrders' | 'gross' | 'discounts'

const measuresOf = (needs: ReadonlySet<string>): Measure[] => [
  ...(['gmv', 'orders', 'units'] as const),
  ...(needs.has('known') ? (['knownGmv', 'unknownOrders'] as const) : []),
  ...(needs.has('goods') ? (['gross', 'discounts'] as const) : []),
]

/** Values that one cube may hold: 2.7 MB. */
const ROOM = 340_000
/** As many where each day is told. */
const DAYS_ROOM = 460_000
const MOST_CUBES = 4
const FEWEST_BLOCKS = 2

/**
 * Paid sales of all orders in some groups, summed up from the first day to the end of each block of days: what any window comes to is one row less
 * another, and the days at its edges.
 */
export interface GroupCube {
  /** Beside them, last in a cell, how often anything fell into the group. */
  readonly measures: readonly Measure[]
  readonly by: readonly Grouping[]
  readonly level: 1 | 2 | 3
  readonly scope: Scope
  readonly from: Day
  readonly blockDays: number
  readonly groups: number
  /** Of (blocks + 1) rows, the first all 0. */
  cells: Float64Array
}

/** A question about a window. */
interface Asked {
  filter: Filter
  level: 1 | 2 | 3
  needs: ReadonlySet<Needs>
  window: Window
}

/**
 * Adds what a window comes to in groups of members, which no days tell apart; false where there are too many, or too few orders to be worth it, or a filter asks
 * for what no cube tells apart. The last few cubes that were asked for are kept.
 */
export function addGroupCube(dataset: Dataset, { filter, level, needs, window }: Asked, groups: Groups, sums: Sums): boolean {
  const by = axesFor(dataset, filter, level, groups)
  if (!by || !isPlain(dataset, filter, payments(dataset), groups)) return false
  const { groupCubes: cubes } = dataset
  const { scope } = filter
  const measures = measuresOf(needs)
  const name = `${by.join()} ${level} ${nameOfScope(scope)} ${measures.join()}`
  const told = by.length > groups.axes.length ? groupsOf(dataset, by, level, scope, window, window.from) : groups
  const cube = cubes.get(name) ?? make(dataset, { by, level, scope, measures }, told, window)
  if (!cube) return false
  cubes.delete(name)
  cubes.set(name, cube)
  for (const oldest of cubes.keys()) if (cubes.size > MOST_CUBES) cubes.delete(oldest)
  return fold(dataset, cube, filter, { groups, taken: cellsOf(filter, told, groups), window, sums })
}

/** What has to be told apart so that the filter takes whole cells; undefined where no cube does. */
function axesFor(dataset: Dataset, filter: Filter, level: 1 | 2 | 3, groups: Groups): Grouping[] | undefined {
  const isOfDays = fitsCube(groups)
  const by: Grouping[] = isOfDays ? ['category', 'channel'] : groups.axes.map((axis) => axis.by)
  if (filter.unfiltered) return by
  if (filter.hours || filter.bands || filter.scope.unknownBuyers === 'out') return undefined
  // An order is told once of one category and its channel, so that what it comes to by day adds up.
  const isTold = isOfDays
    ? categoriesOf(dataset, filter, level)?.reduce((sum, isTaken) => sum + isTaken) === 1
    : !filter.skus || groups.axes.some((axis) => membersOf(filter, axis))
  if (!isTold) return undefined
  for (const test of filter.tests) {
    const name = ORDERED.find((each) => test.on === 'order' && dataset.orders[each].codes === test.codes)
    if (!name) return undefined
    if (!by.includes(name)) by.push(name)
  }
  return by.length <= 2 ? by : undefined
}

const ORDERED = ['channel', 'region', 'promotion'] as const

/** The categories that the filter takes whole, as membersOf tells them. */
export function categoriesOf({ traits }: Dataset, filter: Pick<Filter, 'skus'>, level = 1): Uint8Array | undefined {
  const { codes, keys } = traits.category(level)
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

/** Cells that the filter takes, and the group that each adds to. */
interface Taken {
  cell: Int32Array
  group: Int32Array
}

function cellsOf(filter: Filter, told: Groups, groups: Groups): Taken {
  const [first, second = [1]] = told.axes.map((axis) => {
    const test = filter.tests.find((each) => each.on === 'order' && each.codes === axis.orders)
    return test?.wanted ?? membersOf(filter, axis) ?? takeFilled(Uint8Array, axis.count, 1)
  })
  const cell = take(Int32Array, told.count)
  const group = take(Int32Array, told.count)
  let count = 0
  for (let at = 0; at < told.count; at++) {
    const member = (at / second.length) | 0
    cell[count] = at
    group[count] = told === groups ? at : fitsCube(groups) ? 0 : member
    count += first[member] & second[at % second.length]
  }
  return { cell: cell.subarray(0, count), group: group.subarray(0, count) }
}

/** Takes in orders that have come. What cannot be brought up to date is let go of: so are all where orders are gone, since no cube tells how many a group had. */
export function changeGroupCubes(dataset: Dataset, rows: Uint32Array, sign: 1 | -1): void {
  const { groupCubes } = dataset
  for (const [name, cube] of groupCubes) if (sign < 0 || !changeCube(dataset, cube, rows)) groupCubes.delete(name)
}

function make(
  dataset: Dataset,
  { by, level, scope, measures }: Pick<GroupCube, 'by' | 'level' | 'scope' | 'measures'>,
  groups: Groups,
  window: Window,
): GroupCube | undefined {
  const { paid } = dataset
  const asked = firstFrom(paid, window.to) - firstFrom(paid, window.from)
  const { from, to } = daysOf(dataset, scope, false)
  const size = groups.count * (measures.length + 1)
  const blocks = (to - from) * size <= DAYS_ROOM ? to - from : Math.floor(ROOM / size)
  if (groups.numbering || asked * 4 < paid.day.length || blocks < Math.min(to - from, FEWEST_BLOCKS) || to <= from) return undefined
  const blockDays = Math.ceil((to - from) / blocks)
  const rows = Math.ceil((to - from) / blockDays) + 1
  const cells = withRoom(new Float64Array(0), rows * size)
  const cube: GroupCube = { measures, by, level, scope, from, blockDays, groups: groups.count, cells }
  const everybody = filterOf(dataset, scope, undefined, scope.unknownBuyers === 'out' ? 'known' : 'all', 0)
  for (let row = 1; row < rows; row++) {
    cells.copyWithin(row * size, (row - 1) * size, row * size)
    const block = { from: from + (row - 1) * blockDays, to: from + row * blockDays }
    const picked = pickRows(dataset, everybody, payments(dataset), block)
    partly(() => addRow(cube, row, sumsOf(dataset, cube, everybody, groups, picked)))
  }
  return cube
}

function sumsOf(dataset: Dataset, { measures }: GroupCube, filter: Filter, groups: Groups, picked: Picked): Sums {
  const [goods, known] = [measures.includes('gross'), measures.includes('knownGmv')]
  const sums = takeSums(groups.slots, new Set([...(goods ? ['goods'] : []), ...(known ? ['known'] : [])]))
  addPaid(dataset, filter, payments(dataset), picked, [{ groups, sums, goods, known }])
  return sums
}

function addRow({ measures, groups, cells }: GroupCube, row: number, sums: Sums) {
  const stride = measures.length + 1
  const start = row * groups * stride
  measures.forEach((name, measure) => {
    const column = sums[name]
    for (let group = 0; group < column.length; group++) cells[start + group * stride + measure] += column[group]
  })
  for (let group = 0; group < sums.touched.length; group++) cells[start + group * stride + stride - 1] += sums.touched[group]
}

/** Where the cells of a cube are added to. */
interface Folding {
  groups: Groups
  taken: Taken
  window: Window
  sums: Sums
}

/** False where most of the window lies at its edges. */
function fold(dataset: Dataset, cube: GroupCube, filter: Filter, { groups, taken, window, sums }: Folding): boolean {
  const { from, blockDays, cells, measures } = cube
  const stride = measures.length + 1
  const size = cube.groups * stride
  const { paid } = dataset
  const rows = cells.length / size
  const time = groups.axes[0]?.days
  if (time && blockDays > 1) return false
  const rowAt = (day: Day, round: (x: number) => number) => Math.min(rows - 1, Math.max(0, round((day - from) / blockDays)))
  const first = rowAt(window.from, Math.ceil)
  // The last block may reach beyond the newest day, and most windows end there.
  const last = window.to > paid.day[paid.day.length - 1] ? rows - 1 : rowAt(window.to, Math.floor)
  const inner = { from: from + first * blockDays, to: from + last * blockDays }
  const within = ({ from: start, to: end }: Window) => firstFrom(paid, end) - firstFrom(paid, start)
  if (last <= first || within(inner) * 2 < within(window)) return false
  // Days are told one by one.
  const rowsAtOnce = time ? 1 : last - first
  const met = takeFilled(Float64Array, sums.touched.length)
  const columns = [...measures.map((name) => sums[name]), met]
  for (let row = first; row < last; row += rowsAtOnce) {
    const rows = { stride, first: row * size, last: (row + rowsAtOnce) * size, group: time ? time.of[from + row - time.from] : 0 }
    columns.forEach((column, measure) => addCells(cells, taken, rows, measure, column))
  }
  for (let group = 0; group < met.length; group++) if (met[group] > 0) sums.touched[group] = 1
  const what = payments(dataset)
  const target = { groups, sums, goods: measures.includes('gross'), known: measures.includes('knownGmv') }
  const pick = filter.goods ? pickLines : pickRows
  for (const edge of [
    { from: window.from, to: inner.from },
    { from: inner.to, to: window.to },
  ])
    if (edge.from < edge.to) addPaid(dataset, filter, what, pick(dataset, filter, what, edge), [target])
  return true
}

/** One row of a measure less another, at the groups from one on. */
function addCells(
  cells: Float64Array,
  { cell, group: to }: Taken,
  { stride, first, last, group }: { stride: number; first: number; last: number; group: number },
  measure: number,
  column: Float64Array,
) {
  for (let i = 0; i < cell.length; i++) {
    const at = cell[i] * stride + measure
    column[group + to[i]] += cells[last + at] - cells[first + at]
  }
}

function changeCube(dataset: Dataset, cube: GroupCube, rows: Uint32Array): boolean {
  const { by, level, scope, from, blockDays } = cube
  const { paidDay } = dataset.orders
  const groups = groupsOf(dataset, by, level, scope, { from: 0, to: 0 }, 0)
  if (groups.count !== cube.groups || scope.unknownBuyers === 'out') return false
  const everybody = filterOf(dataset, scope, undefined, 'all', 0)
  const size = groups.count * (cube.measures.length + 1)
  const byBlock = new Map<number, number[]>()
  for (const row of rows) {
    const block = Math.floor((paidDay[row] - from) / blockDays)
    if (block < 0) return false
    byBlock.set(block, [...(byBlock.get(block) ?? []), row])
  }
  const last = Math.max(cube.cells.length / size - 1, ...[...byBlock.keys()].map((block) => block + 1))
  if ((last + 1) * size > ROOM * 2) return false
  const before = cube.cells.length / size
  cube.cells = lengthen(cube.cells, (last + 1) * size)
  for (let row = before; row <= last; row++) cube.cells.copyWithin(row * size, (before - 1) * size, before * size)
  for (const [block, orders] of byBlock) {
    const sums = sumsOf(dataset, cube, everybody, groups, { rows: Uint32Array.from(orders), count: orders.length })
    for (let row = block + 1; row <= last; row++) addRow(cube, row, sums)
  }
  return true
}
