import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { toDecimal } from '~/domain/money'
import { usePages } from '~/features/shared/pages'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { TierAsk, TierMoveRow } from '~/store/memberLists'
import { DataGrid } from '~/ui/DataGrid'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import { memberMessages } from './messages'
import { memberQueries } from './queries'

/** Who moves up, or down, the largest buyers first; a row leads to the customer. */
export function TierMoves({ ask, step, onClose }: { ask: TierAsk; step: 'up' | 'down'; onClose: () => void }) {
  const t = useMessages(memberMessages)
  const navigate = useNavigate()
  const list = memberQueries.moves({ ...ask, step })
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = useMoveColumns()
  const title = t(step === 'up' ? 'upTitle' : 'downTitle')
  return (
    <Sheet title={title} onClose={onClose}>
      <div className="zg-member-moves">
        <DataGrid
          name="tierMoves"
          label={title}
          columns={columns}
          total={total}
          rowAt={rowAt}
          rowKey={({ customer }) => customer}
          onRange={onRange}
          fetch={list.fetch}
          onOpen={({ customer }) => void navigate(paths.customer({ customer }))}
          phoneRow={phoneRow}
          empty={null}
          busy={busy}
          viewKey={step}
        />
      </div>
    </Sheet>
  )
}

function useMoveColumns(): { columns: Column<TierMoveRow>[]; phoneRow: (row: TierMoveRow) => PhoneRow } {
  const t = useMessages(memberMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  return useMemo(() => {
    const tier = (name: string) => name || t('notTier')
    const step = ({ from, to }: TierMoveRow) => `${tier(from)} → ${tier(to)}`
    return {
      columns: [
        { key: 'name', title: t('customer'), width: 140, grow: true, required: true, render: ({ name }) => name, copy: ({ name }) => name },
        { key: 'step', title: t('step'), width: 132, render: step, copy: step },
        {
          key: 'gmv',
          title: t('gmvYear'),
          width: 116,
          align: 'right',
          render: ({ gmv }) => format.amount(gmv, currency),
          copy: ({ gmv }) => toDecimal(gmv, currency),
        },
        {
          key: 'orders',
          title: t('ordersYear'),
          width: 56,
          align: 'right',
          render: ({ orders }) => format.count(orders),
          copy: ({ orders }) => orders,
        },
      ],
      phoneRow: (row) => ({
        title: row.name,
        figure: format.amount(row.gmv, currency),
        second: step(row),
        secondFigure: format.count(row.orders),
      }),
    }
  }, [t, format, currency])
}
