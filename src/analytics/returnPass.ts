import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import { groupOf } from './orderPass'
import { RETURN } from './returns'
import type { Groups, Selection, Window } from './selection'
import type { Sums } from './sums'

/** True where the event takes part in the selection, whatever its day. */
export function takesReturn({ returns }: Dataset, { scope, orders, skus }: Selection, event: number): boolean {
  if (orders && !orders[returns.order[event]]) return false
  if (!scope.nonProducts && returns.nonProduct[event]) return false
  return !skus || (returns.sku[event] >= 0 && skus[returns.sku[event]] === 1)
}

/** Money and goods that came back in the window. A SKU filter sees goods of its lines only; shipping and tax belong to the order. */
export function addReturns(dataset: Dataset, selection: Selection, window: Window, groups: Groups, sums: Sums) {
  const { returns, safe } = dataset
  const bySku = groups.kind === 'sku'
  const orderLevel = groups.count - 1
  const groupAt = groupOf(groups)
  for (let event = firstFrom(returns, window.from), end = firstFrom(returns, window.to); event < end; event++) {
    if (!takesReturn(dataset, selection, event)) continue
    const sku = returns.sku[event]
    const group = bySku ? (sku < 0 ? orderLevel : sku) : groupAt(returns.order[event], returns.day[event])
    const rest = bySku ? orderLevel : group
    const goods = returns.goods[event]
    const other = selection.skus ? 0 : returns.other[event]
    sums.touched[group] = 1
    sums.returns[group] += goods
    if (!safe) {
      sums.returnsSize[group] += Math.abs(goods)
      sums.returnsSize[rest] += Math.abs(other)
    }
    if (returns.source[event] === RETURN.cancel) continue
    sums.refunds[group] += goods
    sums.refunds[rest] += other
  }
}
