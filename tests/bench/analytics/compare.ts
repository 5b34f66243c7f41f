import type { Figures, KpiResult } from '~/analytics/query'
import type { CohortsAnswer, RepurchaseAnswer, RfmAnswer } from '~/analytics/reports'
import { RFM_SEGMENTS } from '~/domain/rfm'
import { unitOf } from '~/domain/money'
import type { Answer, Shape } from './questions'

/** Answers of both sides in one form, and where they differ. */

const MONEY = new Set(['gmv_paid'])

function figuresOf(figures: Figures, unit: number): number[] {
  return Object.entries(figures).map(([id, figure]) =>
    figure.value === null ? 0 : MONEY.has(id) ? Math.round(figure.value * unit) : figure.value,
  )
}

/** The engine's answers to queriesOf; rows of nothing but zeros are left out, as SQL leaves them out. */
export function refreshAnswersOf([totals, days, top, cells]: KpiResult[], { currency }: Shape): Answer[] {
  const unit = unitOf(currency)
  const rows = (result: KpiResult, keyed: (key: string, key2?: string) => string): Answer['rows'] =>
    (result.rows ?? [])
      .filter(({ orderLevel }) => !orderLevel)
      .map(({ key, key2, figures }): Answer['rows'][number] => [keyed(key, key2), ...figuresOf(figures, unit)])
      .filter(([, ...figures]) => figures.some((figure) => figure !== 0))
  return [
    { name: 'totals', rows: [['', ...figuresOf(totals.totals, unit)]] },
    { name: 'by day', rows: rows(days, (key) => key) },
    { name: 'top 20 SKUs', rows: rows(top, (key) => key) },
    { name: 'category × channel', rows: rows(cells, (key, key2) => `${key}/${key2}`) },
  ]
}

export interface BuyersAnswers {
  months: KpiResult
  cohorts: CohortsAnswer
  repurchase: RepurchaseAnswer
  rfm: RfmAnswer
}

const monthOf = (key: string): number => Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7)) - 1

export function buyersAnswersOf({ months, cohorts, repurchase, rfm }: BuyersAnswers, { currency }: Shape): Answer[] {
  const unit = unitOf(currency)
  return [
    {
      name: 'new and returning',
      rows: (months.rows ?? []).map(({ key, figures }) => [
        String(monthOf(key)),
        figures.buyers?.value ?? 0,
        figures.new_buyers?.value ?? 0,
      ]),
    },
    {
      name: 'cohorts',
      rows: cohorts.rows.flatMap(({ key, cells }) =>
        cells.flatMap(({ buyers, orders, gmv }, k): Answer['rows'] =>
          buyers === 0 ? [] : [[`${monthOf(key)}+${k}`, buyers, orders, Math.round(gmv * unit)]],
        ),
      ),
    },
    { name: 'repurchase', rows: repurchase.rows.map(({ days, mature, again, againOfAll }) => [String(days), mature, again, againOfAll]) },
    {
      name: 'orders a buyer',
      rows: repurchase.distribution.flatMap(({ orders, buyers }): Answer['rows'] => (buyers === 0 ? [] : [[String(orders), buyers]])),
    },
    { name: 'concentration', rows: repurchase.concentration.map(({ top, share }) => [String(top), share]) },
    { name: 'RFM sizes', rows: Object.entries(rfm.sizes).map(([name, sizes]) => [name, ...sizes]) },
    { name: 'RFM grid', rows: rfm.grid.map((row, r) => [String(r + 1), ...row]) },
    {
      name: 'RFM segments',
      rows: rfm.segments.map(({ id, buyers, gmv, recency, orders }) => [
        id,
        buyers,
        Math.round(gmv * unit),
        Math.round(recency * buyers),
        Math.round(orders * buyers),
      ]),
    },
  ]
}

/** Rows of buyersSql in the same form. */
export function buyersAnswersOfSql([months, cohorts, repurchase, distribution, concentration, scores]: number[][][]): Answer[] {
  const keyed = (rows: number[][]): Answer['rows'] => rows.map(([key, ...figures]) => [String(key), ...figures])
  const sizes = (place: number) => [1, 2, 3, 4, 5].map((score) => sum(scores.filter((row) => row[place] === score)))
  const sum = (rows: number[][], place = 3) => rows.reduce((total, row) => total + row[place], 0)
  const segmentOf = ([r, f]: number[]) =>
    RFM_SEGMENTS.find(({ recency, frequency }) => r >= recency[0] && r <= recency[1] && f >= frequency[0] && f <= frequency[1])?.id
  return [
    { name: 'new and returning', rows: keyed(months) },
    { name: 'cohorts', rows: cohorts.map(([month, k, ...figures]) => [`${month}+${k}`, ...figures]) },
    { name: 'repurchase', rows: keyed(repurchase) },
    { name: 'orders a buyer', rows: keyed(distribution) },
    { name: 'concentration', rows: keyed(concentration) },
    {
      name: 'RFM sizes',
      rows: [
        ['recency', ...sizes(0)],
        ['frequency', ...sizes(1)],
        ['amount', ...sizes(2)],
      ],
    },
    {
      name: 'RFM grid',
      rows: [1, 2, 3, 4, 5].map((r) => [
        String(r),
        ...[1, 2, 3, 4, 5].map((f) => sum(scores.filter((row) => row[0] === r && row[1] === f))),
      ]),
    },
    {
      name: 'RFM segments',
      rows: RFM_SEGMENTS.map(({ id }) => {
        const rows = scores.filter((row) => segmentOf(row) === id)
        return [id, sum(rows), sum(rows, 4), sum(rows, 5), sum(rows, 6)]
      }),
    },
  ]
}

/** What differs, a sentence each; at most three an answer. */
export function differences(about: string, ours: Answer[], theirs: Answer[]): string[] {
  return ours.flatMap(({ name, rows }, index) => {
    const other = new Map(theirs[index].rows.map(([key, ...figures]) => [key, figures.join()]))
    const found = rows.flatMap(([key, ...figures]) => {
      const said = other.get(key)
      other.delete(key)
      return said === figures.join()
        ? []
        : [`${about}, ${name}, ${key}: the engine says ${figures.join(' ')}, DuckDB ${said?.replaceAll(',', ' ') ?? 'nothing'}`]
    })
    return [...found, ...[...other].map(([key, said]) => `${about}, ${name}, ${key}: the engine says nothing, DuckDB ${said}`)].slice(0, 3)
  })
}
