import type { KpiResult } from '~/analytics/query'
import { useMessages } from '~/lib/i18n'
import { parseDay } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { useUi } from '~/ui/UiContext'
import { unitOfMetric, valueText, writeFull } from '~/features/shared/figures'
import { messages } from './messages'
import { MONTH_METRICS } from './queries'
import { grainEnd, type Window } from './range'
import { useMetricName } from './words'

/** Every month of the window, newest first. Rates and buyers of a month are counted over that month, so they do not sum to the tiles. */
export function Months({ result, window }: { result: KpiResult; window: Window }) {
  const t = useMessages(messages)
  const nameOf = useMetricName()
  const { locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const write = { money: format.money, count: format.count, ratio: format.percent }
  const rows = [...(result.rows ?? [])].reverse()
  const isPartial = (start: number) => start < window.from || grainEnd('month', start) > window.to
  return (
    <section className="zg-panel" aria-label={t('months')}>
      <h2>{t('months')}</h2>
      <div className="zg-cells-box" role="group" tabIndex={0} aria-label={t('months')}>
        <table className="zg-cells">
          <thead>
            <tr>
              <th scope="col">{t('months.month')}</th>
              {MONTH_METRICS.map((id) => (
                <th key={id} scope="col">
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
                    {format.month(start)} {isPartial(start) && <span className="zg-badge">{t('partialMonth')}</span>}
                  </th>
                  {MONTH_METRICS.map((id) => {
                    const value = row.figures[id]?.value ?? null
                    return (
                      <td
                        key={id}
                        data-column={id}
                        data-value={valueText(row.figures[id])}
                        title={value === null ? undefined : writeFull(value, unitOfMetric(id), { locale, currency })}
                      >
                        {value === null ? '—' : write[unitOfMetric(id)](value)}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
