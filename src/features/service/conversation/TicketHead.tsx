import { useState } from 'react'
import { Link } from 'react-router'
import { ticketWords } from '~/features/shared/ticketWords'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { TicketDetail } from '~/store/ticketList'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { useNow } from '~/ui/useNow'
import { SlaClock } from '~/features/service/inbox/SlaClock'
import { conversationMessages } from './messages'
import { MoreMenu } from './MoreMenu'
import { TicketPicks } from './TicketPicks'
import type { Matter } from './matters'

interface TicketHeadProps {
  detail: TicketDetail
  open: (matter: Matter) => void
  hear: () => void
}

/** What a ticket is: subject, clock, state and all that is set of it; everything is a button. */
export function TicketHead({ detail, open, hear }: TicketHeadProps) {
  const t = useMessages(conversationMessages)
  const now = useNow()
  const { ticket } = detail
  const { dueAt, sla } = ticket
  const warnAt = sla?.running.find((target) => target.dueAt === dueAt)?.warnAt
  return (
    <header className="zg-talk-head" aria-label={t('head')}>
      <div className="zg-talk-title">
        <Subject ticketKey={ticket.key} subject={ticket.subject} />
        {dueAt !== undefined && <SlaClock dueAt={dueAt} warnAt={warnAt} now={now} />}
        <MoreMenu detail={detail} open={open} hear={hear} />
      </div>
      <TicketPicks ticket={ticket} />
      <TicketFacts detail={detail} open={open} />
    </header>
  )
}

function Subject({ ticketKey, subject }: { ticketKey: string; subject: string }) {
  const t = useMessages(conversationMessages)
  const run = useCommand()
  const whyNot = useWhyNot('ticket.set')
  const [typed, setTyped] = useState<string>()
  const save = async () => {
    if (typed === undefined) return
    const next = typed.trim()
    if (next === '' || next === subject) return setTyped(undefined)
    const intent = { kind: 'ticket.set' as const, args: { keys: [ticketKey], set: { subject: next } }, saw: { subject } }
    if ((await run(intent, { done: t('subjectSaved') }))?.ok) setTyped(undefined)
  }
  if (typed === undefined)
    return (
      <h2 className="zg-talk-subject">
        <button
          type="button"
          aria-label={`${t('editSubject')}: ${subject}`}
          title={whyNot ?? t('editSubject')}
          aria-disabled={whyNot !== undefined || undefined}
          onClick={() => whyNot === undefined && setTyped(subject)}
        >
          {subject || t('noSubject')}
        </button>
      </h2>
    )
  return (
    <form
      className="zg-row zg-grow"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <input
        ref={(input) => input?.focus()}
        className="zg-input zg-grow"
        aria-label={t('subject')}
        maxLength={200}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setTyped(undefined)
        }}
      />
      <Button size="small" htmlType="submit">
        {t('save')}
      </Button>
    </form>
  )
}

/** What does not change often: number, channel, order, tags, dispute, rating, links. */
function TicketFacts({ detail: { ticket, masked }, open }: Pick<TicketHeadProps, 'detail' | 'open'>) {
  const t = useMessages(conversationMessages)
  const word = useMessages(ticketWords)
  const format = useFormat()
  const { key, channel, order, tags, dispute, rating, links = [], splitFrom } = ticket
  return (
    <div className="zg-talk-facts zg-small">
      <span className="zg-num zg-second">{key}</span>
      <span className="zg-second" title={t('channelIs', { channel: word(`channel.${channel}`) })}>
        {word(`channel.${channel}`)}
      </span>
      {order !== '' && <Link to={paths.order({ number: order })}>{t('order', { number: order })}</Link>}
      {tags.map((tag) => (
        <Chip key={tag}>{tag}</Chip>
      ))}
      {dispute && (
        <button type="button" className="zg-talk-fact" onClick={() => open('dispute')}>
          {t('disputeIs', { number: dispute.number })}
          {dispute.answerBy !== undefined && ` · ${t('disputeBy', { time: format.timeShort(dispute.answerBy) })}`}
        </button>
      )}
      {rating !== undefined && <span className="zg-second">{t('rated', { rating })}</span>}
      {splitFrom !== undefined && <Link to={paths.ticket({ key: splitFrom })}>{t('splitFrom', { key: splitFrom })}</Link>}
      {links
        .filter((other) => other !== splitFrom)
        .map((other) => (
          <Link key={other} to={paths.ticket({ key: other })} title={t('linked')}>
            {t('ticketKey', { key: other })}
          </Link>
        ))}
      {masked && <span className="zg-second">{t('masked')}</span>}
    </div>
  )
}
