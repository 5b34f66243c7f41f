import { costAt } from '~/segments/orderTable'
import { type Groups, lineGroups } from './groups'
import { eachLine } from './lineSums'
import { orderCosts } from './orderCosts'
import { type Pass, passOf } from './orderPass'
import type { Choice } from './parts'
import { givings } from './happenings'
import { asksLines, payments } from './pick'
import { eventGroup, slotOf } from './slots'
import type { Sums } from './sums'

/** Adds costs of what was sold, less those of what came back. */
export function addCosts(choice: Choice, groups: Groups, sums: Sums) {
  const { dataset, filter, scope } = choice
  const what = payments(dataset)
  const pass = passOf(dataset, scope, what, choice.picked(what), groups)
  if (groups.byLine || asksLines(dataset, filter, what)) addLineCosts(pass, sums)
  else addOrderCosts(pass, sums)
  const back = givings(dataset, scope.refundsOn)
  addCostReturns(passOf(dataset, scope, back, choice.picked(back), groups), sums)
}

/** Costs of paid sales at the grain of orders. */
function addOrderCosts({ dataset, scope, picked, codes }: Pass, sums: Sums) {
  const { cost, costedNet } = orderCosts(dataset, scope)
  const { rows, count } = picked
  for (let i = 0; i < count; i++) {
    const group = codes ? codes[i] : 0
    sums.cost[group] += cost[rows[i]]
    sums.costedNet[group] += costedNet[rows[i]]
  }
}

/** Costs of paid lines. */
function addLineCosts(pass: Pass, sums: Sums) {
  const { amount, discount, cost, quantity } = pass.dataset.lines
  eachLine(pass, (line, group) => {
    const each = costAt(cost, line)
    if (Number.isNaN(each)) return
    sums.cost[group] += each * quantity[line]
    sums.costedNet[group] += amount[line] - discount[line]
  })
}

/**
 * Takes what came back off the margin: goods given back on lines whose cost is known, and as large a part of that cost, since the goods are there again.
 * What names no line is in no margin.
 */
function addCostReturns({ dataset, picked, codes, groups, what }: Pass, sums: Sums) {
  const { lines } = dataset
  const returns = dataset.returns()
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
