import { Link } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { ProductDetail } from '~/store/lists'
import { Facts } from '~/ui/Facts'
import { ProductPicture } from '~/ui/ProductPicture'
import { useFormat } from '~/ui/UiContext'
import { productMessages } from './messages'

const PICTURE_SIZE = 72

/** What the catalogue says of a SKU: the product it belongs to, what it costs, and what there is of it. */
export function CatalogFacts({ catalog: { product, sku, path, supplier } }: { catalog: NonNullable<ProductDetail['catalog']> }) {
  const t = useMessages(productMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const money = (amount: number | undefined) => amount !== undefined && <span className="zg-num">{format.price(amount, currency)}</span>
  const options = Object.fromEntries(product.options.map(({ name }, i) => [name, sku.values[i] ?? '']))
  return (
    <>
      <section className="zg-stack-tight">
        <h3>{t('catalog')}</h3>
        <div className="zg-row">
          {product.pictures.slice(0, 3).map((picture, i) => (
            <ProductPicture key={`${i} ${picture.motif}`} picture={picture} size={PICTURE_SIZE} />
          ))}
        </div>
        <Facts
          facts={{
            [t('product')]: <Link to={paths.listing({ key: product.key })}>{product.title}</Link>,
            [t('path')]: path.join(' › '),
            ...options,
            [t('supplier')]: supplier,
            [t('listPrice')]: money(sku.price),
            [t('compareAt')]: money(sku.compareAt),
            [t('cost')]: money(sku.cost),
            [t('floor')]: money(sku.floor),
            [t('barcode')]: sku.barcode,
            [t('reorderPoint')]: sku.reorderPoint > 0 && <span className="zg-num">{format.count(sku.reorderPoint)}</span>,
            [t('weight')]: sku.weight > 0 && t('grams', { count: sku.weight }),
          }}
        />
      </section>
    </>
  )
}
