import { useMemo } from 'react'
import { Link } from 'react-router'
import { isMoveReason } from '~/domain/stock'
import { moveMessages } from '~/features/shared/stock/moveMessages'
import { undo } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { isoTime } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { MoveListRow } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { useFormat } from '~/ui/UiContext'
import { stockScreenMessages } from './messages'
import { MoveUnits } from './MoveUnits'

interface MoveColumns {
  columns: Column<MoveListRow>[]
  phoneRow: (row: MoveListRow) => PhoneRow
}

export function useMoveColumns(): MoveColumns {
  const t = useMessages(stockScreenMessages)
  const words = useMessages(moveMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const second = (text: string) => <span className="zg-second">{text}</span>
    const reasonOf = ({ reason }: MoveListRow) => (isMoveReason(reason) ? words(`reason.${reason}`) : reason)
    const sku = (row: MoveListRow) => <Link to={paths.stockOf({ sku: row.sku })}>{row.sku}</Link>
    const who = (row: MoveListRow) => (row.command === undefined ? t('fromFiles') : nameOf(row.who))
    return {
      columns: [
        {
          key: 'at',
          title: t('at'),
          width: 128,
          required: true,
          render: ({ at }) => format.timeShort(at),
          copy: ({ at }) => isoTime(at, zone),
        },
        {
          key: 'kind',
          title: t('kind'),
          width: 84,
          render: ({ kind }) => words(`kind.${kind}`),
          copy: ({ kind }) => words(`kind.${kind}`),
        },
        { key: 'sku', title: t('sku'), width: 136, render: sku, copy: (row) => row.sku },
        { key: 'title', title: t('name'), width: 120, grow: true, render: ({ title }) => title, copy: ({ title }) => title },
        { key: 'location', title: t('location'), width: 92, render: ({ place }) => place, copy: ({ place }) => place },
        {
          key: 'quantity',
          title: t('quantity'),
          width: 72,
          align: 'right',
          render: (row) => <MoveUnits quantity={row.quantity} />,
          copy: (row) => row.quantity,
        },
        { key: 'reason', title: t('reason'), width: 92, render: (row) => reasonOf(row) || second('—'), copy: reasonOf },
        { key: 'ref', title: t('ref'), width: 104, render: ({ ref }) => ref || second('—'), copy: ({ ref }) => ref },
        { key: 'who', title: t('who'), width: 88, render: (row) => (row.command === undefined ? second(who(row)) : who(row)), copy: who },
        { key: 'undo', title: t('undo'), width: 72, render: (row) => <UndoMove row={row} /> },
      ],
      phoneRow: (row) => ({
        title: (
          <>
            {words(`kind.${row.kind}`)} {sku(row)}
          </>
        ),
        figure: <MoveUnits quantity={row.quantity} />,
        second: second(`${row.place} · ${reasonOf(row) || row.ref || who(row)}`),
        secondFigure: second(format.timeShort(row.at)),
      }),
    }
  }, [t, words, format, nameOf, zone])
}

/** Takes the whole command back that wrote the line. */
function UndoMove({ row: { sku, quantity, command } }: { row: MoveListRow }) {
  const t = useMessages(stockScreenMessages)
  const whyNot = useWhyNot('stock.move')
  return (
    <Button
      size="small"
      aria-label={t('undoWhat', { sku, quantity })}
      disabledReason={command === undefined ? t('undoFile') : whyNot}
      onClick={() => command !== undefined && void undo(command)}
    >
      {t('undo')}
    </Button>
  )
}
