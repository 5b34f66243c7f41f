import { useMemo } from 'react'
import { Link } from 'react-router'
import { type Currency, toDecimal } from '~/domain/money'
import { Pending } from '~/features/shared/Pending'
import { LISTING_TONES, listingStateMessages } from '~/features/shared/listingStates'
import { useMessages } from '~/lib/i18n'
import { isoTime } from '~/lib/isoTime'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { ListingRow } from '~/store/lists'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { ProductPicture } from '~/ui/ProductPicture'
import { Status } from '~/ui/Status'
import type { Format } from '~/ui/format'
import { useFormat } from '~/ui/UiContext'
import { listMessages } from './messages'

/** Between the names of a category's path. */
const PATH_MARK = ' › '
/** px; fits the lowest row. */
const PICTURE_SIZE = 24

const none = <span className="zg-second">—</span>
/** Stock and sales come a moment after the row. */
const coming = <span className="zg-skeleton" aria-hidden="true" />

export interface ListingColumns {
  columns: Column<ListingRow>[]
  phoneRow: (row: ListingRow) => PhoneRow
}

/** One price, or the lowest and the highest. */
function priceText({ price }: ListingRow, format: Format, currency: Currency): string {
  if (!price) return ''
  const { min, max } = price
  return min === max ? format.price(min, currency) : `${format.price(min, currency)} – ${format.price(max, currency)}`
}

function useCells() {
  const t = useMessages(listMessages)
  const states = useMessages(listingStateMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  return useMemo(
    () => ({
      state: ({ state }: ListingRow) => <Status tone={LISTING_TONES[state]} word={states(state)} />,
      title: (row: ListingRow) => (
        <span className="zg-grid-titled">
          {row.picture && (
            <span className="zg-grid-picture">
              <ProductPicture picture={row.picture} size={PICTURE_SIZE} decorative />
            </span>
          )}
          <Link to={paths.listing({ key: row.key })} tabIndex={-1} className="zg-grid-clamp">
            {row.title || t('untitled')}
          </Link>
          <Pending area="products" of={row.key} />
        </span>
      ),
      price: (row: ListingRow) => (row.price ? priceText(row, format, currency) : none),
      sellable: ({ sellable, stock, waits }: ListingRow) => {
        if (waits) return coming
        if (sellable === undefined) return none
        const text = format.count(sellable)
        return stock === 'out' || stock === 'low' ? (
          <span className="zg-grid-short" title={t(stock)}>
            {text}
          </span>
        ) : (
          text
        )
      },
      moment: (at: number | undefined) => (at === undefined ? none : <span title={format.date(at)}>{format.dateShort(at)}</span>),
    }),
    [t, states, format, currency],
  )
}

/** Columns that say one text or one figure. */
function usePlainColumns() {
  const t = useMessages(listMessages)
  const format = useFormat()
  const cells = useCells()
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const text = (key: 'brand' | 'supplier', width: number): Column<ListingRow> => ({
      key,
      title: t(key),
      width,
      hidden: true,
      render: (row) => row[key] || none,
      copy: (row) => row[key],
    })
    const figure = (key: 'units' | 'skus' | 'sellable', width: number): Column<ListingRow> => ({
      key,
      title: t(key),
      width,
      align: 'right',
      sortable: true,
      render: key === 'sellable' ? cells.sellable : (row) => (key === 'units' && row.waits ? coming : format.count(row[key] ?? 0)),
      copy: (row) => row[key],
    })
    const moment = (key: 'changed' | 'created' | 'listed', hidden = true): Column<ListingRow> => {
      const at = (row: ListingRow) => row[`${key}At`]
      return {
        key,
        title: t(key),
        width: 108,
        align: 'right',
        sortable: true,
        hidden,
        render: (row) => cells.moment(at(row)),
        copy: (row) => {
          const when = at(row)
          return when === undefined ? undefined : isoTime(when, zone)
        },
      }
    }
    return { text, figure, moment }
  }, [t, format, cells, zone])
}

export function useListingColumns(): ListingColumns {
  const t = useMessages(listMessages)
  const states = useMessages(listingStateMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const cells = useCells()
  const { text, figure, moment } = usePlainColumns()
  return useMemo(() => {
    const category: Column<ListingRow> = {
      key: 'category',
      title: t('category'),
      width: 104,
      // The leaf says most; the path is in the tooltip and in what is copied.
      render: ({ category: path }) => (path ? <span title={path}>{path.split(PATH_MARK).at(-1)}</span> : none),
      copy: (row) => row.category,
    }
    const price: Column<ListingRow> = {
      key: 'price',
      title: t('price'),
      width: 136,
      align: 'right',
      sortable: true,
      render: cells.price,
      copy: ({ price: own }) =>
        own && (own.min === own.max ? toDecimal(own.min, currency) : `${toDecimal(own.min, currency)}-${toDecimal(own.max, currency)}`),
    }
    const sales: Column<ListingRow> = {
      key: 'sales',
      title: t('sales'),
      width: 118,
      align: 'right',
      sortable: true,
      hidden: true,
      render: (row) => (row.waits ? coming : format.amount(row.sales, currency)),
      copy: (row) => toDecimal(row.sales, currency),
    }
    const complete: Column<ListingRow> = {
      key: 'complete',
      title: t('complete'),
      width: 92,
      align: 'right',
      sortable: true,
      hidden: true,
      render: (row) => t('percent', { share: row.complete }),
      copy: (row) => row.complete,
    }
    return {
      columns: [
        {
          key: 'title',
          title: t('name'),
          width: 190,
          grow: true,
          sortable: true,
          required: true,
          render: cells.title,
          copy: (row) => row.title,
        },
        { key: 'state', title: t('state'), width: 116, sortable: true, render: cells.state, copy: (row) => states(row.state) },
        category,
        price,
        figure('skus', 64),
        figure('sellable', 80),
        figure('units', 80),
        sales,
        moment('changed', false),
        complete,
        text('brand', 120),
        text('supplier', 140),
        {
          key: 'tags',
          title: t('tags'),
          width: 160,
          hidden: true,
          render: (row) => row.tags.join(', ') || none,
          copy: (row) => row.tags.join(', '),
        },
        moment('created'),
        moment('listed'),
      ],
      phoneRow: (row) => ({
        title: cells.title(row),
        figure: cells.price(row),
        second: cells.state(row),
        secondFigure: row.sellable === undefined ? t('skusOf', { count: row.skus }) : t('leftOf', { count: row.sellable }),
      }),
    }
  }, [t, states, format, currency, cells, text, figure, moment])
}
