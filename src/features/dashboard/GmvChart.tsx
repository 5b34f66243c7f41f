import { useMemo } from 'react'
import type { KpiResult } from '~/analytics/query'
import { translate, useMessages } from '~/lib/i18n'
import type { Day } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { Chart } from '~/ui/Chart'
import { useUi } from '~/ui/UiContext'
import { chartTokens } from '~/ui/tokens'
import { gmvOption, gmvTable, toPoints } from './gmvChart'
import { messages } from './messages'
import { grainEnd, type Grain, type Window } from './range'
import { metricWords } from './words'

export interface GmvChartProps {
  now: KpiResult
  before: KpiResult | undefined
  window: Window
  grain: Grain
  today: Day
  /** A click on a grain narrows the window to it. */
  onPick: (range: { from: Day; to: Day }) => void
}

const text = translate(messages)

/** GMV over the window, beside the compared one. */
export function GmvChart({ now, before, window, grain, today, onPick }: GmvChartProps) {
  const t = useMessages(messages)
  const { mode, locale, language, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const points = useMemo(() => toPoints(now, before, window, grain, today), [now, before, window, grain, today])
  const input = useMemo(
    () => ({
      points,
      grain,
      writing: { locale, currency },
      tokens: chartTokens(mode),
      words: {
        date: text('chart.date'),
        now: metricWords('gmv_paid', language).name,
        before: text('chart.before'),
        orders: metricWords('orders', language).name,
        partial: text('partialMonth'),
      },
      long: grain === 'month' ? format.month : format.day,
      short: grain === 'month' ? format.month : format.dayShort,
    }),
    [points, grain, locale, language, currency, mode, format],
  )
  const option = useMemo(() => gmvOption(input), [input])
  const table = useMemo(() => gmvTable(input), [input])
  const compared = points.some((point) => point.before !== undefined)
  return (
    <Chart
      title={t(`chart.${grain}`)}
      option={option}
      table={table}
      height={280}
      words={{ table: t('chart.table'), graph: t('chart.graph'), keys: t('chart.keys') }}
      aside={
        compared && (
          <span className="zg-legend">
            <i className="zg-legend-now" /> {t('chart.now')} <i className="zg-legend-before" /> {t('chart.before')}
          </span>
        )
      }
      note={
        <>
          <span>{t('chart.zone', { zone: format.zoneName() })}</span>
          {points.some((point) => point.partial) && <span>{t('chart.partial')}</span>}
        </>
      }
      onPick={(index) => {
        const point = points[index]
        if (point) onPick({ from: Math.max(point.start, window.from), to: Math.min(grainEnd(grain, point.start), window.to) })
      }}
    />
  )
}
