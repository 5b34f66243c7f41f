import { costAt } from '~/segments/orderTable'
import { eventGroup, lineGroups, slotOf } from './groups'
import type { Pass } from './orderPass'
import type { Sums } from './sums'

/**
 * Takes what came back off the margin: goods given back on lines whose cost is known, and as large a part of that cost, since the goods are there again.
 * What names no line is in no margin.
 */
export function addCostReturns({ dataset, picked, codes, groups, what }: Pass, sums: Sums) {
  const { returns, lines } = dataset
  const of = lineGroups(groups, what)
  for (let i = 0; i < picked.count; i++) {
    const event = picked.rows[i]
    const line = returns.line[event]
    const cost = line < 0 ? Number.NaN : costAt(lines.cost, line)
    if (Number.isNaN(cost)) continue
    const row = codes ? codes[i] : 0
    const group = slotOf(groups, groups.byLine ? eventGroup(row, returns.sku[event], line, of) : row)
    const sold = Math.abs(lines.amount[line] - lines.discount[line])
    const part = sold > 0 ? Math.min(1, returns.goods[event] / sold) : 0
    sums.costedReturns[group] += returns.goods[event]
    sums.cost[group] -= Math.round(cost * Math.abs(lines.quantity[line]) * part)
  }
}
