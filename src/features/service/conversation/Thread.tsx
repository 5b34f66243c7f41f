import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { CUSTOMER, RULE, type Ticket } from '~/domain/ticket'
import { journalQuery } from '~/features/shared/journalQuery'
import { ticketWords } from '~/features/shared/ticketWords'
import { usePersonName } from '~/features/shared/usePersonName'
import { workQueries } from '~/features/shared/workQueries'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { TicketDetail } from '~/store/ticketList'
import { useFormat } from '~/ui/UiContext'
import { MessageItem } from './MessageItem'
import { conversationMessages } from './messages'
import { type Given, givenOf, threadOf, type ThreadItem } from './thread'
import type { Outgoing } from './useOutgoing'

/** Drawn at first, and more with each press. */
const FIRST = 80
const MORE = 200
/** So near its end the thread follows what comes. */
const NEAR_PX = 120

/** All that was said and done in a ticket, oldest first. Only the last of a long one is drawn until the rest is asked for. */
export function Thread({ detail, outgoing, sought }: { detail: TicketDetail; outgoing: Outgoing; sought: string }) {
  const t = useMessages(conversationMessages)
  const items = useThread(detail)
  const { ticket, buyerName } = detail
  const [shown, setShown] = useState(FIRST)
  const soughtAt = sought === '' ? -1 : items.findIndex(({ key }) => key === sought)
  const first = Math.max(0, Math.min(items.length - shown, soughtAt < 0 ? Infinity : soughtAt))
  const links = useMemo(() => linksOf(ticket), [ticket])
  const files = useFiles(ticket.key)
  const box = useEnd(items, sought)
  const customer = buyerName === '' ? t('customer') : buyerName
  return (
    <div ref={box} className="zg-thread" role="region" aria-label={t('thread')} tabIndex={0}>
      {first > 0 && (
        <button type="button" className="zg-link zg-thread-more" onClick={() => setShown(items.length - first + MORE)}>
          {t('earlier', { count: first })}
        </button>
      )}
      {items.length === 0 && <p className="zg-second">{t('nothingSaid')}</p>}
      <ol>
        {items.slice(first).map((item) => (
          <li key={item.key} className="zg-thread-item">
            {item.kind === 'message' ? (
              <MessageItem
                message={item.message}
                customer={customer}
                files={files}
                links={links}
                outgoing={outgoing}
                told={ticket.channel === 'phone'}
                sought={item.key === sought}
              />
            ) : (
              <System item={item} />
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

const NO_GIVEN: readonly Given[] = []

function useThread({ ticket, messages }: TicketDetail): ThreadItem[] {
  const zone = useShop((shop) => shop.zone)
  const { data } = useInfiniteQuery({ ...journalQuery({ on: `ticket/${ticket.key}` }), throwOnError: false })
  const given = useMemo(() => (data ? givenOf(data.pages.flatMap(({ items }) => items), ticket.key) : NO_GIVEN), [data, ticket.key]) // prettier-ignore
  return useMemo(() => threadOf(messages, ticket.steps, given, zoneOf(zone).dayOf), [messages, ticket.steps, given, zone])
}

function useFiles(ticket: string) {
  const { data } = useQuery(workQueries.files(`ticket/${ticket}`))
  return useMemo(() => new Map((data ?? []).map((file) => [file.key, file])), [data])
}

function linksOf({ order, sku }: Pick<Ticket, 'order' | 'sku'>): ReadonlyMap<string, string> {
  const links = new Map<string, string>()
  if (sku) links.set(sku, paths.product({ sku }))
  if (order) links.set(order, paths.order({ number: order }))
  return links
}

/** Shows the end when it is opened, the message that is sought, and what comes while the end is in sight. */
function useEnd(items: readonly ThreadItem[], sought: string) {
  const box = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  useEffect(() => {
    const element = box.current
    const onScroll = () => {
      if (element) follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
    }
    // The box of the answer grows while it is written in: the end stays in sight.
    const observer = new ResizeObserver(() => {
      if (element && follows.current) element.scrollTop = element.scrollHeight
    })
    if (element) observer.observe(element)
    element?.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element?.removeEventListener('scroll', onScroll)
    }
  }, [])
  useLayoutEffect(() => {
    if (follows.current && sought === '') box.current?.scrollTo?.({ top: box.current.scrollHeight })
  }, [items, sought])
  useLayoutEffect(() => {
    if (sought !== '') document.getElementById(`message-${sought}`)?.scrollIntoView?.({ block: 'center' })
  }, [sought])
  return box
}

/** A line between messages: a day, a step, who has it now. */
function System({ item }: { item: Exclude<ThreadItem, { kind: 'message' }> }) {
  const t = useMessages(conversationMessages)
  const word = useMessages(ticketWords)
  const format = useFormat()
  const nameOf = usePersonName()
  if (item.kind === 'day') return <p className="zg-thread-day zg-num">{format.day(item.day)}</p>
  const line = (text: string, at: number) => (
    <p className="zg-thread-step zg-second zg-small">
      {text} <span className="zg-num">{format.timeShort(at)}</span>
    </p>
  )
  if (item.kind === 'given') {
    const { at, who, to } = item.given
    if (to === '') return line(t('droppedBy', { who: nameOf(who) }), at)
    return line(to === who ? t('tookBy', { who: nameOf(who) }) : t('gotBy', { who: nameOf(who), name: nameOf(to) }), at)
  }
  const { at, to, who } = item.step
  if (item.reopens) return line(t('reopenedBy'), at)
  if (who === RULE || who === CUSTOMER) return line(t('movedByRule', { state: word(to) }), at)
  return line(t('movedTo', { who: nameOf(who), state: word(to) }), at)
}
