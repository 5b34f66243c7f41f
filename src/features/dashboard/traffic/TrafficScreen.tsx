import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { DataRange, FilterName, Filters, Why } from '~/analytics/query'
import type { FunnelAnswer } from '~/analytics/reports'
import { BoardPage } from '~/features/shared/board/BoardPage'
import { WaitingChart } from '~/features/shared/board/BoardChart'
import { KpiTiles, WaitingTiles } from '~/features/shared/board/KpiTiles'
import { Panel } from '~/features/shared/board/Panel'
import { Members } from '~/features/shared/board/Members'
import { useDataRange, useReport } from '~/features/shared/board/queries'
import { SeriesChart } from '~/features/shared/board/SeriesChart'
import type { Board } from '~/features/shared/board/useBoard'
import { DEFAULT_VIEW } from '~/features/shared/board/view'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Empty } from '~/ui/Empty'
import { Ads } from './Ads'
import { ByClock } from './ByClock'
import { Funnel } from './Funnel'
import { messages } from './messages'
import { NotTold } from './NotTold'
import './traffic.css'

const TILES = ['visitors', 'sessions', 'cvr_visitor', 'cvr_session', 'cart_abandonment', 'ad_spend', 'roas', 'cac'] as const
const VISITS = ['sessions'] as const
const CONVERSION = ['cvr_session', 'paid_sessions'] as const
const ABANDONMENT = ['cart_abandonment', 'cart_adds'] as const
const OF_CHANNEL = ['sessions', 'visitors', 'cvr_visitor', 'cvr_session', 'cart_abandonment'] as const
const OF_PRODUCT = ['product_views', 'cart_adds', 'paid_sessions', 'cvr_session'] as const

/** Who came, how far, and what advertising cost and brought. */
export default function TrafficScreen() {
  return (
    <BoardPage tab="traffic" instead={useTrafficRange()}>
      {(board) => <Parts board={board} />}
    </BoardPage>
  )
}

/** Any day that there can be. */
const EVER = { from: 0, to: 60_000, scope: DEFAULT_VIEW.scope }

/** The days of the traffic, of a shop that has visits and no orders yet. */
function useTrafficRange(): DataRange | undefined {
  const { data: orders } = useDataRange()
  const zone = useShop((shop) => shop.zone)
  const { data } = useReport('funnel', EVER, { enabled: orders === null })
  if (orders !== null || !data?.ok) return undefined
  const { first, last } = data.told
  return { first, last, newest: zoneOf(zone).startOfDay(last + 1) - 1, orders: 0, lines: 0 }
}

function Parts({ board }: { board: Board }) {
  const asked = useReport('funnel', board.asked)
  const { data, isError } = asked
  if (!data && !isError) return <WaitingTiles ids={TILES} kept={false} />
  return data?.ok === false ? <NoTraffic board={board} why={data.why} /> : <Filled board={board} asked={asked} />
}

/** Also where the funnel fails: the other panels ask for themselves. */
function Filled({ board, asked }: { board: Board; asked: UseQueryResult<FunnelAnswer> }) {
  const t = useMessages(messages)
  const funnel = asked.data?.ok ? asked.data : undefined
  const abandons = funnel !== undefined && funnel.abandonment.value !== null
  return (
    <>
      <KpiTiles board={board} ids={TILES} scope={false} />
      {board.ready ? (
        <>
          <div className="zg-dash-two">
            <Panel>
              <SeriesChart board={board} metrics={VISITS} title={t(`visits.${board.grain}`)} />
            </Panel>
            <Panel>
              <Funnel board={board} asked={asked} />
            </Panel>
          </div>
          <div className={abandons ? 'zg-traffic-halves' : undefined}>
            <Panel>
              <SeriesChart board={board} metrics={CONVERSION} title={t(`conversion.${board.grain}`)} />
            </Panel>
            {abandons && (
              <Panel>
                <SeriesChart board={board} metrics={ABANDONMENT} title={t(`abandonment.${board.grain}`)} />
              </Panel>
            )}
          </div>
          <Panel>
            <Ads board={board} />
          </Panel>
          <div className="zg-traffic-halves">
            <Panel>
              <ByClock board={board} by="weekday" title={t('weekdays')} />
            </Panel>
            <Panel>
              <ByClock board={board} by="hour" title={t('hours')} />
            </Panel>
          </div>
          <div className="zg-traffic-members">
            <Panel>
              <Members board={board} by="channel" title={t('channels')} metrics={OF_CHANNEL} />
            </Panel>
            {(funnel?.dayRows ?? 0) === 0 ? (
              <Panel>
                <Members board={board} by="product" title={t('products')} metrics={OF_PRODUCT} />
              </Panel>
            ) : (
              <NotTold board={board} title={t('products')} why={t('goods.none')} />
            )}
          </div>
        </>
      ) : (
        <WaitingChart title={t(`visits.${board.grain}`)} />
      )}
    </>
  )
}

/** What visits can be filtered by, whatever their days are told by. */
const ALWAYS: readonly FilterName[] = ['channel', 'weekday']

/** Why there is nothing to see, and the way on; advertising may be known all the same. */
function NoTraffic({ board, why }: { board: Board; why: Why }) {
  return (
    <>
      <Reason board={board} why={why} />
      <Panel>
        <Ads board={board} quiet />
      </Panel>
    </>
  )
}

function Reason({ board: { view, setView }, why }: { board: Board; why: Why }) {
  const t = useMessages(messages)
  if (why === 'notSplit') {
    const filters: Filters = Object.fromEntries(Object.entries(view.filters).filter(([name]) => ALWAYS.some((one) => one === name)))
    return (
      <Empty
        title={t('split.title')}
        hint={t('split.text')}
        action={<Action text={t('split.clear')} run={() => setView({ ...view, filters })} />}
      />
    )
  }
  const isWhole = 'preset' in view.range && view.range.preset === 'all' && Object.keys(view.filters).length === 0
  if (!isWhole) {
    return (
      <Empty
        title={t('early.title')}
        hint={t('early.text')}
        action={<Action text={t('early.all')} run={() => setView({ ...view, filters: {}, range: { preset: 'all' } })} />}
      />
    )
  }
  return (
    <Empty
      title={t('none.title')}
      hint={t('none.text')}
      action={
        <Link className="zg-primary-link" to={paths.imports()}>
          {t('none.import')}
        </Link>
      }
    />
  )
}

function Action({ text, run }: { text: string; run: () => void }) {
  return (
    <button type="button" className="zg-link" onClick={run}>
      {text}
    </button>
  )
}
