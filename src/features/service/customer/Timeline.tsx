import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { Since } from '~/features/service/inbox/SlaClock'
import { RETURN_TONES, returnWords } from '~/features/shared/returnWords'
import { useMessages } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { CustomerMoment } from '~/store/ticketList'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { customerPaneMessages } from './messages'

const SHOWN = 12

interface TimelineProps {
  moments: readonly CustomerMoment[]
  /** The ticket that is open; it leads nowhere. */
  ticketKey: string
  now: Instant
}

/** What happened with the customer, the latest first. */
export function Timeline({ moments, ticketKey, now }: TimelineProps) {
  const t = useMessages(customerPaneMessages)
  const [all, showAll] = useState(false)
  if (moments.length === 0) return null
  return (
    <section className="zg-stack-tight">
      <h3>{t('timeline')}</h3>
      <ol className="zg-customer-moments">
        {(all ? moments : moments.slice(0, SHOWN)).map((moment) => (
          <li key={`${moment.kind} ${moment.key} ${moment.at}`} data-kind={moment.kind}>
            <Moment moment={moment} isHere={moment.kind === 'ticket' && moment.key === ticketKey} />
            <span className="zg-second zg-small">
              <Since at={moment.at} now={now} />
            </span>
          </li>
        ))}
      </ol>
      {!all && moments.length > SHOWN && (
        <button type="button" className="zg-link" onClick={() => showAll(true)}>
          {t('showAll', { count: moments.length })}
        </button>
      )}
    </section>
  )
}

function Moment({ moment: { kind, key, amount, count = 0, text, returned }, isHere }: { moment: CustomerMoment; isHere: boolean }) {
  const t = useMessages(customerPaneMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { search } = useLocation()
  const money = amount === undefined ? '' : format.amount(amount, currency)
  switch (kind) {
    case 'order':
      return (
        <span>
          <Link to={paths.order({ number: key })}>{t('moment.order', { key })}</Link> <span className="zg-num">{money}</span>
        </span>
      )
    case 'refund':
      return (
        <span>
          {t('moment.refund')} <span className="zg-num">{money}</span> <Link to={paths.order({ number: key })}>{key}</Link>
        </span>
      )
    case 'ticket':
      return isHere ? (
        <span>{t('moment.here')}</span>
      ) : (
        <Link to={{ pathname: paths.ticket({ key }), search }}>{t('moment.ticket', { subject: text || key })}</Link>
      )
    case 'return':
      return (
        <span className="zg-row">
          <Link to={paths.returnCase({ key })}>{t('moment.return', { kind: words(`kind.${returned?.kind ?? 'return'}`), count })}</Link>
          {returned && <Status tone={RETURN_TONES[returned.state]} word={words(`state.${returned.state}`)} />}
        </span>
      )
    case 'review':
      return (
        <span>
          {t('moment.review', { count })} {text}
        </span>
      )
    case 'points':
      return (
        <span>
          {t(count < 0 ? 'moment.pointsSpent' : 'moment.pointsGot', { count: format.count(Math.abs(count)) })} {text}
        </span>
      )
    default:
      return null
  }
}
