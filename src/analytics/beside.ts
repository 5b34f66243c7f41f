import { NOT_SALE } from '~/domain/order'
import type { Day } from '~/lib/zone'
import { asidesIn } from './asides'
import { EXCLUDED } from './columns'
import { Counter } from './count'
import type { Dataset } from './dataset'
import { NO_DAY } from './dayIndex'
import { type Filter, type Test, filterOf } from './filter'
import type { Needs } from './metrics/computation'
import { asidesOf, givings } from './happenings'
import { pickRows, weekdayAt } from './pick'
import type { KpiResult } from './query'
import { RETURN } from './returns'

type Beside = NonNullable<KpiResult['beside']>

/** What stands outside the figures of a window. */
export function countBeside(counter: Counter): Beside {
  return { ...countUnknown(counter), ...countLeftOut(counter), ...countReturns(counter), ...countLines(counter) }
}

const BESIDE_NEEDS: ReadonlySet<Needs> = new Set(['known'] as const)

function countUnknown(counter: Counter) {
  const { dataset, scope, filters, window, signal } = counter
  const all = scope.unknownBuyers === 'out' ? new Counter(dataset, { ...scope, unknownBuyers: 'beside' }, filters, window, signal) : counter
  const { sums } = all.count([], 1, BESIDE_NEEDS)
  return { unknownBuyerOrders: sums.unknownOrders[0], unknownBuyerGmv: (sums.gmv[0] - sums.knownGmv[0]) / dataset.unit }
}

/** The day that an order which counts nowhere would have counted on. */
function dayOf({ orders }: Dataset, order: number): number {
  return orders.paidDay[order] === NO_DAY ? orders.placedDay[order] : orders.paidDay[order]
}

function countLeftOut({ dataset, scope, filters, window }: Counter) {
  let noRateOrders = 0
  let testOrders = 0
  if (dataset.leftOut.length === 0) return { noRateOrders, testOrders }
  const filter = filterOf(dataset, scope, filters, 'all', window.from)
  for (const order of dataset.leftOut) {
    const day = dayOf(dataset, order)
    if (day < window.from || day >= window.to || !takesOrder(dataset, filter, order) || !hasGoods(dataset, filter, order)) continue
    if (dataset.orders.excluded[order] === EXCLUDED.test) testOrders++
    else noRateOrders++
  }
  return { noRateOrders, testOrders }
}

function passesAll(tests: readonly Test[], day: Day, order: number): boolean {
  for (const test of tests) {
    if (test.on === 'weekday') {
      if (!test.wanted[weekdayAt(day)]) return false
    } else if (!test.wanted[test.codes[order]]) return false
  }
  return true
}

/** True where the filter takes an order by its payment, whatever its goods. */
function takesOrder(dataset: Dataset, { tests, hours }: Filter, order: number): boolean {
  if (!passesAll(tests, dataset.orders.paidDay[order], order)) return false
  return !hours || hours[dataset.hours('paidAt')[order]] === 1
}

/** True where no goods are chosen, or the order has a line of them. */
function hasGoods(dataset: Dataset, { goods, skus, bands }: Filter, order: number): boolean {
  if (!goods) return true
  const { lineStart } = dataset.orders
  const band = bands && dataset.traits.members.priceBand().band
  for (let line = lineStart[order]; line < lineStart[order + 1]; line++)
    if ((!skus || skus[dataset.lines.sku.codes[line]]) && (!bands || !band || bands[band[line]])) return true
  return false
}

function countReturns(counter: Counter) {
  const { dataset, filter, scope } = counter
  const returns = dataset.returns()
  const { rows, count } = counter.picked(givings(dataset, scope.refundsOn))
  let unlinkedRefunds = 0
  let unlinked = 0
  let undatedRefunds = 0
  let last = -1
  for (let i = 0; i < count; i++) {
    const event = rows[i]
    if (returns.source[event] === RETURN.credit) {
      // Events of one note stand together: same day, one order.
      if (returns.order[event] !== last) unlinkedRefunds++
      last = returns.order[event]
      unlinked += returns.goods[event] + (filter.goods ? 0 : returns.other[event])
    } else if (!returns.dated[event]) undatedRefunds++
  }
  return { unlinkedRefunds, unlinkedRefundAmount: unlinked / dataset.unit, undatedRefunds }
}

function countLines({ dataset, filter, window }: Counter) {
  const { lines, shop } = dataset
  const asides = asidesIn(shop)
  const { skus, bands } = filter
  const band = bands && dataset.traits.members.priceBand().band
  const lost = new Float64Array(NOT_SALE.length)
  let nonProductLines = 0
  let nonProduct = 0
  const { rows, count } = pickRows(dataset, filter, asidesOf(dataset), window)
  for (let i = 0; i < count; i++) {
    const row = rows[i]
    const line = asides.line[row]
    if ((skus && !skus[lines.sku.codes[line]]) || (bands && band && !bands[band[line]])) continue
    if (asides.why[row] !== 0) lost[asides.why[row]] += asides.weight[row]
    else {
      nonProductLines += asides.weight[row]
      nonProduct += asides.net[row]
    }
  }
  const notSaleLines: Beside['notSaleLines'] = {}
  lost.forEach((many, why) => {
    if (many > 0) notSaleLines[NOT_SALE[why]] = many
  })
  return { nonProductLines, nonProductAmount: nonProduct / dataset.unit, notSaleLines }
}
