import { memo } from 'react'
import { parseMessage, picturesIn } from '~/domain/messageText'
import { CUSTOMER, type MessageRow, type SentState } from '~/domain/ticket'
import type { AttachmentRow } from '~/domain/work'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { Chip, Status, type Tone } from '~/ui/Status'
import { tipped } from '~/ui/tipped'
import { useFormat } from '~/ui/UiContext'
import { MessageBody } from './MessageBody'
import { MessageFiles } from './MessageFiles'
import { conversationMessages } from './messages'
import type { Outgoing } from './useOutgoing'

const TONES = {
  waiting: 'waiting',
  platform: 'good',
  copy: 'attention',
  byHand: 'good',
  failed: 'bad',
} as const satisfies Record<SentState, Tone>

export interface MessageItemProps {
  message: MessageRow
  customer: string
  files: ReadonlyMap<string, AttachmentRow>
  links: ReadonlyMap<string, string>
  outgoing: Outgoing
  /** It was a call: nothing is copied. */
  told: boolean
  /** It was jumped to. */
  sought: boolean
}

/** One message: who said it, what, and whether ours has gone out. */
export const MessageItem = memo(function MessageItem({ message, customer, files, links, outgoing, told, sought }: MessageItemProps) {
  const t = useMessages(conversationMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const { key, at, from, note, text, sent } = message
  const isTheirs = from === CUSTOMER
  const who = isTheirs ? customer : nameOf(from)
  const inText = new Set(picturesIn(parseMessage(text)))
  const hanging = (message.files ?? []).flatMap((file) => (inText.has(file) ? [] : (files.get(file) ?? [])))
  const kind = isTheirs ? 'theirs' : note ? 'note' : 'ours'
  return (
    <article
      id={`message-${key}`}
      className={`zg-message zg-message-${kind}${sought ? ' zg-message-sought' : ''}`}
      aria-label={t('messageOf', { who, time: format.time(at) })}
    >
      <header>
        <strong>{who}</strong>
        {note && <Chip>{t('note')}</Chip>}
        <time className="zg-second zg-small zg-num" dateTime={new Date(at).toISOString()} {...tipped(format.time(at))}>
          {format.timeShort(at)}
        </time>
      </header>
      <MessageBody text={text} files={files} links={links} />
      <MessageFiles files={hanging} />
      {sent !== undefined && (
        <footer className="zg-row zg-small">
          <Status tone={TONES[sent]} word={t(told && sent === 'byHand' ? 'sent.told' : `sent.${sent}`)} />
          {!(told && sent === 'byHand') && <SentActions message={message} sent={sent} outgoing={outgoing} />}
        </footer>
      )}
    </article>
  )
})

function SentActions({ message, sent, outgoing }: { message: MessageRow; sent: SentState; outgoing: Outgoing }) {
  const t = useMessages(conversationMessages)
  if (outgoing.whyNot !== undefined || sent === 'platform' || sent === 'waiting') return null
  if (sent === 'byHand')
    return (
      <button type="button" className="zg-link" onClick={() => void outgoing.copyAgain(message)}>
        {t('copyAgain')}
      </button>
    )
  return (
    <>
      <button type="button" className="zg-link" onClick={() => void outgoing.copy(message)}>
        {t('copyThis')}
      </button>
      <button type="button" className="zg-link" onClick={() => void outgoing.mark(message)}>
        {t('markSent')}
      </button>
    </>
  )
}
