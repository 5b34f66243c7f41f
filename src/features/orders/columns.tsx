import { useMemo } from 'react'
import { Link, useLocation } from 'react-router'
import { toDecimal } from '~/domain/money'
import { isErased } from '~/domain/customer'
import { Pending } from '~/features/shared/Pending'
import { useMessages } from '~/lib/i18n'
import { isoTime } from '~/lib/isoTime'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { OrderRow } from '~/store/lists'
import type { Column, PhoneRow } from '~/ui/gridTypes'
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

/** What stands where nothing is known. */
const orNone = (text: string) => text || <span className="zg-second">—</span>

export function useOrderColumns(): OrderColumns {
  const t = useMessages(orderMessages)
  const words = useVocabulary()
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const order = (number: string) => (
      <>
        <OrderLink number={number} /> <Pending area="orders" of={number} />
      </>
    )
    const state = ({ state: is }: OrderRow) => <Status tone={ORDER_STATE_TONES[is]} word={words.state(is)} />
    const money = (key: 'total' | 'refunded', column: Partial<Column<OrderRow>>): Column<OrderRow> => ({
      key,
      title: t(key),
      width: 104,
      align: 'right',
      render: (row) => (key === 'refunded' && row[key] === 0 ? '' : format.amount(row[key], row.currency)),
      copy: (row) => toDecimal(row[key], row.currency),
      ...column,
    })
    const moment = (key: 'placedAt' | 'paidAt', column: Partial<Column<OrderRow>>): Column<OrderRow> => ({
      key,
      title: t(key),
      width: 144,
      render: ({ [key]: at }) =>
        at !== undefined && (
          <span className="zg-num" title={format.time(at)}>
            {format.timeShort(at)}
          </span>
        ),
      copy: ({ [key]: at }) => (at === undefined ? undefined : isoTime(at, zone)),
      ...column,
    })
    const count = (key: 'units' | 'lines', column: Partial<Column<OrderRow>>): Column<OrderRow> => ({
      key,
      title: t(key),
      width: 64,
      align: 'right',
      render: (row) => format.count(row[key]),
      copy: (row) => row[key],
      ...column,
    })
    const text = (key: 'buyer' | 'channel' | 'region', width: number, column: Partial<Column<OrderRow>> = {}): Column<OrderRow> => ({
      key,
      title: t(key),
      width,
      grow: true,
      render: (row) => orNone(isErased(row[key]) ? t('erased') : row[key]),
      copy: (row) => row[key],
      ...column,
    })
    return {
      columns: [
        {
          key: 'number',
          title: t('number'),
          width: 130,
          sortable: true,
          required: true,
          render: ({ number }) => order(number),
          copy: ({ number }) => number,
        },
        moment('placedAt', { sortable: true }),
        { key: 'state', title: t('state'), width: 124, render: state, copy: ({ state: is }) => words.state(is) },
        text('buyer', 124, { sortable: true }),
        text('channel', 104, { grow: false }),
        text('region', 136),
        count('units', { sortable: true }),
        count('lines', { title: t('lineCount'), hidden: true }),
        money('total', { sortable: true }),
        money('refunded', { hidden: true }),
        moment('paidAt', { hidden: true }),
        {
          key: 'currency',
          title: t('currency'),
          width: 80,
          hidden: true,
          render: ({ currency }) => currency,
          copy: ({ currency }) => currency,
        },
      ],
      phoneRow: (row) => ({
        title: order(row.number),
        figure: format.amount(row.total, row.currency),
        second: `${format.timeShort(row.placedAt)}${row.buyer && ` · ${row.buyer}`}`,
        secondFigure: state(row),
      }),
    }
  }, [t, words, format, zone])
}
