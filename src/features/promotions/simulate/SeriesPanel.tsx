import { useMemo } from 'react'
import type { Simulation, VariantReplay } from '~/domain/promotion/simulation'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { writeShort } from '~/features/shared/figures'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Chart } from '~/ui/Chart'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { simulateMessages } from './messages'
import { seriesOptionOf, seriesTableOf } from './series'
import { SERIES, type SimulateView } from './view'

export interface SeriesPanelProps {
  simulation: Simulation
  replay: VariantReplay
  name: string
  series: SimulateView['series']
  onSeries: (series: SimulateView['series']) => void
}

const HEIGHT = 220

/** Over the hours, or the days of a long window: what really was and what it would have been. */
export function SeriesPanel({ simulation, replay, name, series, onSeries }: SeriesPanelProps) {
  const t = useMessages(simulateMessages)
  const chart = useMessages(boardMessages)
  const { mode, locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const byHour = simulation.series.by === 'hour'
  const { option, table } = useMemo(() => {
    const of = {
      simulation,
      replay,
      figure: series,
      currency,
      words: { time: t('time'), before: t('before'), after: name },
      time: byHour ? format.time : format.date,
      short: byHour ? format.timeShort : format.dateShort,
      money: (value: number) => format.money(value),
      moneyShort: (value: number) => writeShort(value, 'money', { locale, currency }),
    }
    const rows = seriesTableOf(of)
    return { table: rows, option: seriesOptionOf(of, rows, chartTokens(mode)) }
  }, [simulation, replay, series, currency, name, byHour, locale, format, mode, t])
  return (
    <Chart
      title={t(`chart.${series}`, { by: t(byHour ? 'by.hour' : 'by.day') })}
      option={option}
      table={table}
      height={HEIGHT}
      words={{
        table: chart('chart.table'),
        graph: chart('chart.graph'),
        keys: chart('chart.keys'),
        keysCells: chart('chart.keysCells'),
        keysBrush: chart('chart.keysBrush'),
      }}
      aside={
        <span className="zg-sim-legend zg-small zg-second">
          <i className="zg-sim-then" aria-hidden="true" /> {t('before')} <i aria-hidden="true" /> {name}
          {SERIES.map((each) => (
            <button key={each} type="button" className="zg-link" aria-pressed={series === each} onClick={() => onSeries(each)}>
              {t(`series.${each}`)}
            </button>
          ))}
        </span>
      }
    />
  )
}
