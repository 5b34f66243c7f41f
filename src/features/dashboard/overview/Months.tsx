import { Link } from 'react-router'
import type { KpiResult } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { valueText } from '~/features/shared/figures'
import { useFigure } from '~/features/shared/board/figureText'
import { useProofAddress } from '~/features/shared/board/proof'
import { useKpi } from '~/features/shared/board/queries'
import { grainEnd } from '~/features/shared/board/range'
import type { Board } from '~/features/shared/board/useBoard'
import { TableExport } from '~/features/shared/board/TableExport'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { useMetricName } from '~/features/shared/board/words'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { useMessages } from '~/lib/i18n'
import { parseDay } from '~/lib/zone'
import { ScrollBox } from '~/ui/ScrollBox'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'

/** As many as fit beside the month on a phone. */
const ON_PHONE = 3
const METRICS = ['gmv_paid', 'orders', 'units', 'buyers', 'aov', 'refunds', 'repeat_buyer_rate'] as const satisfies readonly MetricId[]

/** Every month of the window, newest first. Rates and buyers of a month are counted over that month, so they do not sum to the tiles. */
export function Months({ board }: { board: Board }) {
  const t = useMessages(messages)
  const total = useMessages(boardMessages)('total')
  const format = useFormat()
  const asked = useKpi({ ...board.asked, metrics: [...METRICS], by: 'month' }, { enabled: board.ready })
  const { data } = asked
  return (
    <section className="zg-panel" aria-label={t('months')} aria-busy={asked.isPending}>
      <header className="zg-panel-head">
        <h2>{t('months')}</h2>
        {data?.rows && (
          <TableExport
            board={board}
            title={t('months')}
            head={t('months.month')}
            metrics={METRICS}
            rows={[
              ...data.rows.map(({ key, figures }) => ({ name: format.month(parseDay(key) ?? 0), figures })),
              { name: total, figures: data.totals },
            ]}
          />
        )}
      </header>
      {data?.rows && <Stale asked={asked} />}
      {data?.rows ? <MonthsTable board={board} result={data} /> : <Waiting asked={asked} />}
    </section>
  )
}

function MonthsTable({ board: { window }, result }: { board: Board; result: KpiResult }) {
  const t = useMessages(messages)
  const tBoard = useMessages(boardMessages)
  const nameOf = useMetricName()
  const figure = useFigure()
  const format = useFormat()
  const proof = useProofAddress()
  const rows = [...(result.rows ?? [])].reverse()
  const isPartial = (start: number) => start < window.from || grainEnd('month', start) > window.to
  return (
    <ScrollBox label={t('months')}>
      <table className="zg-cells">
        <thead>
          <tr>
            <th scope="col">{t('months.month')}</th>
            {METRICS.map((id, i) => (
              <th key={id} scope="col" className={i >= ON_PHONE ? 'zg-minor' : undefined}>
                {nameOf(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const start = parseDay(row.key) ?? 0
            return (
              <tr key={row.key} data-month={row.key.slice(0, 7)}>
                <th scope="row">
                  {format.month(start)} {isPartial(start) && <span className="zg-badge">{tBoard('partialMonth')}</span>}
                </th>
                {METRICS.map((id, i) => {
                  const { text, title } = figure(id, row.figures[id])
                  const name = `${nameOf(id)} · ${format.month(start)}`
                  const days = { from: Math.max(start, window.from), to: Math.min(grainEnd('month', start), window.to) }
                  return (
                    <td
                      key={id}
                      className={i >= ON_PHONE ? 'zg-minor' : undefined}
                      data-column={id}
                      data-value={valueText(row.figures[id])}
                      title={title}
                    >
                      {(row.figures[id]?.value ?? null) === null ? (
                        text
                      ) : (
                        <Link
                          to={proof(id, { days })}
                          preventScrollReset
                          className="zg-cell-link"
                          aria-label={`${tBoard('proof.open', { name })}: ${text}`}
                        >
                          {text}
                        </Link>
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}
