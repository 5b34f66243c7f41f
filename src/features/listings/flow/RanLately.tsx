import { Link } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { RanRow } from '~/store/listingPlans'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { flowMessages } from './messages'

/** Later than this it was not on time: the check comes each minute. */
const ON_TIME_MS = 120_000

/** What was carried out as planned, with its line in the history. */
export function RanLately({ ran }: { ran: readonly RanRow[] }) {
  const t = useMessages(flowMessages)
  const format = useFormat()
  if (ran.length === 0) return null
  return (
    <section className="zg-ran" aria-labelledby="ran-lately">
      <h2 id="ran-lately">{t('ran')}</h2>
      <ul className="zg-list zg-num">
        {ran.map(({ id, event, at, ranAt, count, undone }) => {
          const facts = { what: t(event === 'list' ? 'lists' : 'ends'), count, time: format.time(ranAt) }
          return (
            <li key={id}>
              <Link to={`${paths.history()}#${id}`}>
                {ranAt - at > ON_TIME_MS ? t('ranLate', { ...facts, planned: format.time(at) }) : t('ranLine', facts)}
              </Link>{' '}
              {undone && <Chip>{t('undone')}</Chip>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
