import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FilterBar } from '~/features/shared/FilterBar'
import { PickMany } from '~/features/shared/PickMany'
import { useMessages } from '~/lib/i18n'
import { type SetUrlState, useUrlState } from '~/lib/urlState'
import type { ReviewPage } from '~/store/reviewList'
import { Empty } from '~/ui/Empty'
import { CloseIcon } from '~/ui/icons'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { Inbox } from './Inbox'
import { buyerReviewMessages } from './messages'
import { reviewsQueries } from './queries'
import { RatingTrendPanel } from './RatingTrendPanel'
import { ExportReviews, ImportReviews } from './ReviewFiles'
import { ANSWERED, isNarrowed, reviewsView, type ReviewsView, STARS, toReviewQuery } from './view'
import './reviews.css'

/** So many reviews at first, and so many more at each press. */
const STEP = 50

/** What buyers say: read, answered, and how the stars move. */
export default function ReviewsScreen() {
  const t = useMessages(buyerReviewMessages)
  const [view, set] = useUrlState(reviewsView)
  const [room, setRoom] = useState(STEP)
  const { data } = useQuery(reviewsQueries.list(toReviewQuery(view, room)))
  return (
    <Page
      title={t('title')}
      aside={data && t('aside', { count: data.all, waiting: data.waiting })}
      actions={
        <>
          <ExportReviews count={data?.all ?? 0} />
          <ImportReviews />
        </>
      }
      filters={
        <>
          <AreaTabs of="catalog" />
          <div className="zg-reviews-filters">
            <Filters view={view} set={set} page={data} />
          </div>
        </>
      }
    >
      {!data && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {data?.total === 0 &&
        (isNarrowed(view) ? (
          <Empty title={t('noMatch')} hint={t('noMatchHint')} />
        ) : (
          <Empty title={t('none')} hint={t('noneHint')} action={<ImportReviews primary />} />
        ))}
      {data && data.all > 0 && (
        <div className="zg-reviews">
          <Inbox page={data} step={STEP} onMore={() => setRoom(room + STEP)} />
          <RatingTrendPanel product={view.product} title={titleIn(data)} />
        </div>
      )}
    </Page>
  )
}

const titleIn = ({ items }: ReviewPage): string => items.at(0)?.productTitle ?? ''

function Filters({ view, set, page }: { view: ReviewsView; set: SetUrlState<ReviewsView>; page: ReviewPage | undefined }) {
  const t = useMessages(buyerReviewMessages)
  const format = useFormat()
  const countOf = (star: string) => page?.ratings.find(({ rating }) => String(rating) === star)?.count ?? 0
  return (
    <FilterBar
      search={view.q}
      searchLabel={t('search')}
      onSearch={(q) => set({ q }, { typing: true })}
      count={[view.rating.length > 0, view.answered !== 'all', view.product !== ''].filter(Boolean).length}
      onClear={() => set({ rating: [], answered: 'all', product: '' })}
    >
      <PickMany
        label={t('rating')}
        values={view.rating}
        options={STARS.map((star) => ({ value: star, label: `${t('stars', { rating: star })} · ${format.count(countOf(star))}` }))}
        onChange={(rating) => set({ rating: STARS.filter((star) => rating.includes(star)) })}
      />
      <select
        className="zg-input"
        aria-label={t('answered')}
        value={view.answered}
        onChange={({ target }) => set({ answered: ANSWERED.find((each) => each === target.value) ?? 'all' })}
      >
        {ANSWERED.map((each) => (
          <option key={each} value={each}>
            {t('answered')}: {t(`answered.${each}`)}
          </option>
        ))}
      </select>
      {view.product !== '' && (
        <span className="zg-only">
          {t('onlyProduct', { title: (page && titleIn(page)) || view.product })}
          <button type="button" className="zg-icon-button" aria-label={t('showAll')} onClick={() => set({ product: '' })}>
            <CloseIcon />
          </button>
        </span>
      )}
    </FilterBar>
  )
}
