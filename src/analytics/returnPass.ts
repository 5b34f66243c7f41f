import { lineGroups } from './groups'
import type { Pass } from './orderPass'
import { RETURN } from './returns'
import { takeFilled } from './scratch'
import { eventGroup, slotOf } from './slots'
import type { Sums } from './sums'

/** Money and goods that came back. Where goods are chosen, theirs only: shipping and tax belong to the order. */
export function addReturns({ dataset, picked, codes, groups, what }: Pass, goods: boolean, sums: Sums) {
  const { safe } = dataset
  const returns = dataset.returns()
  const of = lineGroups(groups, what)
  // The last document, plus one, that counted in a group.
  const last = takeFilled(Uint32Array, groups.slots)
  for (let i = 0; i < picked.count; i++) {
    const event = picked.rows[i]
    const row = codes ? codes[i] : 0
    const group = slotOf(groups, groups.byLine ? eventGroup(row, returns.sku[event], returns.line[event], of) : row)
    const rest = groups.byLine ? slotOf(groups, row) : group
    const back = returns.goods[event]
    const other = goods ? 0 : returns.other[event]
    sums.touched[group] = 1
    sums.returns[group] += back
    if (!safe) {
      sums.returnsSize[group] += Math.abs(back)
      sums.returnsSize[rest] += Math.abs(other)
    }
    if (returns.source[event] === RETURN.cancel) continue
    sums.refunds[group] += back
    sums.refunds[rest] += other
    if (last[group] === returns.doc[event] + 1) continue
    last[group] = returns.doc[event] + 1
    sums.refundDocs[group]++
  }
}
