import { useMemo } from 'react'
import { Link } from 'react-router'
import { toDecimal } from '~/domain/money'
import type { ReturnRow } from '~/domain/returnAnswers'
import { returnWords } from '~/features/shared/returnWords'
import { isoDate } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { returnMessages } from './messages'
import { ReturnState } from './ReturnState'

/** Columns of the list of returns, and its rows on a phone. */
export function useReturnColumns(): { columns: Column<ReturnRow>[]; phoneRow: (row: ReturnRow) => PhoneRow } {
  const t = useMessages(returnMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const link = ({ key }: ReturnRow) => (
      <Link to={paths.returnCase({ key })} tabIndex={-1}>
        {key}
      </Link>
    )
    const state = (row: ReturnRow) => (
      <span className="zg-row">
        <ReturnState state={row.state} />
        {row.overdue && <Chip>{t('overdue')}</Chip>}
      </span>
    )
    const goods = ({ title, lines }: ReturnRow) => (lines > 1 ? `${title} ${t('more', { count: lines - 1 })}` : title)
    const due = ({ turn, dueAt }: ReturnRow) =>
      turn === undefined ? '' : dueAt === undefined ? t(`turn.${turn}`) : t('due', { who: t(`turn.${turn}`), day: format.timeShort(dueAt) })
    return {
      columns: [
        { key: 'key', title: t('number'), width: 92, sortable: true, required: true, render: link, copy: ({ key }) => key },
        { key: 'state', title: t('state'), width: 186, render: state, copy: (row) => words(`state.${row.state}`) },
        { key: 'kind', title: t('kind'), width: 112, render: (row) => words(`kind.${row.kind}`), copy: (row) => words(`kind.${row.kind}`) },
        { key: 'goods', title: t('goods'), width: 160, grow: true, render: goods, copy: goods },
        {
          key: 'units',
          title: t('units'),
          width: 60,
          align: 'right',
          sortable: true,
          render: ({ units }) => format.count(units),
          copy: ({ units }) => units,
        },
        {
          key: 'reason',
          title: t('reason'),
          width: 152,
          render: (row) => words(`reason.${row.reason}`),
          copy: (row) => words(`reason.${row.reason}`),
        },
        { key: 'dueAt', title: t('dueAt'), width: 180, sortable: true, render: due, copy: due },
        {
          key: 'order',
          title: t('order'),
          width: 160,
          render: ({ order }) => (
            <Link to={paths.order({ number: order })} tabIndex={-1}>
              {order}
            </Link>
          ),
          copy: ({ order }) => order,
        },
        { key: 'buyer', title: t('buyer'), width: 100, render: ({ buyer }) => buyer, copy: ({ buyer }) => buyer },
        {
          key: 'createdAt',
          title: t('createdAt'),
          width: 96,
          align: 'right',
          sortable: true,
          render: ({ createdAt }) => format.dateShort(createdAt),
          copy: ({ createdAt }) => isoDate(createdAt, zone),
        },
        {
          key: 'amount',
          title: t('amount'),
          width: 96,
          align: 'right',
          render: ({ amount, currency }) => (amount === undefined ? '' : format.amount(amount, currency)),
          copy: ({ amount, currency }) => (amount === undefined ? '' : toDecimal(amount, currency)),
        },
      ],
      phoneRow: (row) => ({
        title: (
          <span className="zg-row">
            {link(row)} {state(row)}
          </span>
        ),
        figure: row.amount === undefined ? words(`kind.${row.kind}`) : format.amount(row.amount, row.currency),
        second: goods(row),
        secondFigure: due(row),
      }),
    }
  }, [t, words, format, zone])
}
