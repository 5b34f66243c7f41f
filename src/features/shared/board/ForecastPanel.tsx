import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { unitOfMetric, writeFigure, type Writing } from '~/features/shared/figures'
import { useMessages } from '~/lib/i18n'
import { parseDay } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { chartTokens } from '~/ui/tokens'
import { useFormat, useUi } from '~/ui/UiContext'
import { BoardChart, WaitingChart } from './BoardChart'
import { Choice } from './Choice'
import { type Forecast, outlookDays, outlookOption, outlookTable } from './forecast'
import { useKpi, useReport } from './queries'
import type { Board } from './useBoard'
import { whyMessages } from './whyMessages'
import { useMetricName } from './words'
import './why.css'

const METRICS = ['gmv_paid', 'orders', 'units'] as const
type Forecasted = (typeof METRICS)[number]
const AHEAD = ['14', '28', '90'] as const
type Ahead = (typeof AHEAD)[number]

/** Days before the forecast that are drawn, for each day ahead, and at least. */
const BEHIND = 2
const LEAST_BEHIND = 42
const HEIGHT = 280

/** Figure and days ahead stand in the address; the usual ones are left out. */
function useAsked(): { metric: Forecasted; ahead: Ahead; set: (name: 'forecast' | 'ahead', value: string) => void } {
  const [params, setParams] = useSearchParams()
  const usual = { forecast: METRICS[0], ahead: AHEAD[1] }
  return {
    metric: METRICS.find((each) => each === params.get('forecast')) ?? usual.forecast,
    ahead: AHEAD.find((each) => each === params.get('ahead')) ?? usual.ahead,
    set: (name, value) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now)
          if (value === usual[name]) next.delete(name)
          else next.set(name, value)
          return next
        },
        { preventScrollReset: true },
      ),
  }
}

/** What comes: the days that were and those to come on one axis, a band around the line, and how far such a forecast was off. */
export function ForecastPanel({ board }: { board: Board }) {
  const t = useMessages(whyMessages)
  const nameOf = useMetricName()
  const { metric, ahead, set } = useAsked()
  const { scope, filters } = board.asked
  const title = t('forecast.title', { metric: nameOf(metric) })
  const asked = useReport('forecast', { metric, days: Number(ahead), scope, filters }, { enabled: board.ready })
  const choices = (
    <>
      <Choice label={t('forecast.metric')} value={metric} options={METRICS} wordOf={nameOf} onChange={(next) => set('forecast', next)} />
      <Choice
        label={t('forecast.days')}
        value={ahead}
        options={AHEAD}
        wordOf={(days) => t('forecast.for', { count: Number(days) })}
        onChange={(next) => set('ahead', next)}
      />
    </>
  )
  const { data } = asked
  if (!data) return <WaitingChart title={title} asked={asked} height={HEIGHT} />
  if (!data.ok)
    return (
      <section className="zg-panel" aria-label={title} data-forecast="none">
        <h2>{title}</h2>
        <p className="zg-panel-hint">{t('forecast.tooShort', { need: data.need, have: data.have })}</p>
      </section>
    )
  return <Drawn board={board} given={asked} metric={metric} title={title} forecast={data} aside={choices} />
}

interface DrawnProps {
  board: Board
  /** The question of the forecast. */
  given: UseQueryResult
  metric: Forecasted
  title: string
  forecast: Forecast
  aside: React.ReactNode
}

function Drawn({ board, given, metric, title, forecast, aside }: DrawnProps) {
  const t = useMessages(whyMessages)
  const { mode, locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const { scope, filters } = board.asked
  const from = Math.max(board.data.first, forecast.from + 1 - Math.max(LEAST_BEHIND, forecast.points.length * BEHIND))
  const asked = useKpi({ metrics: [metric], from, to: forecast.from + 1, scope, filters, by: 'day' }, { enabled: board.ready })
  const { data } = asked
  const input = useMemo(() => {
    const actual = (data?.rows ?? []).map((row) => ({ day: parseDay(row.key) ?? 0, value: row.figures[metric]?.value ?? 0 }))
    const words = {
      date: t('forecast.date'),
      actual: t('forecast.actual'),
      value: t('forecast.value'),
      low: t('forecast.low'),
      high: t('forecast.high'),
    }
    const writing: Writing = { locale, currency }
    return {
      days: outlookDays(actual, forecast),
      metric,
      writing,
      tokens: chartTokens(mode),
      words,
      long: format.day,
      short: format.dayShort,
    }
  }, [data, forecast, metric, locale, currency, mode, format, t])
  const option = useMemo(() => outlookOption(input), [input])
  const table = useMemo(() => outlookTable(input), [input])
  if (!data) return <WaitingChart title={title} asked={asked} height={HEIGHT} />
  return (
    <div data-forecast={metric}>
      <BoardChart
        board={board}
        asked={[given, asked]}
        title={title}
        option={option}
        table={table}
        height={HEIGHT}
        metrics={[metric]}
        aside={aside}
        note={<InWords forecast={forecast} metric={metric} />}
      />
    </div>
  )
}

/** What is expected in all, how far off such a forecast was, and what it knows. */
function InWords({ forecast, metric }: { forecast: Forecast; metric: Forecasted }) {
  const t = useMessages(whyMessages)
  const { locale } = useUi()
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { points, error, band, seasons } = forecast
  const sum = points.reduce((all, { value }) => all + value, 0)
  const test = error.testDays
  const tried =
    error.share === null || error.naive === null
      ? t('forecast.untested', { test })
      : t(error.share < error.naive ? 'forecast.better' : 'forecast.worse', {
          test,
          share: format.percent(error.share),
          naive: format.percent(error.naive),
        })
  const expected = {
    from: format.dayShort(points[0].day),
    to: format.dayShort(points[points.length - 1].day),
    sum: writeFigure(unitOfMetric(metric) === 'count' ? Math.round(sum) : sum, unitOfMetric(metric), { locale, currency }),
    days: Math.round(band * 10),
  }
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return (
    <>
      <span>{t('forecast.sum', expected)}</span>
      <span>{tried}</span>
      <span>{t('forecast.seasons', { seasons: list.format(seasons.map((season) => t(`season.${season}`))) })}</span>
    </>
  )
}
