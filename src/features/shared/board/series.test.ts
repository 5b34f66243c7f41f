import { describe, expect, it } from 'vitest'
import type { KpiResult, KpiRow } from '~/analytics/query'
import { setLanguage } from '~/lib/i18n'
import { formatDay, parseDay } from '~/lib/zone'
import { chartTokens } from '~/ui/tokens'
import { isBlank, seriesOption, seriesTable, toPoints, type SeriesInput } from './series'
import { NOTHING_BESIDE } from './testAnswers'

const day = (text: string) => parseDay(text)!
const METRICS = ['gmv_paid', 'orders'] as const
const figures = (gmv: number): KpiRow['figures'] => ({ gmv_paid: { value: gmv }, orders: { value: 2 } })
const answer = (rows: Record<string, number>, before?: number): KpiResult => ({
  version: 1,
  totals: {},
  beside: NOTHING_BESIDE,
  rows: Object.entries(rows).map(([key, value]) => ({
    key,
    label: '',
    figures: figures(value),
    ...(before === undefined ? {} : { compared: figures(before) }),
  })),
})
const input = (points: SeriesInput['points'], metrics: SeriesInput['metrics'] = METRICS): SeriesInput => ({
  points,
  metrics,
  writing: { locale: 'en', currency: 'GBP' },
  tokens: chartTokens('light'),
  words: { date: 'Date', metrics: ['GMV', 'Orders'], before: 'Before', events: 'Events', partial: 'partial' },
  long: formatDay,
  axis: { name: formatDay },
})

it('nothing is drawn of a window in which nothing was, nor before it', () => {
  const window = { from: day('2011-10-01'), to: day('2011-11-01') }
  const blank = (result: KpiResult, metrics: SeriesInput['metrics']) =>
    isBlank(toPoints(result, metrics, window, 'month', day('2026-01-01')))
  expect(blank(answer({ '2011-10-01': 0 }), ['gmv_paid'])).toBe(true)
  expect(blank(answer({ '2011-10-01': 0 }, 5), ['gmv_paid'])).toBe(false)
  expect(blank(answer({ '2011-10-01': 0 }), METRICS)).toBe(false)
})

describe('toPoints', () => {
  const window = { from: day('2011-10-05'), to: day('2011-12-10') }
  const points = toPoints(answer({ '2011-10-01': 1, '2011-11-01': 2, '2011-12-01': 3 }), METRICS, window, 'month', day('2026-01-01'))

  it('marks the grains that the window cuts, at either end', () => {
    expect(points.map((point) => point.partial)).toEqual([true, false, true])
  })

  it('marks the running grain even where the window takes it whole', () => {
    const whole = { from: day('2011-12-01'), to: day('2012-01-01') }
    const running = toPoints(answer({ '2011-12-01': 3 }), METRICS, whole, 'month', day('2011-12-09'))
    expect(running[0]?.partial).toBe(true)
  })

  it('sets each grain beside the one at the same place of the compared window', () => {
    expect(toPoints(answer({ '2011-12-01': 3 }, 9), METRICS, window, 'month', 0)[0]).toMatchObject({ values: [3, 2], before: [9, 2] })
  })
})

describe('seriesOption', () => {
  const points = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      start: i,
      values: [i, 1],
      partial: i === count - 1,
      before: i > 0 ? [1, 1] : undefined,
    }))

  it('draws bars while they can be told apart, and a line beyond', () => {
    expect(seriesOption(input(points(30))).series).toMatchObject([{ type: 'bar' }, { type: 'bar' }])
    expect(seriesOption(input(points(374))).series).toMatchObject([{ type: 'line' }, { type: 'line' }, { type: 'line' }])
  })

  it('draws metrics of one unit together, each with a dash of its own', () => {
    const { series } = seriesOption(input(points(30), ['net_sales', 'gross_sales']))
    expect(series).toMatchObject([{ lineStyle: { type: 'solid' } }, {}, { lineStyle: { type: 'dashed' } }, {}])
  })

  it('draws a share that comes near the whole against the whole', () => {
    const most = (value: number, metric: 'cart_abandonment' | 'orders' = 'cart_abandonment') => {
      const { yAxis } = seriesOption(input([{ start: 0, partial: false, values: [value] }], [metric]))
      return [yAxis].flat()[0]?.max
    }
    expect([most(0.98), most(1), most(0.4), most(1.3), most(1, 'orders')]).toEqual([1, 1, undefined, undefined, undefined])
  })

  it('has an axis of time go by steps of a clock', () => {
    const axis = (minutes: number) => {
      const { yAxis } = seriesOption(input([{ start: 0, partial: false, values: [minutes * 60_000] }], ['first_response']))
      const { max = 0, interval = 0 } = ([yAxis].flat()[0] ?? {}) as { max?: number; interval?: number }
      return [max / 60_000, interval / 60_000]
    }
    expect([axis(4), axis(52), axis(8.3 * 60), axis(3 * 1440)]).toEqual([
      [4, 1],
      [60, 15],
      [600, 120],
      [4320, 1440],
    ])
  })

  it('hatches the partial bar only', () => {
    const [bars] = seriesOption(input(points(3))).series as { data: { itemStyle?: unknown }[] }[]
    expect(bars?.data.map((item) => item.itemStyle !== undefined)).toEqual([false, false, true])
  })
})

describe('flags', () => {
  it('that would cover the one before are not drawn, and stay in the table', () => {
    const points = [1, 2, 3, 4, 5, 6].map((value) => ({ start: day('2026-11-01') + value, values: [value, 1], partial: false }))
    const flags = points.map((_, index) => ({ index, lines: [`flag ${index}`] }))
    const drawn = seriesOption({ ...input(points), flags, flagRoom: 3 }).series
    expect(drawn).toMatchObject([{ type: 'bar' }, { type: 'line', data: [1, null, 1, null, 1, null] }])
    expect(seriesTable({ ...input(points), flags }).rows.map((row) => row.at(-1))).toEqual(flags.map(({ lines: [text] }) => text))
  })

  it('stand on the axis, in the table and in the file', () => {
    const flags = [{ index: 1, lines: ['Sale <b>', 'Sold out'] }]
    const points = [0, 1].map((start) => ({ start, values: [1, 1], partial: false }))
    expect(seriesOption({ ...input(points), flags }).series).toMatchObject([{ type: 'bar' }, { type: 'line', data: [null, 1] }])
    const table = seriesTable({ ...input(points), flags })
    expect(table.columns.at(-1)).toBe('Events')
    expect(table.values?.map((row) => row.at(-1))).toEqual(['', 'Sale <b>; Sold out'])
  })
})

describe('seriesTable', () => {
  it('has the figures of the drawing, one row a point, as text and as numbers', () => {
    const table = seriesTable(input([{ start: 0, values: [10.5, 2], partial: true }]))
    expect(table).toEqual({
      columns: ['Date', 'GMV', 'Orders'],
      heads: ['Date', 'GMV', 'Orders'],
      rows: [['1970-01-01 (partial)', '£10.50', '2']],
      values: [['1970-01-01', 10.5, 2]],
    })
  })

  it('has spans of time in minutes in a file, and says so above them', async () => {
    await setLanguage('en')
    const { words, ...rest } = input([{ start: 0, values: [90_000], before: [60_000], partial: false }], ['first_response'])
    const { heads, values } = seriesTable({ ...rest, words: { ...words, metrics: ['First response'] } })
    expect(heads).toEqual(['Date', 'First response (minutes)', 'First response (minutes) · Before'])
    expect(values).toEqual([['1970-01-01', 1.5, 1]])
  })
})
