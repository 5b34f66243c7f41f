import { Link, useLocation } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { ProductRow } from '~/store/lists'
import type { Column, PhoneRow } from '~/ui/DataGrid'
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

export interface ProductColumns {
  columns: Column<ProductRow>[]
  phoneRow: (row: ProductRow) => PhoneRow
}

export function useProductColumns(): ProductColumns {
  const t = useMessages(productMessages)
  const words = useVocabulary()
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const title = ({ title: text, kind }: ProductRow) => (
    <>
      {text || <span className="zg-second">{t('untitled')}</span>} {kind !== 'sale' && <Chip>{words.kind(kind)}</Chip>}
    </>
  )
  return {
    columns: [
      { key: 'sku', title: t('sku'), width: 120, sortable: true, render: ({ sku }) => <ProductLink sku={sku} /> },
      { key: 'title', title: t('name'), width: 220, grow: true, sortable: true, render: title },
      { key: 'category', title: t('category'), width: 96, render: ({ category }) => category || <span className="zg-second">—</span> },
      { key: 'units', title: t('units'), width: 96, align: 'right', sortable: true, render: ({ units }) => format.count(units) },
      {
        key: 'sales',
        title: t('sales'),
        width: 130,
        align: 'right',
        sortable: true,
        render: ({ sales }) => format.amount(sales, currency),
      },
      { key: 'orders', title: t('orders'), width: 84, align: 'right', sortable: true, render: ({ orders }) => format.count(orders) },
      { key: 'price', title: t('price'), width: 104, align: 'right', sortable: true, render: ({ price }) => format.price(price, currency) },
      {
        key: 'lastSold',
        title: t('lastSold'),
        width: 140,
        align: 'right',
        sortable: true,
        render: ({ lastSold }) => (lastSold === undefined ? <span className="zg-second">{t('neverSold')}</span> : format.date(lastSold)),
      },
    ],
    phoneRow: (row) => ({
      title: title(row),
      figure: format.amount(row.sales, currency),
      second: <ProductLink sku={row.sku} />,
      secondFigure: t('unitsOf', { count: row.units }),
    }),
  }
}
