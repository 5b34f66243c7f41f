import type { UseQueryResult } from '@tanstack/react-query'
import type { KpiResult } from '~/analytics/query'
import { useMessages } from '~/lib/i18n'
import type { Day } from '~/lib/zone'
import { Members, TopProducts } from './Breakdowns'
import { GmvChart } from './GmvChart'
import { Months } from './Months'
import { messages } from './messages'
import { useBreakdown, useComparedSeries, useMonths, useSeries, type Asked } from './queries'
import type { Grain } from './range'
import { toggleFilter, type DashboardView } from './view'

const TOP_PRODUCTS = 20
const TOP_MEMBERS = 12

export interface PartsProps {
  asked: Asked
  grain: Grain
  today: Day
  onChange: (view: DashboardView) => void
  compared: KpiResult['compared']
  /** The tiles have their figures: the worker and the network are free for the rest. */
  ready: boolean
}

/** What the figures are made of: time, members of each dimension, products, months. */
export function Parts({ asked, grain, today, onChange, compared, ready }: PartsProps) {
  const t = useMessages(messages)
  const { view, window } = asked
  const series = useSeries(asked, grain, ready)
  const before = useComparedSeries(asked, grain, ready ? compared : undefined)
  const regions = useBreakdown(asked, 'region', TOP_MEMBERS, ready)
  const channels = useBreakdown(asked, 'channel', TOP_MEMBERS, ready)
  const products = useBreakdown(asked, 'sku', TOP_PRODUCTS, ready)
  const months = useMonths(asked, ready)
  const members = (dimension: 'region' | 'channel', title: string, { data }: UseQueryResult<KpiResult>) =>
    data?.rows && (
      <Members
        title={title}
        dimension={dimension}
        result={data}
        chosen={view.filters[dimension] ?? []}
        onToggle={(value) => onChange(toggleFilter(view, dimension, value))}
      />
    )
  return (
    <>
      {series.data?.rows ? (
        <GmvChart
          now={series.data}
          before={compared ? before.data : undefined}
          window={window}
          grain={grain}
          today={today}
          onPick={(picked) => onChange({ ...view, range: picked, grain: undefined })}
        />
      ) : (
        <div className="zg-chart zg-dash-waiting" />
      )}
      {months.data?.rows && <Months result={months.data} window={window} />}
      <div className="zg-dash-two">
        {products.data?.rows && <TopProducts result={products.data} count={TOP_PRODUCTS} />}
        <div className="zg-dash">
          {members('channel', t('channels'), channels)}
          {members('region', t('regions'), regions)}
        </div>
      </div>
    </>
  )
}
