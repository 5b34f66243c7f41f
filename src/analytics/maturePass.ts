import { RETURN_DAYS } from '~/domain/metrics/sales'
import type { Dataset } from './dataset'
import { NO_DAY } from './dayIndex'
import { type Groups, lineGroups } from './groups'
import { type Pass, passOf } from './orderPass'
import { addPaid } from './paidPass'
import type { Choice } from './parts'
import { givings } from './happenings'
import { payments, pickSales } from './pick'
import { pickReturns } from './pickReturns'
import { RETURN, type ReturnEvents } from './returns'
import { eventGroup, slotOf } from './slots'
import { type Sums, takeSums } from './sums'

/** Sales of the window that are old enough, and what came back of them, by the day of the sale. */
export function addMature({ dataset, filter, window }: Choice, groups: Groups, sums: Sums) {
  const newest = dataset.range ? dataset.zone.dayOf(dataset.range.newest) : NO_DAY
  const mature = { from: window.from, to: Math.max(window.from, Math.min(window.to, newest - RETURN_DAYS + 1)) }
  const what = payments(dataset)
  const picked = pickSales(dataset, filter, what, mature)
  const sold = takeSums(groups.slots, new Set(['goods', 'told', 'size']))
  addPaid(dataset, filter, what, picked, [{ groups, sums: sold, goods: true, known: false }])
  for (let group = 0; group < groups.slots; group++) {
    sums.matureNet[group] = sold.gross[group] - sold.discounts[group]
    sums.matureOrders[group] = sold.orders[group]
    sums.matureUnits[group] = sold.units[group]
  }
  const back = givings(dataset, 'order')
  addBack(passOf(dataset, filter.scope, back, pickReturns(dataset, filter, back, mature), groups), sums)
}

function addBack({ dataset, scope, picked, codes, groups, what }: Pass, sums: Sums) {
  const { orders } = dataset
  const returns = dataset.returns()
  const { paid } = dataset.money(scope.nonProducts)
  const of = lineGroups(groups, what)
  const seen = new Set<number>()
  for (let i = 0; i < picked.count; i++) {
    const event = picked.rows[i]
    const order = returns.order[event]
    const row = codes ? codes[i] : 0
    const group = slotOf(groups, groups.byLine ? eventGroup(row, returns.sku[event], returns.line[event], of) : row)
    if (returns.source[event] === RETURN.credit) sums.matureUnnamed[group]++
    if (returns.source[event] !== RETURN.refund || orders.paidDay[order] === NO_DAY || !(paid[order] > 0)) continue
    sums.matureNamed[group]++
    // Cancelled before it was shipped: nothing was sent, so nothing speaks against the goods.
    if (!Number.isNaN(orders.cancelledAt[order])) continue
    sums.matureBack[group] += returns.goods[event]
    sums.matureBackUnits[group] += unitsBack(dataset.lines, returns, event)
    const pair = group * orders.count + order
    if (seen.has(pair)) continue
    seen.add(pair)
    sums.matureBackOrders[group]++
  }
}

/** Whole units that the money given back on a line stands for. */
function unitsBack(lines: Dataset['lines'], returns: ReturnEvents, event: number): number {
  const line = returns.line[event]
  if (line < 0) return 0
  const net = lines.amount[line] - lines.discount[line]
  const { [line]: quantity } = lines.quantity
  return net <= 0 ? 0 : Math.min(quantity, Math.floor((quantity * returns.goods[event]) / net + 1e-9))
}
