import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { batchState } from '~/domain/coupon'
import { toDecimal } from '~/domain/money'
import { windowText } from '~/features/promotions/frame/windowText'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FilterBar } from '~/features/shared/FilterBar'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { wholeList } from '~/features/shared/wholeList'
import { isoTime } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, text, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { BatchRow } from '~/store/couponLists'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { BatchForm } from './BatchForm'
import { BatchState } from './BatchState'
import './coupons.css'
import { FindCode } from './FindCode'
import { couponMessages } from './messages'
import { couponQueries } from './queries'

const couponsView = defineUrlState({ q: text() })

/** Every batch of coupons with what became of it; a code is looked up above them. */
export default function CouponsScreen() {
  const t = useMessages(couponMessages)
  const navigate = useNavigate()
  const [view, set] = useUrlState(couponsView)
  const [making, make] = useState(false)
  const whyNot = useWhyNot('coupon.make')
  const { data } = useQuery(couponQueries.list())
  const found = useMemo(() => data?.filter(({ batch }) => batch.name.toLowerCase().includes(view.q.trim().toLowerCase())), [data, view.q])
  const { columns, phoneRow } = useBatchColumns()
  const open = (key: string) => void navigate(paths.couponBatch({ key }))
  return (
    <Page
      title={t('title')}
      fill
      aside={found && t('count', { count: found.length })}
      actions={
        <Button type="primary" disabledReason={whyNot} onClick={() => make(true)}>
          {t('new')}
        </Button>
      }
      filters={
        <>
          <AreaTabs of="promotions" />
          <FilterBar
            search={view.q}
            searchLabel={t('search')}
            onSearch={(q) => set({ q }, { typing: true })}
            count={0}
            onClear={() => set({ q: '' })}
          >
            {null}
          </FilterBar>
          <FindCode />
        </>
      }
    >
      <DataGrid
        name="coupons"
        label={t('title')}
        columns={columns}
        {...wholeList(found)}
        rowKey={({ batch }) => batch.key}
        onOpen={({ batch }) => open(batch.key)}
        phoneRow={phoneRow}
        empty={
          data?.length === 0 ? <Empty title={t('empty')} hint={t('emptyHint')} /> : <Empty title={t('noMatch')} hint={t('noMatchHint')} />
        }
        viewKey={view.q}
      />
      {making && <BatchForm onClose={() => make(false)} onMade={open} />}
    </Page>
  )
}

function useBatchColumns(): { columns: Column<BatchRow>[]; phoneRow: (row: BatchRow) => PhoneRow } {
  const t = useMessages(couponMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const link = ({ batch: { key, name } }: BatchRow) => (
      <Link to={paths.couponBatch({ key })} tabIndex={-1}>
        {name}
      </Link>
    )
    const names = ({ promotions }: BatchRow) => promotions.map(({ name }) => name).join(' · ')
    const count = (key: 'claimed' | 'used', width: number): Column<BatchRow> => ({
      key,
      title: t(key),
      width,
      align: 'right',
      render: ({ figures }) => format.count(figures[key]),
      copy: ({ figures }) => figures[key],
    })
    return {
      columns: [
        { key: 'name', title: t('name'), width: 150, grow: true, required: true, render: link, copy: ({ batch }) => batch.name },
        {
          key: 'way',
          title: t('way'),
          width: 116,
          render: ({ batch }) => t(`way.${batch.way}`),
          copy: ({ batch }) => t(`way.${batch.way}`),
        },
        {
          key: 'state',
          title: t('state'),
          width: 84,
          render: ({ batch }) => <BatchState batch={batch} />,
          copy: ({ batch }) => t(`state.${batchState(batch, Date.now())}`),
        },
        {
          key: 'window',
          title: t('window'),
          width: 186,
          align: 'right',
          render: ({ batch }) => windowText(batch, format, zone),
          copy: ({ batch }) => `${isoTime(batch.from, zone)} – ${isoTime(batch.to, zone)}`,
        },
        {
          key: 'issued',
          title: t('issued'),
          width: 76,
          align: 'right',
          render: ({ figures }) => (figures.issued === undefined ? '—' : format.count(figures.issued)),
          copy: ({ figures }) => figures.issued,
        },
        count('claimed', 76),
        count('used', 72),
        {
          key: 'off',
          title: t('off'),
          width: 112,
          align: 'right',
          render: ({ figures }) => (figures.off === 0 ? '—' : format.amount(figures.off, currency)),
          copy: ({ figures }) => toDecimal(figures.off, currency),
        },
        { key: 'promotions', title: t('promotions'), width: 120, render: (row) => names(row) || '—', copy: names },
      ],
      phoneRow: (row) => ({
        title: link(row),
        figure: format.count(row.figures.used),
        second: (
          <span className="zg-row">
            <BatchState batch={row.batch} />
            {t(`way.${row.batch.way}`)}
          </span>
        ),
        secondFigure: t('used'),
      }),
    }
  }, [t, format, currency, zone])
}
