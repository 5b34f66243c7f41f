import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DataRange } from '~/analytics/query'
import { BoardPage } from '~/features/shared/board/BoardPage'
import { WaitingChart } from '~/features/shared/board/BoardChart'
import '~/features/shared/board/half.css'
import { KpiTiles, WaitingTiles } from '~/features/shared/board/KpiTiles'
import { Members } from '~/features/shared/board/Members'
import { Panel } from '~/features/shared/board/Panel'
import { useDataRange, useKpi } from '~/features/shared/board/queries'
import { SeriesChart } from '~/features/shared/board/SeriesChart'
import type { Board } from '~/features/shared/board/useBoard'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'
import { Backlog } from './Backlog'
import { messages } from './messages'
import { NoTickets } from './NoTickets'
import { ServiceChips } from './ServiceChips'
import { Splits } from './Splits'
import './service.css'
import { filtersOf, type ServiceState, serviceState, SPLITS } from './state'
import { ticketsBehind } from './ticketsBehind'

const TILES = [
  'tickets_opened',
  'tickets_waiting',
  'first_response',
  'resolution_time',
  'csat',
  'sla_met',
  'first_response_p90',
  'resolution_p90',
  'reopened_rate',
  'contacts_per_100',
  'complaint_rate',
  'waiting_age',
] as const
const VOLUME = ['tickets_opened', 'contacts_per_100'] as const
const RESPONSE = ['first_response', 'first_response_p90'] as const
const RESOLUTION = ['resolution_time', 'resolution_p90'] as const
const GOOD = ['csat', 'sla_met'] as const
const OF_SPLIT = ['tickets_opened', 'first_response', 'csat', 'first_response_p90', 'resolution_time', 'resolution_p90', 'sla_met', 'reopened_rate', 'tickets_waiting'] as const // prettier-ignore
const OF_REASON = ['tickets_opened', 'contacts_per_100', 'csat', 'resolution_time', 'reopened_rate'] as const
const OF_POLICY = ['sla_met', 'sla_first', 'sla_next', 'sla_resolution'] as const
const OF_CHANNEL = ['tickets_opened', 'contacts_per_100', 'complaint_rate', 'csat'] as const

/** How customers are served: how fast, how well, how much of it, and by whom. */
export default function ServiceBoardScreen() {
  const [state, set] = useUrlState(serviceState)
  const tickets = useMemo(() => {
    const filters = filtersOf(state)
    return filters && { filters }
  }, [state])
  return (
    <BoardPage tab="service" instead={useTicketRange()} {...(tickets && { tickets })}>
      {(board) => <Parts board={board} state={state} set={set} />}
    </BoardPage>
  )
}

/** The days of the tickets, of a shop that has tickets and no orders yet. */
function useTicketRange(): DataRange | undefined {
  const { data: orders } = useDataRange()
  const { id, zone } = useShop()
  const { data } = useQuery({
    queryKey: [id, 'tickets', 'range'],
    queryFn: ({ signal }) =>
      Promise.all(
        (['oldest', 'newest'] as const).map((sort) =>
          call('tickets.list', { query: { filter: {}, sort, offset: 0, limit: 1, now: Date.now() } }, { signal }),
        ),
      ),
    enabled: orders === null,
  })
  const [oldest, newest] = data ?? []
  const [first, last] = [oldest?.items[0]?.createdAt, newest?.items[0]?.createdAt]
  if (orders !== null || first === undefined || last === undefined) return undefined
  const { dayOf } = zoneOf(zone)
  return { first: dayOf(first), last: dayOf(last), newest: last, orders: 0, lines: 0 }
}

interface PartsProps {
  board: Board
  state: ServiceState
  set: (change: Partial<ServiceState>) => void
}

function Parts(props: PartsProps) {
  const { board, state, set } = props
  const { data, isError } = useKpi({ ...board.asked, metrics: ['tickets_opened'] })
  const opened = data?.totals.tickets_opened
  if (!data && !isError) return <WaitingTiles ids={TILES} kept={false} />
  return (
    <>
      <ServiceChips state={state} set={set} />
      {opened?.value === null ? <NoTickets board={board} why={opened.why} /> : <Filled {...props} />}
    </>
  )
}

function Filled({ board, state, set }: PartsProps) {
  const t = useMessages(messages)
  const parts = { board, state, set }
  if (!board.ready)
    return (
      <>
        <KpiTiles board={board} ids={TILES} scope={false} rowsOf={ticketsBehind} />
        <WaitingChart title={t(`volume.${board.grain}`)} />
      </>
    )
  return (
    <>
      <KpiTiles board={board} ids={TILES} scope={false} rowsOf={ticketsBehind} />
      <div className="zg-dash-half">
        <Panel>
          <SeriesChart board={board} metrics={VOLUME} title={t(`volume.${board.grain}`)} />
        </Panel>
        <Panel>
          <Backlog board={board} />
        </Panel>
      </div>
      <div className="zg-dash-half">
        <Panel>
          <SeriesChart board={board} metrics={RESPONSE} title={t(`response.${board.grain}`)} />
        </Panel>
        <Panel>
          <SeriesChart board={board} metrics={RESOLUTION} title={t(`resolution.${board.grain}`)} />
        </Panel>
      </div>
      <Panel>
        <Splits
          {...parts}
          by={state.split}
          title={t(`table.${state.split}`)}
          metrics={OF_SPLIT}
          switches={<SplitChoice state={state} set={set} />}
        />
      </Panel>
      <div className="zg-dash-half">
        <Panel>
          <Splits {...parts} by="policy" title={t('targets')} metrics={OF_POLICY} />
        </Panel>
        <Panel>
          <SeriesChart board={board} metrics={GOOD} title={t(`good.${board.grain}`)} />
        </Panel>
      </div>
      <div className="zg-dash-half">
        <Panel>
          <Splits {...parts} by="reason" title={t('reasons')} metrics={OF_REASON} />
        </Panel>
        <Panel>
          <Members board={board} by="channel" title={t('shops')} metrics={OF_CHANNEL} absent={t('shops.none')} />
        </Panel>
      </div>
    </>
  )
}

function SplitChoice({ state, set }: Omit<PartsProps, 'board'>) {
  const t = useMessages(messages)
  return (
    <label className="zg-dash-field">
      <span>{t('by')}</span>
      <select
        className="zg-dash-select"
        value={state.split}
        onChange={({ target }) => set({ split: SPLITS.find((split) => split === target.value) ?? 'agent' })}
      >
        {SPLITS.map((split) => (
          <option key={split} value={split}>
            {t(`split.${split}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
