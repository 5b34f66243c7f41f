import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { RejectionRates as Rates } from '~/domain/review'
import { moveMessages } from '~/features/shared/listing/moveMessages'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, oneOf, useUrlState } from '~/lib/urlState'
import { TableHead } from '~/ui/TableHead'
import { useFormat } from '~/ui/UiContext'
import { reviewMessages } from './messages'
import { reviewQueries } from './queries'

const WINDOWS = ['7', '30', '90', '365'] as const
const view = defineUrlState({ days: oneOf(WINDOWS, '30') })

/** How much is sent back, why, and whose it is. */
export function RejectionRates() {
  const t = useMessages(reviewMessages)
  const format = useFormat()
  const [{ days }, set] = useUrlState(view)
  const { data } = useQuery({ ...reviewQueries.rates(Number(days)), placeholderData: keepPreviousData })
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
            {t('decided', { count: data.decided, rejected: data.rejected, rate: format.percent(data.rejected / data.decided, 0) })}
          </p>
          <div className="zg-rates-tables zg-num">
            <ByReason rates={data} />
            <ByPerson rates={data} />
          </div>
        </>
      )}
    </section>
  )
}

function ByReason({ rates: data }: { rates: Rates }) {
  const t = useMessages(reviewMessages)
  const words = useMessages(moveMessages)
  const format = useFormat()
  return (
    <table aria-label={t('byReason')}>
      <TableHead cells={[{ title: t('byReason') }, { title: t('count'), end: true }, { title: t('share'), end: true }]} />
      <tbody>
        {data.reasons.map(({ reason, count }) => (
          <tr key={reason}>
            <th scope="row">{words(`reason.${reason}`)}</th>
            <td className="zg-right">{format.count(count)}</td>
            <td className="zg-right">{format.percent(count / data.rejected, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ByPerson({ rates: data }: { rates: Rates }) {
  const t = useMessages(reviewMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <table aria-label={t('byPerson')}>
      <TableHead
        cells={[
          { title: t('person') },
          { title: t('handed'), end: true },
          { title: t('sentBack'), end: true },
          { title: t('rate'), end: true },
        ]}
      />
      <tbody>
        {data.authors.map(({ who, decided, rejected }) => (
          <tr key={who}>
            <th scope="row">{who === '' ? t('unknown') : nameOf(who)}</th>
            <td className="zg-right">{format.count(decided)}</td>
            <td className="zg-right">{format.count(rejected)}</td>
            <td className="zg-right">{format.percent(rejected / decided, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
