import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Worry } from '~/domain/health'
import { Missing } from '~/features/shared/Missing'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { WatchRow } from '~/store/healthLists'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { ProductPicture } from '~/ui/ProductPicture'
import { Status, type Tone } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import type { PartProps } from './HealthList'
import { healthMessages } from './messages'
import { healthQueries } from './queries'

const PICTURE_SIZE = 32

const TONES = {
  out: 'bad',
  low: 'attention',
  price: 'attention',
  rating: 'bad',
  conversion: 'bad',
} as const satisfies Record<Worry['why'], Tone>

/** Best sellers of which stock, price, rating or conversion turned for the worse. */
export function WatchList({ tabs }: PartProps) {
  const t = useMessages(healthMessages)
  const format = useFormat()
  const { data } = useQuery(healthQueries.watch())
  const days = data?.window && format.daysShort(data.window.from, data.window.to - 1)
  return (
    <Page title={t('title')} aside={days !== undefined && data && t('watchAside', { count: data.sellers, days })} filters={tabs}>
      {!data && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {data?.sellers === 0 && (
        <Missing why={t('noSales')}>
          <Link to={paths.imports()}>{t('importOrders')}</Link>
        </Missing>
      )}
      {data && data.sellers > 0 && !data.hasVisits && (
        <p className="zg-second">
          {t('noConversion')} <Link to={paths.imports()}>{t('importVisits')}</Link>
        </p>
      )}
      {data && data.sellers > 0 && data.items.length === 0 && <Empty title={t('calm')} hint={t('calmHint')} />}
      {data && data.items.length > 0 && (
        <section aria-labelledby="watch-list" className="zg-stack-tight">
          <h2 id="watch-list">{t('watchList')}</h2>
          <ol className="zg-health-queue">
            {data.items.map((row) => (
              <Seller key={row.key} row={row} />
            ))}
          </ol>
        </section>
      )}
    </Page>
  )
}

/** Where each worry is seen to. */
function mendPath({ key, firstSku }: WatchRow, { why }: Worry): string {
  if (why === 'rating') return paths.reviews({ product: key })
  if (why === 'conversion') return paths.listingHealth({ product: key })
  if (why === 'price') return `${paths.listing({ key })}#editor-skus`
  return firstSku === undefined ? paths.planning() : paths.stockOf({ sku: firstSku })
}

function Seller({ row }: { row: WatchRow }) {
  const t = useMessages(healthMessages)
  const format = useFormat()
  const worryText = useWorryText()
  return (
    <li>
      <div className="zg-health-head">
        {row.picture && <ProductPicture picture={row.picture} size={PICTURE_SIZE} decorative />}
        <Link to={paths.listing({ key: row.key })}>{row.title}</Link>
        <span className="zg-second zg-small zg-num">
          {t('rank', { rank: row.rank })} · {t('gmv', { gmv: format.moneyShort(row.gmv) })}
        </span>
      </div>
      <ul className="zg-health-reasons">
        {row.worries.map((worry) => (
          <li key={worry.why}>
            <Status tone={TONES[worry.why]} word={worryText(worry)} />
            <Link to={mendPath(row, worry)}>{t(`mend.${worry.why}`)}</Link>
          </li>
        ))}
      </ul>
    </li>
  )
}

function useWorryText(): (worry: Worry) => string {
  const t = useMessages(healthMessages)
  const format = useFormat()
  return (worry) => {
    switch (worry.why) {
      case 'out':
        return t('worry.out')
      case 'low':
        return t('worry.low', { days: format.count(Math.round(worry.days)) })
      case 'price':
        return t('worry.price', { day: format.day(worry.day), share: format.percent(worry.share) })
      case 'rating':
        return t('worry.rating', { before: worry.before.toFixed(1), after: worry.after.toFixed(1), n: worry.n })
      case 'conversion':
        return t('worry.conversion', { before: format.percent(worry.before), after: format.percent(worry.after) })
    }
  }
}
