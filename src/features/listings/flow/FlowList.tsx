import { Link } from 'react-router'
import { Progress } from '~/features/shared/listing/ChecklistForm'
import { moveMessages } from '~/features/shared/listing/moveMessages'
import { LISTING_TONES, listingStateMessages } from '~/features/shared/listingStates'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { FlowCard } from '~/store/listingFlow'
import { Empty } from '~/ui/Empty'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { Due, Planned } from './CardFacts'
import { flowMessages } from './messages'

/** What is under way, what is due first at the top. */
export function FlowList({ cards }: { cards: readonly FlowCard[] }) {
  const t = useMessages(flowMessages)
  const words = useMessages(moveMessages)
  const states = useMessages(listingStateMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const sorted = [...cards].sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.stateSince - b.stateSince)
  if (sorted.length === 0) return <Empty title={t('nothing')} hint={t('emptyHint')} />
  return (
    <div className="zg-flow-table" role="region" aria-label={t('title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('product')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('progress')}</th>
            <th scope="col">{t('next')}</th>
            <th scope="col">{t('owner')}</th>
            <th scope="col">{t('dueHead')}</th>
          </tr>
        </thead>
        <tbody className="zg-num">
          {sorted.map(({ key, title, state, share, next, owner, dueAt, plannedAt }) => (
            <tr key={key}>
              <th scope="row">
                <Link to={paths.listing({ key })}>{title}</Link>
              </th>
              <td>
                <Status tone={LISTING_TONES[state]} word={states(state)} />
              </td>
              <td className="zg-nowrap">
                <Progress share={share} /> {format.percent(share, 0)}
              </td>
              <td>{next && words(`step.${next}`)}</td>
              <td>{owner === undefined ? <span className="zg-second">{t('nobody')}</span> : nameOf(owner)}</td>
              <td className="zg-nowrap">
                <Due at={dueAt} />
                {dueAt !== undefined && plannedAt !== undefined && ' · '}
                {plannedAt !== undefined && <Planned at={plannedAt} ends={false} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
