import { CUSTOMER, type MessageRow } from '~/domain/ticket'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { whoActs } from '~/session/person'
import type { Someone } from '~/session/presence'
import { dropOtherDraft, type DraftMode, type OtherDraft, putReplyDraft, replyDraft } from '~/session/replyDrafts'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { conversationMessages } from './messages'
import { replyMessages } from './replyMessages'

/** Who else has this ticket open; calm where they look, clear where they type. */
export function PresenceNotice({ others }: { others: readonly Someone[] }) {
  const t = useMessages(replyMessages)
  const nameOf = usePersonName()
  if (others.length === 0) return null
  const someone = others.find(({ typing }) => typing) ?? others[0]
  const who = someone.who === whoActs() ? t('youElsewhere') : nameOf(someone.who)
  return (
    <p role="status" className={`zg-reply-notice${someone.typing ? ' zg-reply-notice-strong' : ''}`}>
      {t(someone.typing ? 'typingToo' : 'hereToo', { who })}
    </p>
  )
}

interface DraftNoticesProps {
  ticket: string
  mode: DraftMode
  others: readonly OtherDraft[]
  look: () => void
}

/** Drafts of the same ticket that stand elsewhere: none writes over another, each can be taken over. */
export function DraftNotices({ ticket, mode, others, look }: DraftNoticesProps) {
  const t = useMessages(replyMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const take = ({ tab, draft, live }: OtherDraft) => {
    const mine = replyDraft(ticket, mode)
    const text = [mine?.text.trim() ?? '', draft.text].filter((part) => part !== '').join('\n\n')
    putReplyDraft(ticket, mode, { ...draft, text, files: [...(mine?.files ?? []), ...draft.files], at: Date.now(), who: whoActs() })
    if (!live) dropOtherDraft(ticket, mode, tab)
    look()
  }
  const drop = ({ tab }: OtherDraft) => {
    dropOtherDraft(ticket, mode, tab)
    showToast(t('dropped'))
    look()
  }
  return others
    .filter(({ draft }) => draft.text.trim() !== '' && draft.text !== replyDraft(ticket, mode)?.text)
    .map((other) => {
      const time = format.timeShort(other.draft.at)
      const isMine = other.draft.who === whoActs()
      const said = other.live ? t('otherDraftLive', { time }) : isMine ? t('otherDraft', { time }) : t('otherDraftOf', { who: nameOf(other.draft.who), time }) // prettier-ignore
      return (
        <div key={other.tab} role="status" className="zg-reply-notice">
          <p>{said}</p>
          <p className="zg-second zg-small zg-reply-excerpt">{other.draft.text}</p>
          <div className="zg-row">
            <Button size="small" onClick={() => take(other)}>
              {t('takeOver')}
            </Button>
            {!other.live && (
              <Button size="small" type="text" onClick={() => drop(other)}>
                {t('drop')}
              </Button>
            )}
          </div>
        </div>
      )
    })
}

interface SaidMeanwhileProps {
  messages: readonly MessageRow[]
  customer: string
  /** The store has refused for it. */
  refused: boolean
  onRead: () => void
  onSend: () => void
}

/** What was said while somebody was writing. */
export function SaidMeanwhile({ messages, customer, refused, onRead, onSend }: SaidMeanwhileProps) {
  const t = useMessages(replyMessages)
  const words = useMessages(conversationMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  if (messages.length === 0 && !refused) return null
  return (
    <div role="alert" className="zg-reply-notice zg-reply-notice-strong">
      <p>{refused ? t('saidMore') : t('saidMeanwhile', { count: messages.length })}</p>
      <ul className="zg-reply-said">
        {messages.map(({ key, from, at, text, note }) => (
          <li key={key} className="zg-small">
            <span className="zg-second zg-num">
              {[from === CUSTOMER ? customer : nameOf(from), ...(note ? [words('note')] : []), format.timeShort(at)].join(' · ')}
            </span>
            <span className="zg-reply-excerpt">{text}</span>
          </li>
        ))}
      </ul>
      <div className="zg-row">
        <Button size="small" onClick={onRead}>
          {t('readIt')}
        </Button>
        {refused && (
          <Button size="small" type="primary" onClick={onSend}>
            {t('sendAnyway')}
          </Button>
        )}
      </div>
    </div>
  )
}
