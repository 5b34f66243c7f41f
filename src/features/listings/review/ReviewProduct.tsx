import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Product } from '~/domain/product'
import { FindingList } from '~/features/shared/listing/FindingList'
import { ListingThumb } from '~/features/shared/listing/ListingThumb'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import type { ReviewCase, ReviewItem } from '~/store/listingFlow'
import { Empty } from '~/ui/Empty'
import { Chip, Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { reviewMessages } from './messages'
import { reviewQueries } from './queries'
import { ReviewDiff } from './ReviewDiff'
import { SkuTable } from './SkuTable'

const PICTURE = 96

/** Everything about the product that a verdict needs. */
export function ReviewProduct({ item }: { item: ReviewItem }) {
  const t = useMessages(reviewMessages)
  const { data } = useQuery(reviewQueries.product(item.key))
  if (data === undefined) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  if (data === null) return <Empty title={t('gone')} />
  const { product } = data
  return (
    <>
      <header>
        <h2>{product.title}</h2>
        <HandedIn item={item} />
      </header>
      {data.rejected && <ReviewDiff now={product} verdict={data.rejected} />}
      <Checks of={data} />
      <Pictures product={product} />
      <section>
        <h3>{t('description')}</h3>
        {product.description ? <p className="zg-review-text">{product.description}</p> : <p className="zg-second">{t('noDescription')}</p>}
      </section>
      <Fields of={data} />
      <SkuTable product={product} />
    </>
  )
}

function HandedIn({ item: { by, since, again } }: { item: ReviewItem }) {
  const t = useMessages(reviewMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const time = format.time(since)
  return (
    <p className="zg-row zg-second zg-small zg-num">
      {by === undefined ? t('handedInAt', { time }) : t('handedIn', { who: nameOf(by), time })}
      {again && <Chip>{t('again')}</Chip>}
    </p>
  )
}

/** What is missing, and what the text check says. */
function Checks({ of: { product, findings, missing } }: { of: ReviewCase }) {
  const t = useMessages(reviewMessages)
  return (
    <section>
      <h3>{t('findings')}</h3>
      {missing.length > 0 && (
        <p className="zg-warning">{t('missing', { what: missing.map((each) => t(`missing.${each}`)).join(t('comma')) })}</p>
      )}
      {findings.length > 0 ? (
        <FindingList label={t('findings')} findings={findings} product={product.key} />
      ) : (
        <Status tone="good" word={t('clean')} />
      )}
    </section>
  )
}

function Pictures({ product: { pictures, images = [] } }: { product: Product }) {
  const t = useMessages(reviewMessages)
  const count = pictures.length + images.length
  return (
    <section>
      <h3>{t('pictures', { count })}</h3>
      {count === 0 && <p className="zg-second">{t('noPictures')}</p>}
      <ul className="zg-review-pictures">
        {images.map((image) => (
          <li key={image.key}>
            <ListingThumb image={image} size={PICTURE} />
            <span className="zg-small zg-second">{image.alt}</span>
          </li>
        ))}
        {pictures.map((picture) => (
          <li key={`${picture.motif} ${picture.hue} ${picture.alt}`}>
            <ListingThumb picture={picture} size={PICTURE} decorative />
            <span className="zg-small zg-second">{picture.alt}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Also what is empty: a reviewer has to see it. */
function Fields({ of: { product, path, supplier, attributes } }: { of: ReviewCase }) {
  const t = useMessages(reviewMessages)
  const { brand, tags, seo } = product
  const fields: [string, ReactNode][] = [
    [t('category'), path.join(' › ')],
    [t('brand'), brand],
    [t('tags'), tags.join(t('comma'))],
    [t('supplier'), supplier],
    ...attributes.map(({ name, value }): [string, ReactNode] => [name, value]),
    [t('seoTitle'), seo?.title],
    [t('seoDescription'), seo?.description],
    [t('seoKeywords'), seo?.keywords.join(t('comma'))],
  ]
  return (
    <dl className="zg-facts">
      {fields.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value || <span className="zg-second">{t('noValue')}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
