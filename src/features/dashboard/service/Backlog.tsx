import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { TICKET_CHANNELS, TICKET_PRIORITIES, TICKET_QUEUES, TICKET_REASONS } from '~/domain/ticket'
import { barsOption } from '~/features/shared/board/bars'
import { BoardChart, WaitingChart } from '~/features/shared/board/BoardChart'
import type { Board } from '~/features/shared/board/useBoard'
import { useMessages } from '~/lib/i18n'
import { formatDay, zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { TicketFilter } from '~/store/ticketList'
import type { ChartTable } from '~/ui/chartOption'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { AGES, bandsOf } from './backlogBands'
import { messages } from './messages'

const METRICS = ['tickets_waiting', 'waiting_age'] as const

const chosen = <T extends string>(all: readonly T[], names: readonly string[]): T[] => all.filter((one) => names.includes(one))

/** What waits now, by how long: whatever the window is, and narrowed by what tickets are. */
export function Backlog({ board }: { board: Board }) {
  const t = useMessages(messages)
  const { id: shop, zone: zoneName } = useShop()
  const { mode, format } = useUi()
  const navigate = useNavigate()
  const zone = zoneOf(zoneName)
  const { queue, ticketChannel, reason, priority, agent } = board.asked.tickets?.filters ?? {}
  const own: TicketFilter = {
    open: true,
    ...(queue && { queues: chosen(TICKET_QUEUES, queue) }),
    ...(ticketChannel && { channels: chosen(TICKET_CHANNELS, ticketChannel) }),
    ...(reason && { reasons: chosen(TICKET_REASONS, reason) }),
    ...(priority && { priorities: chosen(TICKET_PRIORITIES, priority) }),
    ...(agent && { assignees: agent }),
  }
  const bands = bandsOf(board.today, zone)
  const asked = useQuery({
    queryKey: [shop, 'tickets', 'backlog', own, board.today],
    queryFn: ({ signal }) =>
      call(
        'tickets.counts',
        { filters: [...bands.map((band) => ({ ...own, ...band })), { ...own, due: 'late' }], now: Date.now() },
        { signal },
      ),
    enabled: board.ready,
    throwOnError: false,
  })
  const { data } = asked
  if (!data) return <WaitingChart title={t('backlog')} asked={asked} height={220} />
  const counts = data.slice(0, bands.length)
  const late = data[bands.length] ?? 0
  const total = counts.reduce((sum, count) => sum + count, 0)
  const names = AGES.map((age) => t(`age.${age}`))
  const table: ChartTable = {
    columns: [t('age'), t('backlog.tickets')],
    rows: names.map((name, i) => [name, format.count(counts[i])]),
    values: names.map((name, i) => [name, counts[i]]),
  }
  const open = (index: number) => {
    const { from, to } = bands[index]
    const day = (at: number | undefined) => (at === undefined ? undefined : formatDay(zone.dayOf(at)))
    void navigate(
      paths.service({
        queue,
        channel: ticketChannel,
        reason,
        priority,
        assignee: agent?.map((each) => each || 'nobody'),
        from: day(from),
        to: day(to),
      }),
    )
  }
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={t('backlog')}
      option={barsOption({
        names,
        values: counts,
        lie: true,
        labels: counts.map((count) => format.count(count)),
        short: (value) => format.count(value),
        whole: true,
        table,
        tokens: chartTokens(mode),
        marked: AGES.map((age) => age === 'week' || age === 'older'),
      })}
      table={table}
      height={200}
      empty={total === 0 ? <p className="zg-panel-hint">{t('backlog.none')}</p> : undefined}
      note={<span>{t('backlog.note', { count: total, late })}</span>}
      metrics={METRICS}
      onPick={open}
    />
  )
}
