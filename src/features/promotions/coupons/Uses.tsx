import { useMemo } from 'react'
import { Link } from 'react-router'
import type { CouponBatch } from '~/domain/coupon'
import { toDecimal } from '~/domain/money'
import { usePages } from '~/features/shared/pages'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { isoTime } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { BatchDetail, UseRow } from '~/store/couponLists'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { useFormat } from '~/ui/UiContext'
import { couponMessages } from './messages'
import { couponQueries } from './queries'

/** What coupons of a batch were used for, the latest first; a redemption can be taken back. */
export function Uses({ detail: { batch, figures, untold } }: { detail: BatchDetail }) {
  const t = useMessages(couponMessages)
  const list = couponQueries.uses(batch.key)
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = useUseColumns(batch)
  return (
    <>
      {(figures.derived > 0 || untold > 0) && (
        <p className="zg-second zg-small">
          {figures.derived > 0 && t('sourceWhy')} {untold > 0 && t('untold', { count: untold })}
        </p>
      )}
      <DataGrid
        name="couponUses"
        label={t('uses')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ key, order }) => key || order}
        onRange={onRange}
        fetch={list.fetch}
        phoneRow={phoneRow}
        empty={<Empty title={t('usesEmpty')} hint={t('usesEmptyHint')} />}
        busy={busy}
        viewKey={batch.key}
      />
    </>
  )
}

function TakeBack({ batch, use }: { batch: string; use: UseRow }) {
  const t = useMessages(couponMessages)
  const run = useCommand()
  const whyNot = useWhyNot('coupon.unredeem')
  if (use.derived) return null
  const back = () => run({ kind: 'coupon.unredeem', args: { key: batch, redemption: use.key } }, { done: t('unredeemed') })
  return (
    <Button size="small" disabledReason={whyNot} onClick={() => void back()}>
      {t('unredeem')}
    </Button>
  )
}

function useUseColumns({ key, way }: CouponBatch): { columns: Column<UseRow>[]; phoneRow: (row: UseRow) => PhoneRow } {
  const t = useMessages(couponMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const order = (row: UseRow) => (row.order ? <Link to={paths.order({ number: row.order })}>{row.order}</Link> : '—')
    const buyer = ({ customer, buyer: name }: UseRow) =>
      customer ? <Link to={paths.customer({ customer })}>{name || t('unknownBuyer')}</Link> : <span className="zg-second">{t('unknownBuyer')}</span> // prettier-ignore
    const source = ({ derived }: UseRow) => t(derived ? 'source.order' : 'source.hand')
    const code: Column<UseRow> = {
      key: 'code',
      title: t('code'),
      width: 160,
      render: (row) => (row.code ? <span className="zg-coupon-code">{row.code}</span> : '—'),
      copy: (row) => row.code,
    }
    const columns: Column<UseRow>[] = [
      { key: 'order', title: t('order'), width: 150, grow: true, required: true, render: order, copy: (row) => row.order },
      {
        key: 'usedAt',
        title: t('usedAt'),
        width: 140,
        align: 'right',
        render: ({ at }) => <span title={format.time(at)}>{format.timeShort(at)}</span>,
        copy: ({ at }) => isoTime(at, zone),
      },
      { key: 'buyer', title: t('buyer'), width: 150, render: buyer, copy: (row) => row.buyer },
      {
        key: 'off',
        title: t('off'),
        width: 110,
        align: 'right',
        render: ({ off }) => (off === 0 ? '—' : format.amount(off, currency)),
        copy: ({ off }) => toDecimal(off, currency),
      },
      { key: 'source', title: t('source'), width: 110, render: source, copy: source },
      { key: 'back', title: t('unredeem'), width: 108, render: (use) => <TakeBack batch={key} use={use} /> },
    ]
    return {
      columns: way === 'single' ? [code, ...columns] : columns,
      phoneRow: (row) => ({
        title: row.order ? order(row) : row.code || buyer(row),
        figure: row.off === 0 ? '' : format.amount(row.off, currency),
        second: `${format.timeShort(row.at)} · ${source(row)}`,
        secondFigure: <TakeBack batch={key} use={row} />,
      }),
    }
  }, [t, format, currency, zone, key, way])
}
