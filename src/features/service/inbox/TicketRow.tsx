import { memo, type ReactNode } from 'react'
import { isOver, type TicketChannel } from '~/domain/ticket'
import { TICKET_TONES, ticketWords } from '~/features/shared/ticketWords'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import type { TicketListRow } from '~/store/ticketList'
import { CustomersIcon, DemoIcon, MailIcon, PhoneIcon, ServiceIcon } from '~/ui/icons'
import { Chip, Status } from '~/ui/Status'
import { tipped } from '~/ui/tipped'
import { inboxMessages } from './messages'
import { Since, SlaClock } from './SlaClock'

const TAGS_SHOWN = 1

const CHANNEL_ICONS = {
  chat: ServiceIcon,
  phone: PhoneIcon,
  email: MailIcon,
  social: CustomersIcon,
  platform: DemoIcon,
} as const satisfies Record<TicketChannel, () => ReactNode>

interface TicketRowProps {
  row: TicketListRow
  now: Instant
  selected: boolean
  /** What was said last has room. */
  roomy: boolean
}

/** A ticket as the queue shows it: what it is about, who waits, and until when. */
export const TicketRow = memo(function TicketRow({ row, now, selected, roomy }: TicketRowProps) {
  const t = useMessages(inboxMessages)
  const word = useMessages(ticketWords)
  const nameOf = usePersonName()
  const { subject, buyerName, channel, state, priority, tags, assignee, dueAt, last, createdAt } = row
  return (
    <>
      <span data-box className="zg-ticket-box" aria-hidden="true">
        <span data-checked={selected || undefined} />
      </span>
      <div className="zg-ticket-lines">
        <div className="zg-ticket-line">
          <Priority of={priority} word={word(`priority.${priority}`)} />
          <strong className="zg-ticket-subject">{subject || t('noSubject')}</strong>
          {dueAt !== undefined && !isOver(row) ? <SlaClock dueAt={dueAt} now={now} /> : null}
        </div>
        <div className="zg-ticket-line zg-second zg-small">
          <span className="zg-ticket-who">{buyerName || t('nobodyKnown')}</span>
          <Channel of={channel} word={word(`channel.${channel}`)} />
          <Status tone={TICKET_TONES[state]} word={word(state)} />
          <span className="zg-grow" />
          <Since at={last?.at ?? createdAt} now={now} />
        </div>
        {roomy && (
          <div className="zg-ticket-line zg-second zg-small">
            <span className="zg-ticket-words">{last?.text ?? t('nothingSaid')}</span>
            {tags.slice(0, TAGS_SHOWN).map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
            {tags.length > TAGS_SHOWN && <span {...tipped(tags.join(', '))}>+{tags.length - TAGS_SHOWN}</span>}
            <span className="zg-ticket-assignee">{assignee === undefined ? t('nobodys') : nameOf(assignee)}</span>
          </div>
        )}
      </div>
    </>
  )
})

/** Where it came in; the word is said, and shown beside the pointer. */
function Channel({ of, word }: { of: TicketListRow['channel']; word: string }) {
  const Icon = CHANNEL_ICONS[of]
  return (
    <span className="zg-ticket-channel" {...tipped(word)}>
      <Icon />
      <span className="zg-hidden">{word}</span>
    </span>
  )
}

/** Only what stands out is marked; the word says it as well. */
function Priority({ of, word }: { of: TicketListRow['priority']; word: string }) {
  if (of === 'normal' || of === 'low') return null
  return <span className={`zg-priority zg-priority-${of}`}>{word}</span>
}
