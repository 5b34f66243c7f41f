import type { Dataset } from './dataset'
import type { Filter } from './filter'
import { type Happenings, type Picked, type Window, pickRows, picked } from './pick'
import { take } from './scratch'

/** Returns of a window that the scope and the filter take. */
export function pickReturns(dataset: Dataset, filter: Filter, what: Happenings, window: Window): Picked {
  const returns = dataset.returns()
  const { scope, goods, skus, bands } = filter
  const base = pickRows(dataset, filter, what, window)
  if (scope.nonProducts && !goods) return base
  const band = bands && dataset.traits.members.priceBand().band
  const rows = take(Uint32Array, base.count)
  let count = 0
  for (let i = 0; i < base.count; i++) {
    const event = base.rows[i]
    const line = returns.line[event]
    if (!scope.nonProducts && returns.nonProduct[event]) continue
    if (goods && (line < 0 || (skus && !skus[returns.sku[event]]) || (bands && band && !bands[band[line]]))) continue
    rows[count++] = event
  }
  return picked(rows, count)
}
