import { Counter } from '~/analytics/count'
import type { Dataset } from '~/analytics/dataset'
import type { Filter } from '~/analytics/filter'
import { orderStatistics } from '~/analytics/orderStatistics'
import { payments, type Picked } from '~/analytics/pick'
import type { OrderValuesAnswer, OrderValuesAsk } from './orderValuesTypes'

/** So many of the orders lie in bands of equal width; those far above them share one. */
const WITHIN = 0.95
/** Bands of equal width at most. */
const MOST_BANDS = 16
const STEPS = [1, 2, 5]

/** What each order came to, as far as the question takes its goods and hours. */
interface Values {
  /** Of the orders that count. */
  value: Float64Array
  count: number
  /** Of paid orders that do not count, because they came to nothing or less. */
  rest: number
}

/** Orders by value, in bands at round numbers of the shop's currency. Throws the signal's reason when aborted. */
export function orderValues(dataset: Dataset, { from, to, scope, filters }: OrderValuesAsk, signal?: AbortSignal): OrderValuesAnswer {
  const counter = new Counter(dataset, scope, filters, { from, to }, signal)
  const picked = counter.picked(payments(dataset))
  signal?.throwIfAborted()
  const values = picked.lines
    ? valuesOfLines(dataset, counter.filter, picked, picked.lines)
    : valuesOfOrders(dataset, counter.filter, picked)
  const { value, count, rest } = values
  const [low, high, within] = orderStatistics(value, count, [(count - 1) >> 1, count >> 1, Math.max(0, Math.ceil(WITHIN * count) - 1)])
  const gmv = value.subarray(0, count).reduce((sum, each) => sum + each, rest)
  return {
    version: dataset.version,
    orders: count,
    gmv: gmv / dataset.unit,
    mean: count === 0 ? null : gmv / dataset.unit / count,
    median: count === 0 ? null : (low + high) / 2 / dataset.unit,
    bands: bandsOf(values, stepFor(within), dataset.unit),
  }
}

function valuesOfOrders(dataset: Dataset, { scope }: Filter, { rows, count: picked }: Picked): Values {
  const { paid } = dataset.money(scope.nonProducts)
  const value = new Float64Array(picked)
  let count = 0
  let rest = 0
  for (let i = 0; i < picked; i++) {
    const amount = paid[rows[i]]
    if (amount > 0) value[count++] = amount
    else rest += amount
  }
  return { value, count, rest }
}

/** Where goods, or hours that lines tell by themselves, are chosen: what the chosen lines came to, and without goods what no line carries. */
function valuesOfLines(
  dataset: Dataset,
  { scope, goods, hours }: Filter,
  { rows, count: picked }: Picked,
  { start, line }: NonNullable<Picked['lines']>,
): Values {
  const { paid } = dataset.money(scope.nonProducts)
  const { shipping, discount: off, lineStart } = dataset.orders
  const { amount, discount } = dataset.lines
  const marks = dataset.countedLines(scope)
  const ownHours = hours && !goods ? dataset.hours('paidAt') : undefined
  const value = new Float64Array(picked)
  let count = 0
  let rest = 0
  for (let i = 0; i < picked; i++) {
    const order = rows[i]
    let sum = 0
    for (let at = start[i]; at < start[i + 1]; at++) sum += amount[line[at]] - discount[line[at]]
    const own = !goods && (!hours || !ownHours || hours[ownHours[order]] === 1)
    if (own) sum += shipping[order] - off[order]
    const takes = start[i + 1] > start[i] || (own && !marks.subarray(lineStart[order], lineStart[order + 1]).includes(1))
    if (takes && paid[order] > 0) value[count++] = sum
    else rest += sum
  }
  return { value, count, rest }
}

/** The smallest of 1, 2, 5, 10 … that cuts what lies below into few enough bands, from the smallest coin up (metrics.md R2: that is 100). */
function stepFor(within: number): number {
  for (let power = 100; ; power *= 10) for (const step of STEPS) if (step * power * MOST_BANDS > within) return step * power
}

function bandsOf({ value, count, rest }: Values, step: number, unit: number): OrderValuesAnswer['bands'] {
  if (count === 0 && rest === 0) return []
  const most = value.subarray(0, count).reduce((high, each) => Math.max(high, each), 0)
  const steps = Math.min(MOST_BANDS, Math.floor(most / step) + 1)
  // The first is open below, the last one above.
  const orders = new Float64Array(steps + 2)
  const gmv = new Float64Array(steps + 2)
  gmv[0] = rest
  for (let i = 0; i < count; i++) {
    const band = value[i] <= 0 ? 0 : Math.min(steps, Math.floor(value[i] / step)) + 1
    orders[band]++
    gmv[band] += value[i]
  }
  const bands = Array.from(orders, (held, band): OrderValuesAnswer['bands'][number] => ({
    ...(band > 0 && { from: ((band - 1) * step) / unit }),
    ...(band === 0 ? { to: 0 } : band <= steps && { to: (band * step) / unit }),
    orders: held,
    gmv: gmv[band] / unit,
  }))
  return bands.filter(({ from, to, orders: held, gmv: sum }) => (from !== undefined && to !== undefined) || held > 0 || sum !== 0)
}
