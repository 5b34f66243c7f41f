import { useReport } from '~/features/shared/board/queries'
import { RowsExport } from '~/features/shared/board/TableExport'
import type { Board } from '~/features/shared/board/useBoard'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { customersState } from './state'

const DAYS = [7, 30, 60, 90, 180]

/** What the repurchase report is asked; the charts of habits share its answer. */
export function useRepurchase(board: Board) {
  const [{ sameDay }] = useUrlState(customersState)
  const { scope, filters } = board.view
  return useReport('repurchase', { scope, filters, days: DAYS, sameDay, asOf: board.window.to - 1 }, { enabled: board.ready })
}

/** Of the buyers who are old enough to tell: how many came again in time. */
export function RepurchasePanel({ board }: { board: Board }) {
  const t = useMessages(messages)
  const format = useFormat()
  const [{ sameDay }, set] = useUrlState(customersState)
  const asked = useRepurchase(board)
  const { data, isPlaceholderData } = asked
  return (
    <section className="zg-panel" aria-label={t('repurchase')} aria-busy={asked.isPending || isPlaceholderData}>
      <header className="zg-panel-head">
        <h2>{t('repurchase')}</h2>
        <label className="zg-dash-field">
          <input type="checkbox" checked={sameDay} onChange={({ target }) => set({ sameDay: target.checked })} />
          <span>{t('repurchase.sameDay')}</span>
        </label>
        {data && data.buyers > 0 && (
          <RowsExport
            board={board}
            title={t('repurchase')}
            columns={[t('repurchase.days'), t('repurchase.rate'), t('repurchase.again'), t('repurchase.mature'), t('repurchase.all')]}
            rows={data.rows.map(({ days, mature, again, againOfAll }) => [
              t('repurchase.within', { days }),
              mature === 0 ? null : again / mature,
              again,
              mature,
              againOfAll / data.buyers,
            ])}
          />
        )}
      </header>
      <p className="zg-panel-hint">{t('repurchase.hint')}</p>
      {data && <Stale asked={asked} />}
      {!data ? (
        <Waiting asked={asked} />
      ) : data.buyers === 0 ? (
        <p className="zg-panel-hint">{t('concentration.none')}</p>
      ) : (
        <>
          <FigureTable
            label={t('repurchase')}
            columns={[
              { key: 'days', name: t('repurchase.days') },
              { key: 'rate', name: t('repurchase.rate') },
              { key: 'again', name: t('repurchase.again') },
              { key: 'mature', name: t('repurchase.mature') },
              { key: 'all', name: t('repurchase.all'), minor: true },
            ]}
          >
            {data.rows.map(({ days, mature, again, againOfAll }) => (
              <tr key={days} data-days={days} data-mature={mature} data-again={again}>
                <th scope="row">
                  {t('repurchase.within', { days })}
                  {mature > 0 && (
                    <span className="zg-bar" style={{ width: `${((again / mature) * 100).toFixed(1)}%` }} aria-hidden="true" />
                  )}
                </th>
                <td title={mature === 0 ? t('repurchase.notYet', { days }) : undefined}>
                  {mature === 0 ? '—' : format.percent(again / mature)}
                </td>
                <td>{format.count(again)}</td>
                <td>{format.count(mature)}</td>
                <td className="zg-minor">{format.percent(againOfAll / data.buyers)}</td>
              </tr>
            ))}
          </FigureTable>
          {data.asOf !== undefined && (
            <footer className="zg-chart-note">{t('repurchase.asOf', { at: format.time(data.asOf), count: data.buyers })}</footer>
          )}
        </>
      )}
    </section>
  )
}
