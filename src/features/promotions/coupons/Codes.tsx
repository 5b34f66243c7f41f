import { useMemo } from 'react'
import { Link } from 'react-router'
import type { CouponBatch } from '~/domain/coupon'
import { usePages } from '~/features/shared/pages'
import { isoTime } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { CodeRow } from '~/store/couponLists'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { couponMessages } from './messages'
import { couponQueries } from './queries'

/** Every code of a batch, or everybody who has a coupon of it, with whether it was used. */
export function Codes({ batch }: { batch: CouponBatch }) {
  const t = useMessages(couponMessages)
  const list = couponQueries.codes(batch.key)
  const { total, rowAt, onRange, busy } = usePages(list)
  const claimed = batch.way === 'claimed'
  const { columns, phoneRow } = useCodeColumns(claimed)
  return (
    <DataGrid
      name={claimed ? 'couponHolders' : 'couponCodes'}
      label={t(claimed ? 'holders' : 'codes')}
      columns={columns}
      total={total}
      rowAt={rowAt}
      rowKey={({ key }) => key}
      onRange={onRange}
      fetch={list.fetch}
      phoneRow={phoneRow}
      empty={
        claimed ? (
          <Empty title={t('holdersEmpty')} hint={t('holdersEmptyHint')} />
        ) : (
          <Empty title={t('codesEmpty')} hint={t('codesEmptyHint')} />
        )
      }
      busy={busy}
      viewKey={batch.key}
    />
  )
}

function useCodeColumns(claimed: boolean): { columns: Column<CodeRow>[]; phoneRow: (row: CodeRow) => PhoneRow } {
  const t = useMessages(couponMessages)
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const code = (row: CodeRow) => <span className="zg-coupon-code">{row.code}</span>
    const buyer = ({ customer, buyer: name }: CodeRow) =>
      customer ? <Link to={paths.customer({ customer })}>{name || t('unknownBuyer')}</Link> : '—'
    const state = ({ use }: CodeRow) => <Status tone={use ? 'off' : 'good'} word={t(use ? 'isUsed' : 'unused')} />
    const usedAt = ({ use }: CodeRow) => (use ? <span title={format.time(use.at)}>{format.timeShort(use.at)}</span> : '—')
    const columns: Column<CodeRow>[] = [
      {
        key: 'state',
        title: t('state'),
        width: 104,
        render: state,
        copy: ({ use }) => t(use ? 'isUsed' : 'unused'),
      },
      {
        key: 'usedAt',
        title: t('usedAt'),
        width: 140,
        align: 'right',
        render: usedAt,
        copy: ({ use }) => use && isoTime(use.at, zone),
      },
      {
        key: 'order',
        title: t('order'),
        width: 140,
        render: ({ use }) => (use?.order ? <Link to={paths.order({ number: use.order })}>{use.order}</Link> : '—'),
        copy: ({ use }) => use?.order,
      },
    ]
    const buyers: Column<CodeRow> = { key: 'buyer', title: t('buyer'), width: 160, grow: claimed, render: buyer, copy: (row) => row.buyer }
    const claimedAt: Column<CodeRow> = {
      key: 'claimedAt',
      title: t('claimedAt'),
      width: 140,
      align: 'right',
      render: ({ claimedAt: at }) => (at === undefined ? '—' : format.timeShort(at)),
      copy: ({ claimedAt: at }) => (at === undefined ? undefined : isoTime(at, zone)),
    }
    const codes: Column<CodeRow> = {
      key: 'code',
      title: t('code'),
      width: 200,
      grow: true,
      required: true,
      render: code,
      copy: (row) => row.code,
    }
    return {
      columns: claimed ? [{ ...buyers, required: true }, claimedAt, ...columns] : [codes, ...columns, buyers],
      phoneRow: (row) => ({
        title: claimed ? buyer(row) : code(row),
        figure: state(row),
        second: row.use ? format.timeShort(row.use.at) : '',
        secondFigure: row.use?.order ?? '',
      }),
    }
  }, [t, format, zone, claimed])
}
