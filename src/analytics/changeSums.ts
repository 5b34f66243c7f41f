import { CREDIT } from './columns'
import type { Dataset } from './dataset'
import { type DayCube, cubeOf, daysOf } from './dayCube'
import { MOST_DAYS, NO_DAY } from './dayIndex'
import { ADDITIVE } from './foldCube'
import { type GroupCube, ROOM, addRow, copyRow, everybody, sumsOf } from './groupCube'
import { groupsOf } from './groups'
import { lengthen } from './grow'
import { picked } from './pick'

/** Sums that were made, with orders that have come, or with −1 without ones that are gone. What cannot be brought up to date is let go of. */
export function changeSums(dataset: Dataset, rows: number[], sign: 1 | -1) {
  const { cubes } = dataset
  const orders = Uint32Array.from(rows)
  for (const [name, kept] of cubes) {
    const changed = kept && changeDayCube(dataset, kept, orders, sign)
    if (changed) cubes.set(name, changed)
    else cubes.delete(name)
  }
  const { paidDay, type } = dataset.orders
  changeGroupCubes(
    dataset,
    orders.filter((row) => paidDay[row] !== NO_DAY && type[row] !== CREDIT),
    sign,
  )
}

/** The cube with orders that have come, or with −1 without ones that are gone; undefined where its days do not reach. */
function changeDayCube(dataset: Dataset, cube: DayCube, rows: Uint32Array, sign: 1 | -1): DayCube | undefined {
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

/** Takes in orders that have come. What cannot be brought up to date is let go of: so are all where orders are gone, since no cube tells how many a group had. */
function changeGroupCubes(dataset: Dataset, rows: Uint32Array, sign: 1 | -1): void {
  const { groupCubes } = dataset
  for (const [name, cube] of groupCubes) if (sign < 0 || !changeCube(dataset, cube, rows)) groupCubes.delete(name)
}

function changeCube(dataset: Dataset, cube: GroupCube, rows: Uint32Array): boolean {
  const { by, level, scope, who, from, blockDays, groups: size } = cube
  const { paidDay } = dataset.orders
  const groups = groupsOf(dataset, by, level, scope, { from: 0, to: 0 }, 0)
  if (groups.count !== size || who === 'known') return false
  const byBlock = new Map<number, number[]>()
  for (const row of rows) {
    const block = Math.floor((paidDay[row] - from) / blockDays)
    if (block < 0) return false
    byBlock.set(block, [...(byBlock.get(block) ?? []), row])
  }
  const before = cube.columns[0].length / size
  const last = Math.max(before - 1, ...byBlock.keys())
  if ((last + 1) * size * cube.columns.length > ROOM * 2) return false
  cube.columns = cube.columns.map((column) => lengthen(column, (last + 1) * size))
  for (let row = before; row <= last; row++) copyRow(cube, before - 1, row)
  for (const [block, orders] of byBlock) {
    const sums = sumsOf(dataset, cube, everybody(dataset, scope, who), groups, picked(Uint32Array.from(orders), orders.length))
    for (let row = block; row <= last; row++) if (!addRow(cube, row, sums)) return false
  }
  return true
}
