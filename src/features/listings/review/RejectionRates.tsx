import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { moveMessages } from '~/features/shared/listing/moveMessages'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, oneOf, useUrlState } from '~/lib/urlState'
import { useFormat } from '~/ui/UiContext'
import { reviewMessages } from './messages'
import { reviewQueries } from './queries'

const WINDOWS = ['7', '30', '90', '365'] as const
const view = defineUrlState({ days: oneOf(WINDOWS, '30') })

/** How much is sent back, why, and whose it is. */
export function RejectionRates() {
  const t = useMessages(reviewMessages)
  const words = useMessages(moveMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const [{ days }, set] = useUrlState(view)
  const { data } = useQuery({ ...reviewQueries.rates(Number(days)), placeholderData: keepPreviousData })
  const rate = (part: number, of: number) => (of === 0 ? '' : format.percent(part / of, 0))
  return (
    <section className="zg-rates" aria-labelledby="rates">
      <div className="zg-row">
        <h2 id="rates">{t('rates')}</h2>
        <select
          className="zg-input"
          aria-label={t('window')}
          value={days}
          onChange={({ target }) => set({ days: WINDOWS.find((each) => each === target.value) ?? '30' })}
        >
          {WINDOWS.map((each) => (
            <option key={each} value={each}>
              {t('days', { count: Number(each) })}
            </option>
          ))}
        </select>
      </div>
      {data?.decided === 0 && <p className="zg-second">{t('noneDecided')}</p>}
      {data !== undefined && data.decided > 0 && (
        <>
          <p className="zg-num">
            {t('decided', { count: data.decided, rejected: data.rejected, rate: rate(data.rejected, data.decided) })}
          </p>
          <div className="zg-rates-tables zg-num">
            <table aria-label={t('byReason')}>
              <thead>
                <tr>
                  <th scope="col">{t('byReason')}</th>
                  <th scope="col" className="zg-right">
                    {t('count')}
                  </th>
                  <th scope="col" className="zg-right">
                    {t('share')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.reasons.map(({ reason, count }) => (
                  <tr key={reason}>
                    <th scope="row">{words(`reason.${reason}`)}</th>
                    <td className="zg-right">{format.count(count)}</td>
                    <td className="zg-right">{rate(count, data.rejected)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <table aria-label={t('byPerson')}>
              <thead>
                <tr>
                  <th scope="col">{t('person')}</th>
                  <th scope="col" className="zg-right">
                    {t('handed')}
                  </th>
                  <th scope="col" className="zg-right">
                    {t('sentBack')}
                  </th>
                  <th scope="col" className="zg-right">
                    {t('rate')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.authors.map(({ who, decided, rejected }) => (
                  <tr key={who}>
                    <th scope="row">{who === '' ? t('unknown') : nameOf(who)}</th>
                    <td className="zg-right">{format.count(decided)}</td>
                    <td className="zg-right">{format.count(rejected)}</td>
                    <td className="zg-right">{rate(rejected, decided)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  )
}
