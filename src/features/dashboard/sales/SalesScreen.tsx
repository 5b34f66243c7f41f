import { BoardPage } from '~/features/shared/board/BoardPage'
import { KpiTiles } from '~/features/shared/board/KpiTiles'
import { Members } from '~/features/shared/board/Members'
import { SeriesChart } from '~/features/shared/board/SeriesChart'
import { useMessages } from '~/lib/i18n'
import { messages } from './messages'

const TILES = ['gmv_paid', 'gross_sales', 'net_sales', 'refunds', 'orders', 'aov', 'units'] as const
const SERIES = ['net_sales', 'gross_sales'] as const
const OF_MEMBER = ['gmv_paid', 'orders', 'aov'] as const

/** What was sold: where, to whom, when. */
export default function SalesScreen() {
  const t = useMessages(messages)
  return (
    <BoardPage tab="sales" title={t('title')}>
      {(board) => (
        <>
          <KpiTiles board={board} ids={TILES} />
          <SeriesChart board={board} metrics={SERIES} title={t(`net.${board.grain}`)} />
          <div className="zg-dash-two">
            <Members board={board} by="channel" title={t('channels')} metrics={OF_MEMBER} />
            <Members board={board} by="region" title={t('regions')} metrics={OF_MEMBER} />
          </div>
        </>
      )}
    </BoardPage>
  )
}
