import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { checkReply, LONGEST_REVIEW } from '~/domain/buyerReview'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useDraft } from '~/session/drafts'
import type { ReviewListRow } from '~/store/reviewList'
import { Button } from '~/ui/Button'
import { buyerReviewMessages } from './messages'

/** From so few characters on the room that is left is told. */
const TELL_FROM = 100

interface ReplyBoxProps {
  review: ReviewListRow
  author: string
  onClose: () => void
}

/** The answer to one review; what is typed outlives the screen and the tab. */
export function ReplyBox({ review: { key, reply = '' }, author, onClose }: ReplyBoxProps) {
  const t = useMessages(buyerReviewMessages)
  const run = useCommand()
  const whyNot = useWhyNot('review.reply')
  const draft = useDraft(`review/${key}/reply`, reply)
  // What stood here when the writing began: a reply of somebody else in the meantime is not written over.
  const [saw] = useState(reply)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const left = LONGEST_REVIEW.reply - draft.text.trim().length
  const isReady = draft.dirty && draft.text.trim() !== '' && checkReply(draft.text) === undefined
  const send = async () => {
    if (!isReady || whyNot !== undefined) return
    const outcome = await run({ kind: 'review.reply', args: { key, reply: draft.text }, saw: { reply: saw } }, { done: t('replied') })
    if (!outcome?.ok) return
    draft.drop()
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    else return
    event.preventDefault()
  }
  return (
    <div className="zg-stack-tight">
      <textarea
        ref={box}
        className="zg-input zg-reviews-box"
        rows={3}
        aria-label={t('replyLabel', { author })}
        placeholder={t('replyHint')}
        value={draft.text}
        onChange={({ target }) => draft.set(target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="zg-row">
        <Button type="primary" size="small" hint="Ctrl + Enter" disabled={!isReady} disabledReason={whyNot} onClick={() => void send()}>
          {t(saw === '' ? 'send' : 'save')}
        </Button>
        <Button size="small" hint="Esc" onClick={onClose}>
          {t('cancel')}
        </Button>
        <span className="zg-second zg-small zg-num" role="status">
          {left < TELL_FROM ? t('left', { left }) : draft.dirty && t('draft')}
        </span>
      </div>
    </div>
  )
}
