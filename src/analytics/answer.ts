import type { MetricId } from '~/domain/metric'
import type { Counter } from './count'
import { KEY_JOINT } from './grains'
import { ABSENT, type Measures, type SideAnswers, type SideMeasures } from './metrics/computation'
import { part } from './parts'
import { type Figures, type Grouping, type KpiQuery, type KpiRow, type TicketSplit, isTime } from './query'
import { type Metric, needsOf } from './registry'
import { type Sums, emptySums } from './sums'

/** A question about one window, on its way to an answer. */
export interface Answering {
  readonly query: KpiQuery
  readonly metrics: readonly Metric[]
  readonly counter: Counter
  /** What the other grains say of the same window, told apart the same; undefined where no metric asks them. */
  readonly sides: (by: readonly Grouping[], tickets?: TicketSplit) => SideAnswers | undefined
}

/** Of what nothing fell into. */
export const NOTHING = emptySums(1)

export type Changing<T> = { -readonly [K in keyof T]: T[K] }

export const groupingsOf = (by: KpiQuery['by']): readonly Grouping[] => (by === undefined ? [] : typeof by === 'string' ? [by] : by)

export function totalsOf(asked: Answering): Figures {
  return figuresOf(asked.metrics, wholeOf(asked))
}

/** Measures of the whole window. */
export function wholeOf(asked: Answering): Measures {
  const { sums } = asked.counter.count([], 1, needsOf(asked.metrics))
  return measuresOf(asked, sums, asked.sides([])?.of(undefined))
}

export function measuresOf(asked: Answering, sums: Sums, beside: SideMeasures = ABSENT, whole?: Measures): Measures {
  const { dataset, window } = asked.counter
  const { unknownBuyers } = asked.query.scope
  return { ...window, ...beside, sums, group: 0, unit: dataset.unit, unknownBuyers, newest: dataset.range?.last, whole }
}

export function figuresOf(metrics: readonly Metric[], measures: Measures): Figures {
  const figures: Partial<Record<MetricId, Figures[MetricId]>> = {}
  for (const metric of metrics) figures[metric.id] = metric.figure(measures)
  return figures
}

/** Rows of a question that is told apart. */
export function rowsOf(asked: Answering, before: Answering | undefined): KpiRow[] {
  const [grain, second] = groupingsOf(asked.query.by)
  return second || !isTime(grain) ? part('split').memberRows(asked, before) : timeRows(asked, before)
}

/** One time after the other; what they are compared with is the same place in its window. */
function timeRows(asked: Answering, before: Answering | undefined): KpiRow[] {
  const now = timesOf(asked)
  const then = before && timesOf(before)
  return now.keys.map((key, place) => ({ key, label: '', figures: now.figures(place), ...(then && { compared: then.figures(place) }) }))
}

/** What a question says of each time; of one that the window does not reach, what nothing comes to. */
function timesOf(asked: Answering): { keys: readonly string[]; figures(place: number): Figures } {
  const { metrics, counter, query } = asked
  const by = groupingsOf(query.by)
  const { sums, groups } = counter.count(by, query.level ?? 1, needsOf(metrics))
  const [{ keys, start }] = groups.axes
  const beside = asked.sides(by)
  const { from, to } = counter.window
  // Of one row after the other.
  const row: Changing<Measures> = measuresOf(asked, sums, ABSENT, wholeOf(asked))
  const figures = (place: number) => {
    const isThere = place < keys.length
    row.sums = isThere ? sums : NOTHING
    row.group = isThere ? place : 0
    row.from = start?.[place] ?? from
    row.to = start?.[place + 1] ?? to
    if (beside) Object.assign(row, beside.of(keys[place] ?? KEY_JOINT))
    return figuresOf(metrics, row)
  }
  return { keys, figures }
}
