import { Link, useLocation } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { OrderRow } from '~/store/lists'
import type { Column, PhoneRow } from '~/ui/DataGrid'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { ORDER_STATE_TONES, useVocabulary } from '~/features/shared/vocabulary'
import { orderMessages } from './messages'

/** The number as a link, so that it opens in a new tab too; the grid's own keys open it as well. */
function OrderLink({ number }: { number: string }) {
  const { search } = useLocation()
  return (
    <Link to={{ pathname: paths.order({ number }), search }} tabIndex={-1} className="zg-num">
      {number}
    </Link>
  )
}

export interface OrderColumns {
  columns: Column<OrderRow>[]
  phoneRow: (row: OrderRow) => PhoneRow
}

export function useOrderColumns(): OrderColumns {
  const t = useMessages(orderMessages)
  const words = useVocabulary()
  const format = useFormat()
  const state = ({ state: is }: OrderRow) => <Status tone={ORDER_STATE_TONES[is]} word={words.state(is)} />
  return {
    columns: [
      { key: 'number', title: t('number'), width: 110, grow: true, sortable: true, render: ({ number }) => <OrderLink number={number} /> },
      {
        key: 'placedAt',
        title: t('placedAt'),
        width: 172,
        sortable: true,
        render: ({ placedAt }) => <span className="zg-num">{format.time(placedAt)}</span>,
      },
      { key: 'state', title: t('state'), width: 150, render: state },
      {
        key: 'buyer',
        title: t('buyer'),
        width: 96,
        grow: true,
        sortable: true,
        render: ({ buyer }) => buyer || <span className="zg-second">—</span>,
      },
      {
        key: 'channel',
        title: t('channel'),
        width: 112,
        grow: true,
        render: ({ channel }) => channel || <span className="zg-second">—</span>,
      },
      { key: 'region', title: t('region'), width: 146, grow: true, render: ({ region }) => region || <span className="zg-second">—</span> },
      { key: 'units', title: t('units'), width: 76, align: 'right', sortable: true, render: ({ units }) => format.count(units) },
      {
        key: 'total',
        title: t('total'),
        width: 124,
        align: 'right',
        sortable: true,
        render: ({ total, currency }) => format.amount(total, currency),
      },
    ],
    phoneRow: (row) => ({
      title: <OrderLink number={row.number} />,
      figure: format.amount(row.total, row.currency),
      second: `${format.time(row.placedAt)}${row.buyer && ` · ${row.buyer}`}`,
      secondFigure: state(row),
    }),
  }
}
