import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { skuStockQueries } from '~/features/shared/stock/stockQueries'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { CountRow, PlaceRow } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { countScreenMessages } from './countMessages'
import { stockQueries } from './queries'
import { COUNT_TONES } from './stateTones'
import { useCountName } from './useCountName'
import './stockScreens.css'

const StartCount = lazy(async () => ({ default: (await import('./StartCount')).StartCount }))

/** Every stocktake, newest first. */
export default function CountsScreen() {
  const t = useMessages(countScreenMessages)
  const whyNot = useWhyNot('count.start')
  const { data: counts } = useQuery(stockQueries.counts())
  const { data: facets } = useQuery(skuStockQueries.facets())
  const [starting, setStarting] = useState(false)
  const start = (
    <Button type="primary" disabledReason={whyNot} onClick={() => setStarting(true)}>
      {t('start')}
    </Button>
  )
  const isEmpty = counts?.length === 0
  return (
    <Page
      title={t('title')}
      aside={counts && counts.length > 0 ? t('count', { count: counts.length }) : undefined}
      actions={isEmpty ? undefined : start}
      filters={<AreaTabs of="stock" />}
    >
      {counts === undefined && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {isEmpty && <Empty title={t('emptyTitle')} hint={t('emptyHint')} action={start} />}
      {counts !== undefined && counts.length > 0 && (
        <ul className="zg-count-list zg-surface" aria-label={t('title')}>
          {counts.map((count) => (
            <Row key={count.key} count={count} places={facets?.places ?? []} />
          ))}
        </ul>
      )}
      {starting && facets && (
        <Suspense fallback={null}>
          <StartCount facets={facets} onClose={() => setStarting(false)} />
        </Suspense>
      )}
    </Page>
  )
}

function Row({ count, places }: { count: CountRow; places: readonly PlaceRow[] }) {
  const t = useMessages(countScreenMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const countName = useCountName()
  return (
    <li>
      <Link to={paths.count({ key: count.key })}>
        <span>{countName(count, places)}</span>
        <Status tone={COUNT_TONES[count.state]} word={t(`state.${count.state}`)} />
        <span className="zg-second zg-num">{t('progress', { counted: count.counted, asked: Math.max(count.asked, count.counted) })}</span>
        <span className="zg-second zg-num">{t('by', { who: nameOf(count.createdBy), when: format.dateShort(count.createdAt) })}</span>
      </Link>
    </li>
  )
}
