import { useQuery } from '@tanstack/react-query'
import { useId, useState, type RefObject } from 'react'
import { CUSTOMER } from '~/domain/ticket'
import { ticketQueries } from '~/features/service/queries'
import { useServiceKeys } from '~/features/service/keys/useServiceKeys'
import { TICKET_TONES, ticketWords } from '~/features/shared/ticketWords'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import type { TicketHit } from '~/store/ticketList'
import { Empty } from '~/ui/Empty'
import { Chip, Status } from '~/ui/Status'
import { useGridRows } from '~/ui/useGridRows'
import { useNow } from '~/ui/useNow'
import { inboxMessages } from './messages'
import { RowList } from './RowList'
import { Since } from './SlaClock'
import { useOpen } from './useQueue'
import { useReader } from './useReader'
import { type InboxView, toFilter } from './view'

/** Hits that are fetched; whoever does not find it among them types one word more. */
const MOST = 200
const HEIGHT = 92

/** All hits are here. */
const nothing = () => undefined

interface HitsProps {
  view: InboxView
  openKey: string | undefined
  /** Where the focus goes from the search box. */
  scroller: RefObject<HTMLDivElement | null>
}

/** Where the words were said, in all tickets there are: a row a message, with what stands around them. */
export function Hits({ view, openKey, scroller }: HitsProps) {
  const t = useMessages(inboxMessages)
  const id = useId()
  const now = useNow()
  const reader = useReader()
  const text = view.q.trim()
  const filter = toFilter(view, reader)
  const { data, isPlaceholderData, isError } = useQuery({ ...ticketQueries.search(text, filter, MOST), throwOnError: false })
  const [at, setAt] = useState({ text, row: 0 })
  const active = at.text === text ? at.row : 0
  const total = data?.hits.length
  const rows = useGridRows(scroller, { total, onRange: nothing }, HEIGHT, 0)
  const open = useOpen(openKey)
  const hitAt = (index: number) => data?.hits.at(index)
  const go = (row: number) => {
    setAt({ text, row })
    rows.show(row)
  }
  const openAt = (row: number) => {
    const hit = hitAt(row)
    if (!hit) return
    go(row)
    open(hit.ticket, hit.message)
  }
  const step = (by: 1 | -1) => {
    const to = active + by
    if (to < 0 || to >= (total ?? 0)) return
    if (openKey === undefined) go(to)
    else openAt(to)
  }
  useServiceKeys({ down: () => step(1), up: () => step(-1), open: () => openAt(active), next: () => step(1) })
  return (
    <>
      <FoundCount text={text} view={view} known={data?.total} />
      {isError && <p className="zg-queue-note zg-second">{t('searchFailed')}</p>}
      {total === 0 && !isPlaceholderData && <Empty title={t('noHit')} hint={t('noHitHint')} />}
      <RowList
        id={id}
        label={t('hits')}
        scroller={scroller}
        rows={rows}
        rowHeight={HEIGHT}
        total={total}
        busy={isPlaceholderData}
        active={active}
        isOpen={(index) => hitAt(index)?.ticket === openKey}
        onMove={go}
        onOpen={openAt}
      >
        {(index) => {
          const hit = hitAt(index)
          return hit && <HitRow hit={hit} now={now} />
        }}
      </RowList>
    </>
  )
}

/** How many messages hold the words, once they are counted. */
function FoundCount({ text, view, known }: { text: string; view: InboxView; known: number | undefined }) {
  const t = useMessages(inboxMessages)
  const reader = useReader()
  const { data } = useQuery({
    ...ticketQueries.found(text, toFilter(view, reader)),
    enabled: text !== '' && known === undefined,
    throwOnError: false,
  })
  const said = data ? t('foundIn', { count: data.messages, tickets: data.tickets }) : known === undefined ? t('counting') : t('found', { count: known }) // prettier-ignore
  return (
    <p role="status" className="zg-queue-note zg-second zg-small zg-num">
      {said}
    </p>
  )
}

function HitRow({ hit, now }: { hit: TicketHit; now: Instant }) {
  const t = useMessages(inboxMessages)
  const word = useMessages(ticketWords)
  const nameOf = usePersonName()
  const { subject, state, at, from, note, message } = hit
  return (
    <div className="zg-ticket-lines">
      <div className="zg-ticket-line">
        <strong className="zg-ticket-subject">{subject || t('noSubject')}</strong>
        <Since at={at} now={now} />
      </div>
      <p className="zg-hit-words zg-small">
        <Marked hit={hit} />
      </p>
      <div className="zg-ticket-line zg-second zg-small">
        <span className="zg-ticket-who">{message === '' ? t('inSubject') : from === CUSTOMER ? t('theCustomer') : nameOf(from)}</span>
        {note && <Chip>{t('note')}</Chip>}
        <span className="zg-grow" />
        <Status tone={TICKET_TONES[state]} word={word(state)} />
      </div>
    </div>
  )
}

/** The words that were searched for, marked in what stands around them. */
function Marked({ hit: { excerpt, marks } }: { hit: TicketHit }) {
  const ends = [0, ...marks.map(([, to]) => to)]
  return (
    <>
      {marks.map(([from, to], index) => (
        <span key={from}>
          {excerpt.slice(ends[index], from)}
          <mark>{excerpt.slice(from, to)}</mark>
        </span>
      ))}
      {excerpt.slice(ends.at(-1))}
    </>
  )
}
