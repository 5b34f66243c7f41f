import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { nameOfRecord } from '~/domain/recordRef'
import { purchaseKey } from '~/domain/purchase'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { RecordHistory } from '~/features/shared/RecordHistory'
import { RecordWork } from '~/features/shared/RecordWork'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { isoDate } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { PurchaseDetail } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { buyingMessages } from './buyingMessages'
import { DraftLines } from './DraftLines'
import { useLineRows } from './lineRows'
import { PurchaseActions } from './PurchaseActions'
import { PurchaseDetails } from './PurchaseDetails'
import { PurchaseLines } from './PurchaseLines'
import { PurchasePaper } from './PurchasePaper'
import { purchaseScreenMessages } from './purchaseScreenMessages'
import { PurchaseState } from './PurchaseState'
import '~/features/shared/cells.css'
import './purchasing.css'
import { buyingQueries } from './queries'

/** One order to a supplier: its lines, what has arrived of it, and what is done with it next. `new` asks whom it goes to. */
export default function PurchaseScreen() {
  const { key = '' } = useParams()
  return key === 'new' ? <NewPurchase /> : <OnePurchase key={key} id={key} />
}

function OnePurchase({ id }: { id: string }) {
  const t = useMessages(purchaseScreenMessages)
  const { data: detail, isPending } = useQuery(buyingQueries.purchase(id))
  if (detail) return <Filled detail={detail} />
  return (
    <Page title={isPending ? id : t('notFound', { key: id })} filters={<AreaTabs of="stock" />}>
      {isPending ? (
        <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
      ) : (
        <Empty title={t('notFound', { key: id })} hint={t('notFoundHint')} action={<Link to={paths.purchases()}>{t('title')}</Link>} />
      )}
    </Page>
  )
}

function Filled({ detail }: { detail: PurchaseDetail }) {
  const t = useMessages(purchaseScreenMessages)
  const { purchase, overdue } = detail
  const rows = useLineRows(detail)
  const on = nameOfRecord({ kind: 'purchase', key: purchase.key })
  return (
    <Page
      title={purchase.key}
      aside={
        <span className="zg-row">
          <PurchaseState state={purchase.state} />
          {overdue && <Chip>{t('overdue')}</Chip>}
        </span>
      }
      actions={<PurchaseActions detail={detail} dirty={rows.dirty} />}
      filters={<AreaTabs of="stock" />}
    >
      <div className="zg-stack zg-purchase">
        <Facts detail={detail} />
        {purchase.state === 'draft' ? <DraftLines detail={detail} rows={rows} /> : <PurchaseLines detail={detail} />}
        <PurchaseDetails detail={detail} />
        <RecordWork on={on} />
        <RecordHistory on={on} />
      </div>
      <PurchasePaper detail={detail} />
    </Page>
  )
}

const DAY_MS = 86_400_000

function Facts({ detail: { purchase, supplier, overdue } }: { detail: PurchaseDetail }) {
  const t = useMessages(purchaseScreenMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const { state, orderedAt, expectedAt, receivedAt } = purchase
  const late = Math.max(1, Math.floor((Date.now() - expectedAt) / DAY_MS))
  return (
    <p className="zg-purchase-facts zg-num">
      {supplier ? <Link to={paths.supplier(supplier)}>{supplier.name}</Link> : <span>{buying('noSupplier')}</span>}
      <span className="zg-second">{t(state === 'draft' ? 'draftSince' : 'orderedOn', { day: format.date(orderedAt) })}</span>
      <span className="zg-second">
        {t('expectedAt')} {format.date(expectedAt)}
      </span>
      {overdue && <span className="zg-warning">{t('lateBy', { count: late })}</span>}
      {receivedAt !== undefined && <span className="zg-second">{t('receivedOn', { day: format.date(receivedAt) })}</span>}
    </p>
  )
}

function NewPurchase() {
  const t = useMessages(purchaseScreenMessages)
  const buying = useMessages(buyingMessages)
  const run = useCommand()
  const navigate = useNavigate()
  const whyNot = useWhyNot('purchase.set')
  const zone = useShop((shop) => shop.zone)
  const [search] = useSearchParams()
  const { data: suppliers } = useQuery(buyingQueries.suppliers())
  const [chosen, setChosen] = useState(search.get('supplier') ?? '')
  const supplier = chosen || suppliers?.[0]?.key || ''
  const make = async () => {
    const key = purchaseKey(isoDate(Date.now(), zone), Math.random)
    const outcome = await run({ kind: 'purchase.set', args: { key, set: { supplier } } }, { done: t('made', { key }) })
    if (outcome?.ok) void navigate(paths.purchase({ key }), { replace: true })
  }
  return (
    <Page title={t('new')} narrow filters={<AreaTabs of="stock" />}>
      {suppliers?.length === 0 ? (
        <Empty title={t('noSuppliers')} hint={t('whomHint')} action={<Link to={paths.supplier({ key: 'new' })}>{t('toSuppliers')}</Link>} />
      ) : (
        suppliers && (
          <form
            className="zg-form"
            onSubmit={(event) => {
              event.preventDefault()
              if (!whyNot) void make()
            }}
          >
            <label>
              <span>{t('whom')}</span>
              <select
                className="zg-input"
                aria-label={buying('supplier')}
                value={supplier}
                onChange={({ target }) => setChosen(target.value)}
              >
                {suppliers.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <p className="zg-second">{t('whomHint')}</p>
            <div className="zg-row">
              <Button type="primary" htmlType="submit" disabledReason={whyNot}>
                {t('make')}
              </Button>
            </div>
          </form>
        )
      )}
    </Page>
  )
}
