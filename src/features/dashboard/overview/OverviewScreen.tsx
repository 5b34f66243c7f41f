import { lazy, Suspense, type ReactNode } from 'react'
import { BoardPage } from '~/features/shared/board/BoardPage'
import { KpiTiles } from '~/features/shared/board/KpiTiles'
import { Panel } from '~/features/shared/board/Panel'
import { Members } from '~/features/shared/board/Members'
import { SeriesChart } from '~/features/shared/board/SeriesChart'
import { OVERVIEW_METRICS } from '~/features/shared/board/tiles'
import type { Board } from '~/features/shared/board/useBoard'
import { useMessages } from '~/lib/i18n'
import { GoalsPace } from './GoalsPace'
import { messages } from './messages'
import { Months } from './Months'
import './overview.css'

const MovePanel = lazy(async () => ({ default: (await import('~/features/shared/board/MovePanel')).MovePanel }))
const ForecastPanel = lazy(async () => ({ default: (await import('~/features/shared/board/ForecastPanel')).ForecastPanel }))

const SERIES = ['gmv_paid', 'orders'] as const
const OF_MEMBER = ['gmv_paid', 'orders', 'buyers'] as const
const OF_PRODUCT = ['gmv_paid', 'units', 'orders'] as const

/** How the shop does: the figures, GMV over time, and what it is made of. */
export default function OverviewScreen() {
  const t = useMessages(messages)
  return (
    <BoardPage tab="overview">
      {(board) => (
        <>
          <KpiTiles board={board} ids={OVERVIEW_METRICS} kept />
          <Panel>
            <SeriesChart board={board} metrics={SERIES} title={t(`gmv.${board.grain}`)} events />
          </Panel>
          <Panel>
            <GoalsPace board={board} />
          </Panel>
          <Late board={board}>
            <Panel>
              <MovePanel board={board} />
            </Panel>
          </Late>
          <div className="zg-dash-two">
            <Panel>
              <Members board={board} by="sku" title={t('products')} metrics={OF_PRODUCT} top={20} />
            </Panel>
            <div className="zg-dash">
              <Panel>
                <Members board={board} by="channel" title={t('channels')} metrics={OF_MEMBER} />
              </Panel>
              <Panel>
                <Members board={board} by="region" title={t('regions')} metrics={OF_MEMBER} top={20} />
              </Panel>
            </div>
          </div>
          <Panel>
            <Months board={board} />
          </Panel>
          <Late board={board}>
            <Panel>
              <ForecastPanel board={board} />
            </Panel>
          </Late>
        </>
      )}
    </BoardPage>
  )
}

/** What is below the first figures, and comes after them. */
function Late({ board, children }: { board: Board; children: ReactNode }) {
  const waiting = <div className="zg-panel zg-panel-waiting" />
  return board.calm ? <Suspense fallback={waiting}>{children}</Suspense> : waiting
}
