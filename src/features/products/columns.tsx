import { useMemo } from 'react'
import { Link, useLocation } from 'react-router'
import { toDecimal } from '~/domain/money'
import { isoDate } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { ProductRow } from '~/store/lists'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { ProductPicture } from '~/ui/ProductPicture'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { useVocabulary } from '~/features/shared/vocabulary'
import { productMessages } from './messages'

/** The code as a link, so that it opens in a new tab too; the grid's own keys open it as well. */
function ProductLink({ sku }: { sku: string }) {
  const { search } = useLocation()
  return (
    <Link to={{ pathname: paths.product({ sku }), search }} tabIndex={-1}>
      {sku}
    </Link>
  )
}

/** Between the names of a category's path. */
const PATH_MARK = ' › '
/** px; fits the lowest row. */
const PICTURE_SIZE = 24

export interface ProductColumns {
  columns: Column<ProductRow>[]
  phoneRow: (row: ProductRow) => PhoneRow
}

export function useProductColumns(): ProductColumns {
  const t = useMessages(productMessages)
  const words = useVocabulary()
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const second = (text: string) => <span className="zg-second">{text}</span>
    const title = (row: ProductRow) => (
      <span className="zg-grid-titled">
        {row.picture && (
          <span className="zg-grid-picture">
            <ProductPicture picture={row.picture} size={PICTURE_SIZE} decorative />
          </span>
        )}
        <span className="zg-grid-clamp">{row.title || second(t('untitled'))}</span>
        {row.kind !== 'sale' && <Chip>{words.kind(row.kind)}</Chip>}
      </span>
    )
    const sellable = ({ sellable: units }: ProductRow) =>
      units === undefined ? second('—') : units <= 0 ? <span className="zg-grid-short">{format.count(units)}</span> : format.count(units)
    const figure = (key: 'units' | 'orders', width: number): Column<ProductRow> => ({
      key,
      title: t(key),
      width,
      align: 'right',
      sortable: true,
      render: (row) => format.count(row[key]),
      copy: (row) => row[key],
    })
    const money = (key: 'sales' | 'price', width: number): Column<ProductRow> => ({
      key,
      title: t(key),
      width,
      align: 'right',
      sortable: true,
      render: (row) => (key === 'price' ? format.price(row.price, currency) : format.amount(row.sales, currency)),
      copy: (row) => toDecimal(row[key], currency),
    })
    const day = (key: 'lastSold' | 'firstSold'): Column<ProductRow> => ({
      key,
      title: t(key),
      width: 116,
      align: 'right',
      sortable: key === 'lastSold',
      hidden: true,
      render: ({ [key]: at }) => (at === undefined ? second(t('neverSold')) : format.dateShort(at)),
      copy: ({ [key]: at }) => (at === undefined ? undefined : isoDate(at, zone)),
    })
    return {
      columns: [
        {
          key: 'sku',
          title: t('sku'),
          width: 152,
          sortable: true,
          required: true,
          render: ({ sku }) => <ProductLink sku={sku} />,
          copy: ({ sku }) => sku,
        },
        { key: 'title', title: t('name'), width: 190, grow: true, sortable: true, render: title, copy: (row) => row.title },
        {
          key: 'category',
          title: t('category'),
          width: 132,
          // The leaf says most; the path is in the tooltip and in what is copied.
          render: ({ category }) => (category ? <span title={category}>{category.split(PATH_MARK).at(-1)}</span> : second('—')),
          copy: ({ category }) => category,
        },
        {
          key: 'kind',
          title: t('kind'),
          width: 90,
          hidden: true,
          render: ({ kind }) => words.kind(kind),
          copy: ({ kind }) => words.kind(kind),
        },
        figure('units', 92),
        money('sales', 118),
        { ...figure('orders', 80), hidden: true },
        money('price', 94),
        { key: 'sellable', title: t('sellable'), width: 88, align: 'right', sortable: true, render: sellable, copy: (row) => row.sellable },
        day('lastSold'),
        day('firstSold'),
      ],
      phoneRow: (row) => ({
        title: title(row),
        figure: format.amount(row.sales, currency),
        second: <ProductLink sku={row.sku} />,
        secondFigure: row.sellable === undefined ? t('unitsOf', { count: row.units }) : t('leftOf', { count: row.sellable }),
      }),
    }
  }, [t, words, format, currency, zone])
}
