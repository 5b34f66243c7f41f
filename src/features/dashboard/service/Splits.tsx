import { Link } from 'react-router'
import type { KpiResult, KpiRow, TicketSplit } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { useFigure } from '~/features/shared/board/figureText'
import { useKpi } from '~/features/shared/board/queries'
import { TableExport } from '~/features/shared/board/TableExport'
import type { Board } from '~/features/shared/board/useBoard'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { useMetricName } from '~/features/shared/board/words'
import { valueText } from '~/features/shared/figures'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { type ServiceState, toggled } from './state'
import { ticketsBehind } from './ticketsBehind'
import { useSplitName } from './useSplitName'

export interface SplitsProps {
  board: Board
  by: TicketSplit
  title: string
  /** The first ranks the rows. */
  metrics: readonly [MetricId, ...MetricId[]]
  state: ServiceState
  set: (change: Partial<ServiceState>) => void
  /** Beside the title. */
  switches?: React.ReactNode
}

/** As many figures as fit beside the names on a phone. */
const ON_PHONE = 3

/** Tickets told apart by what they are: a name narrows the board to it, a figure leads to its tickets. */
export function Splits(props: SplitsProps) {
  const { board, by, title, metrics, switches } = props
  const t = useMessages(messages)
  const nameOf = useSplitName()
  const { [by]: _, ...others } = board.asked.tickets?.filters ?? {}
  // Not narrowed by its own members: those beside the chosen ones stay in sight.
  const asked = useKpi({ ...board.asked, metrics: [...metrics], tickets: { filters: others, by } }, { enabled: board.ready })
  const { data, isPlaceholderData } = asked
  const rows = data?.rows ?? []
  return (
    <section className="zg-panel" aria-label={title} aria-busy={isPlaceholderData || asked.isPending}>
      <header className="zg-panel-head">
        <h2>{title}</h2>
        {switches}
        {data && rows.length > 0 && (
          <TableExport
            board={board}
            title={title}
            head={t(`split.${by}`)}
            metrics={metrics}
            rows={[...rows.map(({ key, figures }) => ({ name: nameOf(by, key), figures })), { name: t('all'), figures: data.totals }]}
          />
        )}
      </header>
      {data && <Stale asked={asked} />}
      {!data ? <Waiting asked={asked} /> : <SplitTable {...props} result={data} />}
    </section>
  )
}

function SplitTable({ board, by, title, metrics, state, set, result }: SplitsProps & { result: KpiResult }) {
  const t = useMessages(messages)
  const nameOf = useSplitName()
  const metricName = useMetricName()
  const rows = result.rows ?? []
  if (rows.length === 0) return <p className="zg-panel-hint">{t('noRows')}</p>
  const chosen = state[by]
  const whole = { ...board.asked, tickets: { filters: { ...board.asked.tickets?.filters, [by]: undefined } } }
  const minor = (i: number) => (i >= ON_PHONE ? 'zg-minor' : undefined)
  return (
    <FigureTable
      label={title}
      className="zg-members"
      columns={[
        { key: 'member', name: t(`split.${by}`) },
        ...metrics.map((id, i) => ({ key: id, name: metricName(id), minor: i >= ON_PHONE })),
      ]}
    >
      {rows.map((row) => (
        <tr
          key={row.key}
          className={chosen.length > 0 && !chosen.includes(row.key) ? 'zg-row-other' : undefined}
          {...{ [`data-${by.toLowerCase()}`]: row.key }}
        >
          <th scope="row">
            <button
              type="button"
              className="zg-row-button"
              aria-pressed={chosen.includes(row.key)}
              onClick={() => set(toggled(state, by, row.key))}
            >
              {nameOf(by, row.key)}
            </button>
          </th>
          {metrics.map((id, i) => (
            <SplitCell
              key={id}
              id={id}
              row={row}
              name={nameOf(by, row.key)}
              className={minor(i)}
              to={ticketsBehind(id, { ...board.asked, tickets: { filters: { ...board.asked.tickets?.filters, [by]: [row.key] } } })}
            />
          ))}
        </tr>
      ))}
      <tr className="zg-row-total">
        <th scope="row">{t('all')}</th>
        {metrics.map((id, i) => (
          <SplitCell
            key={id}
            id={id}
            row={{ key: '', label: '', figures: result.totals }}
            name={t('all')}
            className={minor(i)}
            to={ticketsBehind(id, whole)}
          />
        ))}
      </tr>
    </FigureTable>
  )
}

interface SplitCellProps {
  id: MetricId
  row: KpiRow
  name: string
  className: string | undefined
  to: string | undefined
}

function SplitCell({ id, row, name, className, to }: SplitCellProps) {
  const t = useMessages(messages)
  const format = useFormat()
  const metricName = useMetricName()
  const given = row.figures[id]
  const { text, title } = useFigure()(id, given)
  const n = given && given.value !== null ? given.n : undefined
  const about = n === undefined ? title : `${title ?? text} · ${t('n', { count: n })}`
  const few = given && given.value !== null && given.note === 'few'
  return (
    <td className={className} title={about} data-metric={id} data-value={valueText(given)}>
      {to === undefined || given?.value === null || given === undefined ? (
        text
      ) : (
        <Link to={to} className="zg-cell-link" aria-label={t('tickets', { name: `${metricName(id)} · ${name}`, value: text })}>
          {text}
        </Link>
      )}
      {(few || id === 'csat') && n !== undefined && (
        <span className="zg-second zg-small zg-service-n"> {t('nShort', { count: format.countShort(n) })}</span>
      )}
    </td>
  )
}
