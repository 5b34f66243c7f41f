import type { DataRange, KpiQuery, Scope } from '~/analytics/query'
import { comparedWindow } from '~/analytics/comparedWindow'
import { type Goal, isAdditive } from '~/domain/goal'
import { type Day, formatDay } from '~/lib/zone'
import type { AskKpi } from './move'

/** How much of a goal falls to each of its days. */
export class DayShape {
  /** Weights of the days before each day, and of all. */
  readonly #sums: Float64Array

  /** `source`: the days that the weights are of; none, or nothing in them: each day weighs the same. */
  constructor(
    readonly from: Day,
    weights: Float64Array,
    readonly source?: { from: Day; to: Day },
  ) {
    const sum = weights.reduce((all, weight) => all + weight, 0)
    this.#sums = new Float64Array(weights.length + 1)
    weights.forEach((weight, i) => (this.#sums[i + 1] = this.#sums[i] + (sum > 0 ? weight : 1)))
    this.like = sum > 0 ? 'lastYear' : 'even'
  }

  readonly like: 'lastYear' | 'even'

  /** Of the days [from, to). */
  weight(from: Day, to: Day): number {
    return this.#before(to) - this.#before(from)
  }

  /** Share of the whole by the time that `over` (0 to 1) of a day is over. */
  shareBefore(day: Day, over: number): number {
    const whole = this.#sums[this.#sums.length - 1]
    return (this.#before(day) * (1 - over) + this.#before(day + 1) * over) / whole
  }

  #before(day: Day): number {
    return this.#sums[Math.min(this.#sums.length - 1, Math.max(0, day - this.from))]
  }
}

/** Years that are gone back to find the days of a goal that is still to come. */
const MOST_YEARS = 3

/**
 * By the same days a year earlier, or for a goal that is further off the latest year in which they are over, where the shop has orders for all of them;
 * for what is no sum of days, by its orders.
 */
export async function shapeOf(
  { metric, from, to }: Goal,
  filters: KpiQuery['filters'],
  { scope, first, today }: { scope: Scope; first: DataRange['first'] | undefined; today: Day },
  ask: AskKpi,
): Promise<DayShape> {
  let years = 1
  while (yearsBefore({ from, to }, years).to > today && years < MOST_YEARS) years++
  const source = yearsBefore({ from, to }, years)
  const days = new Float64Array(to - from)
  if (first === undefined || source.from < first || source.to > today) return new DayShape(from, days)
  const of = isAdditive(metric) ? metric : 'orders'
  const { rows = [] } = await ask({ metrics: [of], from: source.from, to: source.to, scope, filters, by: 'day' })
  const sold = new Map(rows.map(({ key, figures }) => [key, figures[of]?.value ?? 0]))
  for (let day = from; day < to; day++) {
    const then = yearsBefore({ from: day, to: day + 1 }, years).from
    days[day - from] = Math.max(0, sold.get(formatDay(then)) ?? 0)
  }
  return new DayShape(from, days, source)
}

function yearsBefore(window: { from: Day; to: Day }, years: number): { from: Day; to: Day } {
  return years === 0 ? window : yearsBefore(comparedWindow(window, 'year'), years - 1)
}
