import { NOT_SALE } from '~/domain/order'
import { NON_PRODUCT, EXCLUDED } from './columns'
import type { Dataset } from './dataset'
import { NO_DAY, firstFrom } from './dayIndex'
import { foldCube } from './dayCube'
import { addPaidLines } from './linePass'
import { addPaidOrders } from './orderPass'
import type { Filters, KpiResult, Scope } from './query'
import { takesReturn } from './returnPass'
import { RETURN } from './returns'
import { ONE, type Selection, type Window, select } from './selection'
import { emptySums } from './sums'

type Beside = KpiResult['beside']

/** What stands outside the figures of a window. */
export function countBeside(dataset: Dataset, scope: Scope, filters: Filters | undefined, selection: Selection, window: Window): Beside {
  return {
    ...countUnknown(dataset, scope, filters, selection, window),
    ...countLeftOut(dataset, scope, filters, window),
    ...countReturns(dataset, selection, window),
    ...countLines(dataset, selection, window),
  }
}

function countUnknown(dataset: Dataset, scope: Scope, filters: Filters | undefined, selection: Selection, window: Window) {
  const sums = emptySums(1)
  const cube = selection.unfiltered ? dataset.cube({ ...scope, unknownBuyers: 'beside' }) : undefined
  if (cube) {
    foldCube(cube, window, ONE, sums)
    return { unknownBuyerOrders: sums.unknownOrders[0], unknownBuyerGmv: (sums.gmv[0] - sums.knownGmv[0]) / dataset.unit }
  }
  const unknown = select(dataset, scope, filters, 'unknown')
  const add = unknown.skus ? addPaidLines : addPaidOrders
  add(dataset, unknown, window, ONE, sums, undefined)
  return { unknownBuyerOrders: sums.orders[0], unknownBuyerGmv: sums.gmv[0] / dataset.unit }
}

/** The day that an order which counts nowhere would have counted on. */
function dayOf({ orders }: Dataset, order: number): number {
  return orders.paidDay[order] === NO_DAY ? orders.placedDay[order] : orders.paidDay[order]
}

function countLeftOut(dataset: Dataset, scope: Scope, filters: Filters | undefined, { from, to }: Window) {
  let noRateOrders = 0
  let testOrders = 0
  if (dataset.leftOut.length === 0) return { noRateOrders, testOrders }
  const selection = select(dataset, scope, filters, 'all')
  for (const order of dataset.leftOut) {
    const day = dayOf(dataset, order)
    if (day < from || day >= to || (selection.orders && !selection.orders[order])) continue
    if (dataset.orders.excluded[order] === EXCLUDED.test) testOrders++
    else noRateOrders++
  }
  return { noRateOrders, testOrders }
}

function countReturns(dataset: Dataset, selection: Selection, window: Window) {
  const { returns } = dataset
  let unlinkedRefunds = 0
  let unlinked = 0
  let undatedRefunds = 0
  let last = -1
  for (let event = firstFrom(returns, window.from), end = firstFrom(returns, window.to); event < end; event++) {
    if (!takesReturn(dataset, selection, event)) continue
    if (returns.source[event] === RETURN.credit) {
      // Events of one note stand together: same day, one order.
      if (returns.order[event] !== last) unlinkedRefunds++
      last = returns.order[event]
      unlinked += returns.goods[event] + (selection.skus ? 0 : returns.other[event])
    } else if (!returns.dated[event]) undatedRefunds++
  }
  return { unlinkedRefunds, unlinkedRefundAmount: unlinked / dataset.unit, undatedRefunds }
}

function countLines(dataset: Dataset, selection: Selection, { from, to }: Window) {
  const { orders, lines, asides } = dataset
  const notSaleLines: Beside['notSaleLines'] = {}
  let nonProductLines = 0
  let nonProduct = 0
  for (let k = 0; k < asides.line.length; k++) {
    const line = asides.line[k]
    const order = asides.order[k]
    const why = lines.notSale[line]
    const day = why === 0 ? orders.paidDay[order] : dayOf(dataset, order)
    if (day < from || day >= to) continue
    if (selection.orders && !selection.orders[order]) continue
    if (selection.skus && !selection.skus[lines.sku.codes[line]]) continue
    const weight = lines.weight?.[line] ?? 1
    if (why !== 0) notSaleLines[NOT_SALE[why]] = (notSaleLines[NOT_SALE[why]] ?? 0) + weight
    else if (NON_PRODUCT[lines.kind[line]]) {
      nonProductLines += weight
      nonProduct += lines.amount[line] - lines.discount[line]
    }
  }
  return { nonProductLines, nonProductAmount: nonProduct / dataset.unit, notSaleLines }
}
