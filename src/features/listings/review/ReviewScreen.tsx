import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { RejectSheet } from '~/features/shared/listing/RejectSheet'
import { moveMessages } from '~/features/shared/listing/moveMessages'
import { useKeys } from '~/features/shared/listing/useKeys'
import { useMove } from '~/features/shared/listing/useMove'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, text, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import type { ReviewItem } from '~/store/listingFlow'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { reviewMessages } from './messages'
import { reviewQueries } from './queries'
import { RejectionRates } from './RejectionRates'
import { ReviewProduct } from './ReviewProduct'
import './review.css'

const view = defineUrlState({ product: text() })

/** What waits for a verdict: one product at a time, with all that is needed to give it. */
export default function ReviewScreen() {
  const t = useMessages(reviewMessages)
  const { data: queue } = useQuery(reviewQueries.queue())
  return (
    <Page title={t('title')} aside={queue && t('waiting', { count: queue.length })} filters={<AreaTabs of="catalog" />}>
      {queue === undefined ? <div className="zg-skeleton zg-skeleton-block" aria-busy="true" /> : <Queue queue={queue} />}
      <RejectionRates />
    </Page>
  )
}

function Queue({ queue }: { queue: readonly ReviewItem[] }) {
  const t = useMessages(reviewMessages)
  const navigate = useNavigate()
  const [{ product }, set] = useUrlState(view)
  const [place, setPlace] = useState(0)
  // One that has got its verdict leaves the queue: the one in its place is next.
  const found = queue.findIndex(({ key }) => key === product)
  const at = found >= 0 ? found : Math.min(place, queue.length - 1)
  if (found >= 0 && found !== place) setPlace(found)
  const item = queue.at(at)
  if (!item || queue.length === 0)
    return (
      <Empty
        title={t('none')}
        hint={t('noneHint')}
        action={<Button onClick={() => void navigate(paths.listingFlow())}>{t('toFlow')}</Button>}
      />
    )
  const go = (to: number) => set({ product: queue[Math.min(queue.length - 1, Math.max(0, to))].key }, { typing: true })
  return (
    <div className="zg-review">
      <nav aria-label={t('queue')} className="zg-review-queue">
        <ol>
          {queue.map(({ key, title, again }, index) => (
            <li key={key}>
              <Link to={paths.listingReview({ product: key })} replace aria-current={index === at ? 'true' : undefined}>
                {title}
                {again && <span className="zg-second zg-small">{t('again')}</span>}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <Case item={item} at={at} count={queue.length} go={go} />
    </div>
  )
}

interface CaseProps {
  item: ReviewItem
  at: number
  count: number
  go: (to: number) => void
}

function Case({ item, at, count, go }: CaseProps) {
  const t = useMessages(reviewMessages)
  const words = useMessages(moveMessages)
  const whyNot = useWhyNot('listing.move')
  const { move, held } = useMove()
  const [rejecting, setRejecting] = useState(false)
  const approve = () => {
    if (whyNot === undefined) void move([item.key], 'approve')
  }
  const reject = () => setRejecting(whyNot === undefined)
  useKeys({ a: approve, r: reject, j: () => go(at + 1), k: () => go(at - 1) })
  return (
    <article className="zg-review-case" aria-label={item.title}>
      <div className="zg-review-bar">
        <Button type="primary" disabledReason={whyNot} hint="A" onClick={approve}>
          {t('approve')}
        </Button>
        <Button disabledReason={whyNot} hint="R" onClick={reject}>
          {t('reject')}
        </Button>
        <Button hint="K" aria-label={t('previous')} onClick={() => go(at - 1)}>
          ↑
        </Button>
        <Button hint="J" aria-label={t('next')} onClick={() => go(at + 1)}>
          ↓
        </Button>
        <span className="zg-second zg-num">{t('place', { at: at + 1, count })}</span>
        <span className="zg-second zg-small zg-desktop">{t('keys')}</span>
        <Link className="zg-review-edit" to={paths.listing({ key: item.key })}>
          {t('edit')}
        </Link>
      </div>
      <ReviewProduct item={item} />
      {rejecting && (
        <RejectSheet
          title={words('whyReject', { title: item.title })}
          onClose={() => setRejecting(false)}
          onChoose={(reasons, note) => {
            setRejecting(false)
            void move([item.key], 'reject', { reasons, note })
          }}
        />
      )}
      {held}
    </article>
  )
}
