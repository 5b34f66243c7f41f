import { useMemo } from 'react'
import { BoardPage } from '~/features/shared/board/BoardPage'
import { KpiTiles } from '~/features/shared/board/KpiTiles'
import { Panel } from '~/features/shared/board/Panel'
import { MatrixChart } from '~/features/shared/board/MatrixChart'
import { Members } from '~/features/shared/board/Members'
import { MetricPick } from '~/features/shared/board/MetricPick'
import { SeriesChart } from '~/features/shared/board/SeriesChart'
import type { Board } from '~/features/shared/board/useBoard'
import '~/features/shared/board/half.css'
import { useMetricName } from '~/features/shared/board/words'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { messages } from './messages'
import { OrderValues } from './OrderValues'
import { Pivot, useGroupingName } from './Pivot'
import { salesState, SPLITS, type SalesState } from './salesState'
import { SplitChart } from './SplitChart'
import './sales.css'

const TILES = [
  'gmv_paid',
  'gross_sales',
  'net_sales',
  'refunds',
  'refund_share',
  'orders',
  'aov',
  'units',
  'gross_margin',
  'contribution',
] as const
const OF_MEMBER = ['gmv_paid', 'orders', 'aov'] as const
const OF_LINES = ['gmv_paid', 'units', 'orders'] as const
const CHANNEL_CATEGORY = ['channel', 'category'] as const
const WHEN = ['weekday', 'hour'] as const

/** What was sold: through what, to where, when, at what price; and any metric by anything. */
export default function SalesScreen() {
  const t = useMessages(messages)
  const [state, setState] = useUrlState(salesState)
  return (
    <BoardPage tab="sales">
      {(board) => (
        <>
          <KpiTiles board={board} ids={TILES} />
          <Panel>
            <OverTime board={board} state={state} onChange={setState} />
          </Panel>
          <div className="zg-dash-half">
            <Panel>
              <MatrixChart board={board} by={WHEN} metric={state.metric} title={t('when')} />
            </Panel>
            <Panel>
              <MatrixChart board={board} by={CHANNEL_CATEGORY} metric={state.metric} title={t('channelCategory')} />
            </Panel>
          </div>
          <div className="zg-dash-half">
            <Panel>
              <Members board={board} by="region" title={t('regions')} metrics={OF_MEMBER} />
            </Panel>
            <Panel>
              <Members board={board} by="promotion" title={t('promotions')} metrics={OF_MEMBER} />
            </Panel>
          </div>
          <Panel>
            <OrderValues board={board} />
          </Panel>
          <Panel>
            <Members board={board} by="priceBand" title={t('bands')} metrics={OF_LINES} />
          </Panel>
          <Panel>
            <Pivot board={board} state={state} onChange={setState} />
          </Panel>
        </>
      )}
    </BoardPage>
  )
}

interface OverTimeProps {
  board: Board
  state: SalesState
  onChange: (change: Partial<SalesState>) => void
}

/** Any metric over time, whole or split. */
function OverTime({ board, state: { metric, split }, onChange }: OverTimeProps) {
  const t = useMessages(messages)
  const groupingName = useGroupingName()
  const name = useMetricName()(metric)
  const grain = groupingName(board.grain).toLowerCase()
  const metrics = useMemo(() => [metric] as const, [metric])
  return (
    <div className="zg-dash">
      <div className="zg-dash-bar">
        <MetricPick label={t('metric')} value={metric} onChange={(next) => onChange({ metric: next })} />
        <label className="zg-dash-field">
          <span>{t('split')}</span>
          <select
            className="zg-dash-select"
            value={split}
            onChange={({ target }) => onChange({ split: SPLITS.find((each) => each === target.value) ?? 'none' })}
          >
            <option value="none">{t('split.none')}</option>
            {SPLITS.map((each) => (
              <option key={each} value={each}>
                {groupingName(each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {split === 'none' ? (
        <Panel>
          <SeriesChart board={board} metrics={metrics} title={t('series.title', { metric: name, grain })} />
        </Panel>
      ) : (
        <SplitChart
          key={split}
          board={board}
          metric={metric}
          by={split}
          title={t('series.split', { metric: name, grain, by: groupingName(split).toLowerCase() })}
        />
      )}
    </div>
  )
}
