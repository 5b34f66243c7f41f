import type { Dataset } from './dataset'
import type { Filter } from './filter'
import { categoriesOf } from './groupCube'
import { type Picked, type Window, passTest, payments, pickRows } from './pick'
import { take } from './scratch'

/** Bits of an order, and what no line carries. */
const MOST = 33

/** The sales of a window that have any of the goods, where whole categories are chosen; undefined where an order's bits do not tell those. */
export function pickOrders(dataset: Dataset, { skus, scope, tests }: Filter, window: Window): Picked | undefined {
  const members = categoriesOf(dataset, { skus })
  if (!members || members.length > MOST) return undefined
  // Member 0, which no line carries, is never chosen.
  const wanted = members.reduce((bits, isTaken, member) => bits | (isTaken << (member - 1)), 0)
  const what = payments(dataset)
  const bits = dataset.traits.categoryBits(scope)
  const { rows } = pickRows(dataset, { tests: [], hours: undefined }, what, window)
  const out = take(Uint32Array, rows.length)
  let count = 0
  for (const row of rows) {
    out[count] = row
    count += (bits[row] & wanted) === 0 ? 0 : 1
  }
  for (const test of tests) count = passTest(dataset, test, what, out, count, out)
  return { rows: out, count }
}
