import { useMemo } from 'react'
import { Link, useLocation } from 'react-router'
import { isErased } from '~/domain/customer'
import { toDecimal } from '~/domain/money'
import { Pending } from '~/features/shared/Pending'
import { useMessages } from '~/lib/i18n'
import { isoTime } from '~/lib/isoTime'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { CustomerRow } from '~/store/lists'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { customerMessages } from './messages'
import './customers.css'

/** The name as a link, so that it opens in a new tab too; the grid's own keys open it as well. */
function CustomerLink({ row: { customer, name } }: { row: CustomerRow }) {
  const t = useMessages(customerMessages)
  const { search } = useLocation()
  return (
    <Link to={{ pathname: paths.customer({ customer }), search }} tabIndex={-1}>
      {isErased(name) ? t('erasedTitle') : name}
    </Link>
  )
}

export interface CustomerColumns {
  columns: Column<CustomerRow>[]
  phoneRow: (row: CustomerRow) => PhoneRow
}

const twoLines = (contact: string) => <span className="zg-grid-clamp zg-grid-lines zg-small">{contact.replace(' · ', '\n')}</span>

const none = <span className="zg-second">—</span>

export function useCustomerColumns(): CustomerColumns {
  const t = useMessages(customerMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const name = (row: CustomerRow) => (
      <>
        <CustomerLink row={row} /> <Pending area="customers" of={row.customer} />
      </>
    )
    const date = (at: number | undefined) =>
      at === undefined ? <span className="zg-second">{t('neverPaid')}</span> : <span title={format.date(at)}>{format.dateShort(at)}</span>
    const text = (key: 'region' | 'channel', width: number): Column<CustomerRow> => ({
      key,
      title: t(key),
      width,
      hidden: key === 'channel',
      render: (row) => row[key] || none,
      copy: (row) => row[key],
    })
    const contact: Column<CustomerRow> = {
      key: 'contact',
      title: t('contact'),
      width: 126,
      grow: true,
      // Phone and e-mail each on a line of its own, where the row has two.
      render: (row) => (row.contact ? <span className="zg-grid-titled">{twoLines(row.contact)}</span> : none),
      copy: (row) => row.contact,
    }
    const number = (key: 'orders' | 'units', width: number, sortable: boolean): Column<CustomerRow> => ({
      key,
      title: t(key),
      width,
      align: 'right',
      sortable,
      hidden: !sortable,
      render: (row) => format.count(row[key]),
      copy: (row) => row[key],
    })
    const money = (key: 'gmv' | 'refunded'): Column<CustomerRow> => ({
      key,
      title: t(key),
      width: key === 'gmv' ? 104 : 96,
      align: 'right',
      sortable: true,
      render: (row) => (row[key] === 0 && key === 'refunded' ? none : format.amount(row[key], currency)),
      copy: (row) => toDecimal(row[key], currency),
    })
    const time = (key: 'firstAt' | 'lastAt'): Column<CustomerRow> => ({
      key,
      title: t(key),
      width: 108,
      align: 'right',
      sortable: true,
      hidden: key === 'firstAt',
      render: (row) => date(row[key]),
      copy: (row) => (row[key] === undefined ? undefined : isoTime(row[key], zone)),
    })
    return {
      columns: [
        {
          key: 'name',
          title: t('name'),
          width: 130,
          sortable: true,
          required: true,
          render: name,
          copy: ({ name }) => name,
        },
        contact,
        text('region', 116),
        text('channel', 104),
        number('orders', 72, true),
        number('units', 84, false),
        money('gmv'),
        money('refunded'),
        time('firstAt'),
        time('lastAt'),
        {
          key: 'tier',
          title: t('tier'),
          width: 96,
          hidden: true,
          render: ({ tier }) => (tier === '' ? none : <Chip>{tier}</Chip>),
          copy: ({ tier }) => tier,
        },
        {
          key: 'tags',
          title: t('tags'),
          width: 132,
          render: ({ tags }) =>
            tags.length === 0 ? (
              none
            ) : (
              <span className="zg-chips">
                {tags.map((tag) => (
                  <Chip key={tag}>{tag}</Chip>
                ))}
              </span>
            ),
          copy: ({ tags }) => tags.join(', '),
        },
      ],
      phoneRow: (row) => ({
        title: name(row),
        figure: format.amount(row.gmv, currency),
        second: [row.contact, row.region].filter(Boolean).join(' · ') || '—',
        secondFigure: t('ordersOf', { count: row.orders }),
      }),
    }
  }, [t, format, currency, zone])
}
