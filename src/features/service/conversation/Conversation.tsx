import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { isOver } from '~/domain/ticket'
import { useKeyHint, useServiceKeys } from '~/features/service/keys/useServiceKeys'
import { ticketQueries } from '~/features/service/queries'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { TicketDetail } from '~/store/ticketList'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import './conversation.css'
import './reply.css'
import { DisputeSheet } from './DisputeSheet'
import { LinkSheet } from './LinkSheet'
import type { Matter } from './matters'
import { MergeSheet } from './MergeSheet'
import { conversationMessages } from './messages'
import { RateSheet } from './RateSheet'
import { ReplyBox, type ReplyHandle } from './ReplyBox'
import { SplitSheet } from './SplitSheet'
import { TagsSheet } from './TagsSheet'
import { Thread } from './Thread'
import { TicketHead } from './TicketHead'
import { type Outgoing, useOutgoing } from './useOutgoing'

const RefundSheet = lazy(async () => ({ default: (await import('~/features/shared/refund/RefundSheet')).RefundSheet }))

/** Gives money back for the order of the ticket. */
function Refund({ detail: { ticket }, onClose }: { detail: TicketDetail; onClose: () => void }) {
  return (
    <Suspense>
      <RefundSheet order={ticket.order} ticket={ticket.key} onDone={onClose} />
    </Suspense>
  )
}

const SHEETS = {
  merge: MergeSheet,
  split: SplitSheet,
  link: LinkSheet,
  dispute: DisputeSheet,
  rate: RateSheet,
  tags: TagsSheet,
  refund: Refund,
}

/** A ticket opened: what it is, what was said, and where the answer is written. */
export function Conversation({ ticketKey }: { ticketKey: string }) {
  const t = useMessages(conversationMessages)
  const { data: detail } = useQuery(ticketQueries.ticket(ticketKey))
  if (detail === undefined) return <Waiting />
  if (detail === null) return <Empty title={t('notFound')} hint={t('notFoundHint')} />
  return <Talk key={ticketKey} detail={detail} />
}

function Waiting() {
  return (
    <div className="zg-talk" aria-busy="true">
      <div className="zg-talk-head">
        <div className="zg-skeleton zg-skeleton-title" />
      </div>
      <div className="zg-thread">
        <div className="zg-skeleton zg-skeleton-block" />
      </div>
    </div>
  )
}

function Talk({ detail }: { detail: TicketDetail }) {
  const t = useMessages(conversationMessages)
  const run = useCommand()
  const sought = useLocation().hash.slice(1)
  const box = useRef<ReplyHandle>(null)
  const root = useRef<HTMLDivElement>(null)
  const [matter, open] = useState<Matter>()
  const [justSent, setJustSent] = useState(false)
  const onTaken = useCallback(() => setJustSent(false), [])
  const { ticket, messages } = detail
  const outgoing = useOutgoing(ticket.key)
  const isMerged = ticket.mergedInto !== undefined
  const toCopy = messages.filter(({ sent }) => sent === 'copy' || sent === 'failed')
  const write = (mode: 'reply' | 'note' | 'hear', piece?: string) => box.current?.write(mode, piece)
  useServiceKeys({
    reply: isMerged ? undefined : () => write('reply'),
    note: isMerged ? undefined : () => write('note'),
    macro: isMerged ? undefined : () => write('reply', '/'),
    solve: isOver(ticket)
      ? undefined
      : () => void run({ kind: 'ticket.move', args: { keys: [ticket.key], to: 'solved' } }, { done: t('solved') }),
    copy: toCopy.length === 0 ? undefined : () => void outgoing.copy(toCopy[0]),
  })
  /** With nothing left to do for the answer, the next key is one of the desk: it is not typed into the box. */
  const onSent = (toCopy: boolean) => {
    if (toCopy) setJustSent(true)
    else if (root.current?.contains(document.activeElement)) root.current.focus()
  }
  const Sheet = matter && SHEETS[matter]
  return (
    <div ref={root} className="zg-talk" tabIndex={-1}>
      <TicketHead detail={detail} open={open} hear={() => write('hear')} />
      <Thread detail={detail} outgoing={outgoing} sought={sought} />
      <ToCopy messages={toCopy} outgoing={outgoing} take={justSent} onTaken={onTaken} />
      {isMerged ? (
        <p className="zg-reply zg-row">
          {t('mergedInto', { key: ticket.mergedInto ?? '' })}
          <Link to={paths.ticket({ key: ticket.mergedInto ?? '' })}>{t('openMerged', { key: ticket.mergedInto ?? '' })}</Link>
        </p>
      ) : (
        <ReplyBox ref={box} detail={detail} onSent={onSent} onRefund={() => open('refund')} onLeave={() => root.current?.focus()} />
      )}
      {Sheet && <Sheet detail={detail} onClose={() => open(undefined)} />}
    </div>
  )
}

interface ToCopyProps {
  messages: TicketDetail['messages']
  outgoing: Outgoing
  /** An answer was just kept: the next Enter copies it. */
  take: boolean
  onTaken: () => void
}

/** Answers that are still to be brought to the customer by hand. */
function ToCopy({ messages, outgoing, take, onTaken }: ToCopyProps) {
  const t = useMessages(conversationMessages)
  const keyOf = useKeyHint()
  const bar = useRef<HTMLDivElement>(null)
  const isThere = messages.length > 0
  useEffect(() => {
    if (!take || !isThere) return
    bar.current?.querySelector('button')?.focus()
    onTaken()
  }, [take, isThere, onTaken])
  if (!isThere) return null
  return (
    <div ref={bar} className="zg-talk-copy zg-row" role="status">
      <span className="zg-grow">{t('toCopy', { count: messages.length })}</span>
      <Button size="small" hint={keyOf('copy')} disabledReason={outgoing.whyNot} onClick={() => void outgoing.copy(messages[0])}>
        {t('copyThis')}
      </Button>
    </div>
  )
}
