import type { Day } from '~/lib/zone'
import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import { daysOf } from './dayCube'
import { type Filter, filterOf } from './filter'
import { type Groups, groupsOf } from './groups'
import { lengthen, withRoom } from './grow'
import type { Needs } from './metrics/computation'
import { addPaid, isPlain } from './paidPass'
import { type Picked, type Window, payments, pickRows } from './pick'
import type { Grouping, Scope } from './query'
import { nameOfScope } from './scopes'
import { partly } from './scratch'
import { type Sums, takeSums } from './sums'

/** What a question adds up in a group; `known` and `goods` where it asks for them. */
type Measure = 'gmv' | 'orders' | 'units' | 'knownGmv' | 'unknownOrders' | 'gross' | 'discounts'

const measuresOf = (needs: ReadonlySet<string>): Measure[] => [
  ...(['gmv', 'orders', 'units'] as const),
  ...(needs.has('known') ? (['knownGmv', 'unknownOrders'] as const) : []),
  ...(needs.has('goods') ? (['gross', 'discounts'] as const) : []),
]

/** Values that one cube may hold: 3 MB. */
const ROOM = 375_000
const MOST_CUBES = 4
const FEWEST_BLOCKS = 6

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

/** A question about a window, with no filter. */
interface Asked {
  filter: Filter
  level: 1 | 2 | 3
  needs: ReadonlySet<Needs>
  window: Window
}

type Made = Omit<Asked, 'needs'> & { measures: Measure[] }

/**
 * Adds what a window comes to in groups of members, which no days tell apart; false where there are too many, or too few orders to be worth it. The last few
 * cubes that were asked for are kept.
 */
export function addGroupCube(dataset: Dataset, { filter, level, needs, window }: Asked, groups: Groups, sums: Sums): boolean {
  if (!isPlain(dataset, filter, payments(dataset), groups)) return false
  const { groupCubes: cubes } = dataset
  const by = groups.axes.map((axis) => axis.by)
  const measures = measuresOf(needs)
  const name = `${by.join()} ${level} ${nameOfScope(filter.scope)} ${measures.join()}`
  const cube = cubes.get(name) ?? make(dataset, { filter, level, window, measures }, groups)
  if (!cube) return false
  cubes.delete(name)
  cubes.set(name, cube)
  for (const oldest of cubes.keys()) if (cubes.size > MOST_CUBES) cubes.delete(oldest)
  fold(dataset, cube, filter, groups, window, sums)
  return true
}

/** Takes in orders that have come, or with −1 takes out ones that are gone; what cannot be brought up to date is let go of. */
export function changeGroupCubes(dataset: Dataset, rows: Uint32Array, sign: 1 | -1): void {
  for (const [name, cube] of dataset.groupCubes) if (!changeCube(dataset, cube, rows, sign)) dataset.groupCubes.delete(name)
}

function make(dataset: Dataset, { filter, level, window, measures }: Made, groups: Groups): GroupCube | undefined {
  const { paid } = dataset
  const asked = firstFrom(paid, window.to) - firstFrom(paid, window.from)
  const { from, to } = daysOf(dataset, filter.scope, false)
  const size = groups.count * (measures.length + 1)
  const blocks = Math.min(to - from, Math.floor(ROOM / size))
  if (asked * 4 < paid.day.length || blocks < Math.min(to - from, FEWEST_BLOCKS) || to <= from) return undefined
  const blockDays = Math.ceil((to - from) / blocks)
  const rows = Math.ceil((to - from) / blockDays) + 1
  const by = groups.axes.map((axis) => axis.by)
  const cells = withRoom(new Float64Array(0), rows * size)
  const cube: GroupCube = { measures, by, level, scope: filter.scope, from, blockDays, groups: groups.count, cells }
  for (let row = 1; row < rows; row++) {
    cells.copyWithin(row * size, (row - 1) * size, row * size)
    const block = { from: from + (row - 1) * blockDays, to: from + row * blockDays }
    partly(() => addRow(cube, row, sumsOf(dataset, cube, filter, groups, pickRows(dataset, filter, payments(dataset), block)), 1))
  }
  return cube
}

function sumsOf(dataset: Dataset, { measures }: GroupCube, filter: Filter, groups: Groups, picked: Picked): Sums {
  const [goods, known] = [measures.includes('gross'), measures.includes('knownGmv')]
  const sums = takeSums(groups.slots, new Set([...(goods ? ['goods'] : []), ...(known ? ['known'] : [])]))
  addPaid(dataset, filter, payments(dataset), picked, [{ groups, sums, goods, known }])
  return sums
}

function addRow({ measures, groups, cells }: GroupCube, row: number, sums: Sums, sign: 1 | -1) {
  const stride = measures.length + 1
  const start = row * groups * stride
  measures.forEach((name, measure) => {
    const column = sums[name]
    for (let group = 0; group < column.length; group++) cells[start + group * stride + measure] += sign * column[group]
  })
  for (let group = 0; group < sums.touched.length; group++) cells[start + group * stride + stride - 1] += sign * sums.touched[group]
}

function fold(
  dataset: Dataset,
  { from, blockDays, cells, measures }: GroupCube,
  filter: Filter,
  groups: Groups,
  window: Window,
  sums: Sums,
) {
  const stride = measures.length + 1
  const size = groups.count * stride
  const target = { groups, sums, goods: measures.includes('gross'), known: measures.includes('knownGmv') }
  const what = payments(dataset)
  const rows = cells.length / size
  const rowAt = (day: Day, round: (x: number) => number) => Math.min(rows - 1, Math.max(0, round((day - from) / blockDays)))
  const first = rowAt(window.from, Math.ceil)
  // The last block may reach beyond the newest day, and most windows end there.
  const { day } = dataset.paid
  const last = window.to > day[day.length - 1] ? rows - 1 : rowAt(window.to, Math.floor)
  if (last <= first) {
    addPaid(dataset, filter, what, pickRows(dataset, filter, what, window), [target])
    return
  }
  measures.forEach((name, measure) => {
    const column = sums[name]
    for (let group = 0, cell = measure; group < groups.count; group++, cell += stride)
      column[group] += cells[last * size + cell] - cells[first * size + cell]
  })
  for (let group = 0, cell = stride - 1; group < groups.count; group++, cell += stride)
    if (cells[last * size + cell] > cells[first * size + cell]) sums.touched[group] = 1
  for (const edge of [
    { from: window.from, to: from + first * blockDays },
    { from: from + last * blockDays, to: window.to },
  ]) {
    addPaid(dataset, filter, what, pickRows(dataset, filter, what, edge), [target])
  }
}

function changeCube(dataset: Dataset, cube: GroupCube, rows: Uint32Array, sign: 1 | -1): boolean {
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
    for (let row = block + 1; row <= last; row++) addRow(cube, row, sums, sign)
  }
  return true
}
