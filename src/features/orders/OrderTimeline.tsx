import { useInfiniteQuery } from '@tanstack/react-query'
import { nameOfRecord } from '~/domain/recordRef'
import { useMessages } from '~/lib/i18n'
import type { OrderDetail } from '~/store/lists'
import { useFormat } from '~/ui/UiContext'
import { journalMessages } from '~/features/shared/journalMessages'
import { journalQuery } from '~/features/shared/journalQuery'
import { sentenceOf } from '~/features/shared/journalSentence'
import { usePersonName } from '~/features/shared/usePersonName'
import { ActEvent } from './ActEvent'
import { drawerMessages } from './drawerMessages'
import { type TimelineEvent, timelineOf } from './timeline'
import './orders.css'

/** What happened, step by step: by the file, by tickets, by the shop's people. */
export function OrderTimeline({ detail }: { detail: OrderDetail }) {
  const t = useMessages(drawerMessages)
  const format = useFormat()
  const { order } = detail
  const { data } = useInfiniteQuery(journalQuery({ on: nameOfRecord({ kind: 'order', key: order.number }) }))
  const events = timelineOf(detail, data?.pages.flatMap(({ items }) => items) ?? [])
  return (
    <section>
      <h3>{t('timeline')}</h3>
      <ol className="zg-timeline" aria-label={t('timeline')}>
        {events.map((event, i) => (
          <li key={i}>
            <time className="zg-second zg-num" dateTime={new Date(event.at).toISOString()}>
              {format.time(event.at)}
            </time>
            <What event={event} currency={order.currency} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function What({ event, currency }: { event: TimelineEvent; currency: string }) {
  const t = useMessages(drawerMessages)
  const journal = useMessages(journalMessages)
  const nameOf = usePersonName()
  const format = useFormat()
  switch (event.is) {
    case 'paid':
      return <Line what={t('eventPaid')} more={[format.amount(event.amount, currency), event.method]} />
    case 'shipped':
      return <Line what={t('eventShipped')} more={[event.carrier, event.tracking]} />
    case 'refunded':
      return <Line what={t('eventRefunded')} more={[format.amount(event.amount, currency), event.dated ? undefined : t('undated')]} />
    case 'ticketOpened':
    case 'ticketSolved':
      return <Line what={t(event.is)} more={[event.subject]} />
    case 'act':
      return <ActEvent event={event} currency={currency} />
    case 'entry':
      return <Line what={sentenceOf(event.entry, journal)} more={[nameOf(event.entry.who)]} />
    default:
      return <Line what={t(WORDS[event.is])} more={[]} />
  }
}

const WORDS = { placed: 'eventPlaced', cancelled: 'eventCancelled', delivered: 'eventDelivered', credited: 'eventCredited' } as const

function Line({ what, more }: { what: string; more: (string | undefined)[] }) {
  const rest = more.filter(Boolean).join(' · ')
  return (
    <span>
      {what}
      {rest && <span className="zg-second zg-num"> {rest}</span>}
    </span>
  )
}
