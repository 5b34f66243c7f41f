import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import type { NotSale } from '~/domain/order'
import { NOT_SALE } from '~/domain/order'
import { nameOfRecord } from '~/domain/recordRef'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { ProductDetail } from '~/store/lists'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { Empty } from '~/ui/Empty'
import { Facts } from '~/ui/Facts'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { useVocabulary } from '~/features/shared/vocabulary'
import { CatalogFacts } from './CatalogFacts'
import { productMessages } from './messages'
import { ProductForm } from './ProductForm'
import { productQueries } from './queries'

const RecordWork = lazy(async () => ({ default: (await import('~/features/shared/RecordWork')).RecordWork }))
const PriceStory = lazy(async () => ({ default: (await import('~/features/shared/prices/PriceStory')).PriceStory }))
const SkuLevels = lazy(async () => ({ default: (await import('~/features/shared/stock/SkuLevels')).SkuLevels }))
const RecordHistory = lazy(async () => ({ default: (await import('~/features/shared/RecordHistory')).RecordHistory }))

/** One SKU, over the list, at /products/:sku. */
export default function ProductDrawer() {
  const t = useMessages(productMessages)
  const words = useVocabulary()
  const { sku = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const on = nameOfRecord({ kind: 'product', key: sku })
  const { data: detail, isPending } = useQuery(productQueries.product(sku))
  return (
    <DetailDrawer
      title={t('drawerTitle', { sku })}
      aside={detail && detail.row.kind !== 'sale' && <Chip>{words.kind(detail.row.kind)}</Chip>}
      onClose={() => void navigate({ pathname: paths.products(), search })}
    >
      {isPending && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {detail === null && <Empty title={t('notFoundTitle', { sku })} hint={t('notFoundHint')} />}
      {detail && (
        <div className="zg-stack">
          <Figures detail={detail} />
          {detail.catalog && <CatalogFacts catalog={detail.catalog} />}
          <Suspense fallback={<div className="zg-skeleton zg-skeleton-title" aria-busy="true" />}>
            <SkuLevels sku={sku} />
          </Suspense>
          <ProductForm key={sku} detail={detail} />
          <Seen detail={detail} />
          <Suspense fallback={<div className="zg-skeleton zg-skeleton-title" aria-busy="true" />}>
            <PriceStory sku={sku} price={detail.row.price} />
            <RecordWork on={on} />
            <RecordHistory on={on} />
          </Suspense>
        </div>
      )}
    </DetailDrawer>
  )
}

function Figures({ detail: { row } }: { detail: ProductDetail }) {
  const t = useMessages(productMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const date = (at: number | undefined) => at !== undefined && format.date(at)
  return (
    <section className="zg-stack-tight zg-num">
      <Facts
        facts={{
          [t('sales')]: format.amount(row.sales, currency),
          [t('units')]: format.count(row.units),
          [t('orders')]: format.count(row.orders),
          [t('price')]: format.price(row.price, currency),
          [t('firstSold')]: date(row.firstSold),
          [t('lastSold')]: row.lastSold === undefined ? t('neverSold') : date(row.lastSold),
        }}
      />
      <p className="zg-second zg-small">{t('allTime')}</p>
      <p>
        <Link to={paths.orders({ sku: row.sku })}>{t('seeOrders')}</Link>
      </p>
    </section>
  )
}

/** What the files say of it. */
function Seen({ detail: { titles, notSale } }: { detail: ProductDetail }) {
  const t = useMessages(productMessages)
  const words = useVocabulary()
  const reasons = NOT_SALE.filter((reason): reason is Exclude<NotSale, ''> => reason !== '' && (notSale[reason] ?? 0) > 0)
  return (
    <>
      {titles.length > 0 && (
        <section>
          <h3>{t('titles')}</h3>
          <ul className="zg-list">
            {titles.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </section>
      )}
      {reasons.length > 0 && (
        <section>
          <h3>{t('notSale')}</h3>
          <ul className="zg-list">
            {reasons.map((reason) => (
              <li key={reason}>{t('notSaleLines', { reason: words.reason(reason), count: notSale[reason] ?? 0 })}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
