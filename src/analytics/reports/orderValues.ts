import { comparedWindow } from '~/analytics/comparedWindow'
import { Counter } from '~/analytics/count'
import type { Dataset } from '~/analytics/dataset'
import type { Filter } from '~/analytics/filter'
import { orderStatistics } from '~/analytics/orderStatistics'
import { payments, type Picked, type Window } from '~/analytics/pick'
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
export function orderValues(dataset: Dataset, ask: OrderValuesAsk, signal?: AbortSignal): OrderValuesAnswer {
  const { unit } = dataset
  const now = valuesIn(dataset, ask, ask, signal)
  const before = ask.compare && valuesIn(dataset, ask, comparedWindow(ask, ask.compare), signal)
  const { value, count, rest } = now
  const [low, high, within] = orderStatistics(value, count, [(count - 1) >> 1, count >> 1, Math.max(0, Math.ceil(WITHIN * count) - 1)])
  const gmv = value.subarray(0, count).reduce((sum, each) => sum + each, rest)
  return {
    version: dataset.version,
    orders: count,
    gmv: gmv / unit,
    mean: count === 0 ? null : gmv / unit / count,
    median: count === 0 ? null : (low + high) / 2 / unit,
    bands: bandsOf(now, before, stepFor(within)).map(({ from, to, gmv: sum, ...counts }) => ({
      ...(from !== undefined && { from: from / unit }),
      ...(to !== undefined && { to: to / unit }),
      ...counts,
      gmv: sum / unit,
    })),
  }
}

function valuesIn(dataset: Dataset, { scope, filters }: OrderValuesAsk, { from, to }: Window, signal?: AbortSignal): Values {
  const counter = new Counter(dataset, scope, filters, { from, to }, signal)
  const picked = counter.picked(payments(dataset))
  signal?.throwIfAborted()
  return picked.lines ? valuesOfLines(dataset, counter.filter, picked, picked.lines) : valuesOfOrders(dataset, counter.filter, picked)
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

type Band = OrderValuesAnswer['bands'][number]

/** In amounts. Where the window has no orders there is nothing to compare either. */
function bandsOf(now: Values, before: Values | undefined, step: number): Band[] {
  if (now.count === 0 && now.rest === 0) return []
  const most = Math.max(mostOf(now), before ? mostOf(before) : 0)
  const steps = Math.min(MOST_BANDS, Math.floor(most / step) + 1)
  const { orders, gmv } = cut(now, step, steps)
  const compared = before && cut(before, step, steps).orders
  const bands = Array.from(orders, (held, band): Band => ({
    ...(band > 0 && { from: (band - 1) * step }),
    ...(band <= steps && { to: band * step }),
    orders: held,
    gmv: gmv[band],
    ...(compared && { before: compared[band] }),
  }))
  return bands.filter((band) => (band.from !== undefined && band.to !== undefined) || band.orders > 0 || band.gmv !== 0 || band.before)
}

const mostOf = ({ value, count }: Values): number => value.subarray(0, count).reduce((high, each) => Math.max(high, each), 0)

/** The first band is open below, the last one above. */
function cut({ value, count, rest }: Values, step: number, steps: number): { orders: Float64Array; gmv: Float64Array } {
  const orders = new Float64Array(steps + 2)
  const gmv = new Float64Array(steps + 2)
  gmv[0] = rest
  for (let i = 0; i < count; i++) {
    const band = value[i] <= 0 ? 0 : Math.min(steps, Math.floor(value[i] / step)) + 1
    orders[band]++
    gmv[band] += value[i]
  }
  return { orders, gmv }
}
