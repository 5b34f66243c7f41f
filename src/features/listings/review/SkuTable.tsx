import type { Product, Sku } from '~/domain/product'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { TableHead } from '~/ui/TableHead'
import { useFormat } from '~/ui/UiContext'
import { reviewMessages } from './messages'

/** Every SKU with what is asked for it, what is left of that, and what cannot be right. */
export function SkuTable({ product: { skus } }: { product: Pick<Product, 'skus'> }) {
  const t = useMessages(reviewMessages)
  return (
    <section>
      <h3>{t('skus', { count: skus.length })}</h3>
      <div className="zg-review-table" role="region" aria-label={t('skus', { count: skus.length })} tabIndex={0}>
        <table>
          <TableHead
            cells={[
              { title: t('code') },
              { title: t('values') },
              { title: t('price'), end: true },
              { title: t('compareAt'), end: true },
              { title: t('cost'), end: true },
              { title: t('floor'), end: true },
              { title: t('margin'), end: true },
              { title: t('barcode') },
              { title: t('weight'), end: true },
            ]}
          />
          <tbody className="zg-num">
            {skus.map((sku) => (
              <SkuRow key={sku.code} sku={sku} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function SkuRow({ sku: { code, values, price, compareAt, cost, floor, barcode, weight } }: { sku: Sku }) {
  const t = useMessages(reviewMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const amount = (value: number | undefined) => (value === undefined ? '' : format.price(value, currency))
  const wrong = price < cost ? t('belowCost') : floor !== undefined && price < floor ? t('belowFloor') : undefined
  return (
    <tr>
      <td>{code}</td>
      <td>{values.join(' / ')}</td>
      <td className="zg-right">
        {amount(price)}
        {wrong !== undefined && <span className="zg-review-wrong">{wrong}</span>}
      </td>
      <td className="zg-right">{amount(compareAt)}</td>
      <td className="zg-right">{amount(cost)}</td>
      <td className="zg-right">{amount(floor)}</td>
      <td className="zg-right">{price > 0 ? format.percent((price - cost) / price) : ''}</td>
      <td>{barcode}</td>
      <td className="zg-right">{weight > 0 ? t('gram', { count: weight }) : ''}</td>
    </tr>
  )
}
