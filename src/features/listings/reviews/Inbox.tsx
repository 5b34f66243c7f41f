import { useRef, useState } from 'react'
import { useKeys } from '~/features/shared/listing/useKeys'
import { useMessages } from '~/lib/i18n'
import type { ReviewPage } from '~/store/reviewList'
import { Button } from '~/ui/Button'
import { buyerReviewMessages } from './messages'
import { ReviewEntry } from './ReviewEntry'

interface InboxProps {
  page: ReviewPage
  step: number
  onMore: () => void
}

/** Reviews, newest first: j and k move from one to the next, r writes a reply. */
export function Inbox({ page, step, onMore }: InboxProps) {
  const t = useMessages(buyerReviewMessages)
  const list = useRef<HTMLOListElement>(null)
  const [replying, setReplying] = useState('')
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-review]') ?? [])]
  const at = () => rows().findIndex((row) => row.contains(document.activeElement))
  const go = (by: 1 | -1) => {
    const all = rows()
    all[Math.min(all.length - 1, Math.max(0, at() + by))]?.focus()
  }
  useKeys({ j: () => go(1), k: () => go(-1), r: () => setReplying(page.items[Math.max(0, at())]?.key ?? '') })
  const close = (key: string) => {
    setReplying('')
    rows()
      .find((row) => row.dataset.review === key)
      ?.focus()
  }
  const left = page.total - page.items.length
  return (
    <section aria-labelledby="reviews-inbox" className="zg-stack-tight">
      <h2 id="reviews-inbox">{t('inbox')}</h2>
      <p className="zg-second zg-small zg-desktop">{t('keys')}</p>
      <ol ref={list} className="zg-reviews-list">
        {page.items.map((review) => (
          <ReviewEntry
            key={review.key}
            review={review}
            replying={replying === review.key}
            onReply={() => setReplying(review.key)}
            onClose={() => close(review.key)}
          />
        ))}
      </ol>
      {left > 0 && (
        <Button type="link" onClick={onMore}>
          {t('more', { count: Math.min(step, left) })}
        </Button>
      )}
    </section>
  )
}
