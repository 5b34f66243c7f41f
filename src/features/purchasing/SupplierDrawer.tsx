import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { nameOfRecord } from '~/domain/recordRef'
import { RecordHistory } from '~/features/shared/RecordHistory'
import { RecordWork } from '~/features/shared/RecordWork'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { SupplierDetail } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { Empty } from '~/ui/Empty'
import { useFormat } from '~/ui/UiContext'
import { PurchaseState } from './PurchaseState'
import '~/features/shared/cells.css'
import './purchasing.css'
import { buyingQueries } from './queries'
import { SCORES, useScoreText } from './scoreText'
import { SupplierForm } from './SupplierForm'
import { supplierMessages } from './supplierMessages'
import { SupplyTable } from './SupplyTable'

/** One supplier, over the list, at /stock/suppliers/:key; `new` makes one. */
export default function SupplierDrawer() {
  const t = useMessages(supplierMessages)
  const { key = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const isNew = key === 'new'
  const { data: detail, isPending } = useQuery({ ...buyingQueries.supplier(key), enabled: !isNew })
  const close = () => void navigate({ pathname: paths.suppliers(), search })
  const title = isNew ? t('new') : detail === null ? t('notFound') : (detail?.row.name ?? t('title'))
  return (
    <DetailDrawer wide title={title} onClose={close}>
      {isNew && <SupplierForm onMade={(made) => void navigate({ pathname: paths.supplier({ key: made }), search }, { replace: true })} />}
      {!isNew && isPending && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {detail === null && <Empty title={t('notFound')} hint={t('notFoundHint')} />}
      {detail && <SupplierBody key={key} detail={detail} onGone={close} />}
    </DetailDrawer>
  )
}

function SupplierBody({ detail, onGone }: { detail: SupplierDetail; onGone: () => void }) {
  const on = nameOfRecord({ kind: 'supplier', key: detail.row.key })
  return (
    <div className="zg-stack">
      <Score detail={detail} />
      <SupplierForm row={detail.row} />
      <SupplyTable detail={detail} />
      <Purchases detail={detail} />
      <RecordWork on={on} />
      <RecordHistory on={on} />
      <Remove detail={detail} onGone={onGone} />
    </div>
  )
}

function Score({ detail: { row } }: { detail: SupplierDetail }) {
  const t = useMessages(supplierMessages)
  const { cell } = useScoreText()
  return (
    <section aria-label={t('scorecard')}>
      <dl className="zg-scorecard">
        {SCORES.map((name) => (
          <div key={name} title={t(`hint.${name}`)} data-score={name}>
            <dt className="zg-second zg-small">{t(name)}</dt>
            <dd className="zg-num">{cell(name, row.score)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const SHOWN = 8

function Purchases({ detail: { row, purchases } }: { detail: SupplierDetail }) {
  const t = useMessages(supplierMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const navigate = useNavigate()
  const whyNot = useWhyNot('purchase.set')
  return (
    <section className="zg-stack-tight">
      <header className="zg-row">
        <h3>{t('purchases')}</h3>
        <span className="zg-grow" />
        <Button size="small" disabledReason={whyNot} onClick={() => void navigate(paths.purchase({ key: 'new', supplier: row.key }))}>
          {t('newPurchase')}
        </Button>
      </header>
      {purchases.length === 0 && <p className="zg-second">{t('noPurchases')}</p>}
      <ul className="zg-buying-list">
        {purchases.slice(0, SHOWN).map((purchase) => (
          <li key={purchase.key}>
            <Link to={paths.purchase(purchase)}>{purchase.key}</Link>
            <PurchaseState state={purchase.state} />
            <span className="zg-second zg-num">{format.dateShort(purchase.orderedAt)}</span>
            <span className="zg-num">{format.amount(purchase.amount, currency)}</span>
          </li>
        ))}
      </ul>
      {purchases.length > SHOWN && (
        <Link to={paths.purchases({ supplier: row.key })}>{t('allPurchases', { count: purchases.length })}</Link>
      )}
    </section>
  )
}

function Remove({ detail: { row }, onGone }: { detail: SupplierDetail; onGone: () => void }) {
  const t = useMessages(supplierMessages)
  const run = useCommand()
  const whyNot = useWhyNot('supplier.remove') ?? (row.purchases > 0 ? t('usedWhy') : undefined)
  const remove = async () => {
    const outcome = await run({ kind: 'supplier.remove', args: { key: row.key } }, { done: t('removed', { name: row.name }) })
    if (outcome?.ok) onGone()
  }
  return (
    <div>
      <Button danger disabledReason={whyNot} onClick={() => void remove()}>
        {t('remove')}
      </Button>
    </div>
  )
}
