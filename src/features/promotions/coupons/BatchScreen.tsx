import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { batchState } from '~/domain/coupon'
import { PromotionState } from '~/features/promotions/frame/PromotionState'
import { windowText } from '~/features/promotions/frame/windowText'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { download } from '~/features/shared/download'
import { errorText, useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, oneOf, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { BatchDetail } from '~/store/couponLists'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { BatchForm } from './BatchForm'
import { BatchState } from './BatchState'
import { Codes } from './Codes'
import './coupons.css'
import { FollowUp } from './FollowUp'
import { GiveSheet } from './GiveSheet'
import { ImportCodes } from './ImportCodes'
import { couponMessages } from './messages'
import { couponQueries } from './queries'
import { RedeemSheet } from './RedeemSheet'
import { Uses } from './Uses'

/** One batch: what became of it, its codes and its uses. */
export default function BatchScreen() {
  const t = useMessages(couponMessages)
  const { key = '' } = useParams()
  const { data: detail, isPending } = useQuery(couponQueries.batch(key))
  if (detail) return <Filled key={key} detail={detail} />
  return (
    <Page title={isPending ? t('title') : t('notFound')} filters={<AreaTabs of="promotions" />}>
      {isPending ? (
        <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
      ) : (
        <Empty title={t('notFound')} hint={t('notFoundHint')} action={<Link to={paths.coupons()}>{t('back')}</Link>} />
      )}
    </Page>
  )
}

const batchView = defineUrlState({ show: oneOf(['codes', 'uses'] as const, 'codes') })

function Filled({ detail }: { detail: BatchDetail }) {
  const t = useMessages(couponMessages)
  const [view, set] = useUrlState(batchView)
  const { batch } = detail
  const show = batch.way === 'public' ? 'uses' : view.show
  return (
    <Page
      title={batch.name}
      fill
      aside={<BatchState batch={batch} />}
      actions={<Actions detail={detail} />}
      filters={<AreaTabs of="promotions" />}
    >
      <div className="zg-coupon-batch">
        <Figures detail={detail} />
        <div className="zg-row">
          {batch.way !== 'public' && (
            <div className="zg-coupon-tabs" role="group" aria-label={t('tabs')}>
              {(['codes', 'uses'] as const).map((each) => (
                <button key={each} type="button" className="zg-tab" aria-current={show === each} onClick={() => set({ show: each })}>
                  {t(each === 'codes' && batch.way === 'claimed' ? 'holders' : each)}
                </button>
              ))}
            </div>
          )}
          <span className="zg-grow" />
          <FollowUp of={{ batch: batch.key }} name={batch.name} counts={detail.followUp} />
        </div>
        {show === 'codes' ? <Codes batch={batch} /> : <Uses detail={detail} />}
      </div>
    </Page>
  )
}

function Figures({ detail: { batch, figures, promotions } }: { detail: BatchDetail }) {
  const t = useMessages(couponMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const zone = useShop((shop) => shop.zone)
  const { issued, claimed, used, orders, off } = figures
  const base = issued ?? (batch.way === 'claimed' ? claimed : 0)
  const cells: [string, string][] = [
    ...(batch.code ? [[t('code'), batch.code] satisfies [string, string]] : []),
    [t('issued'), issued === undefined ? t(batch.way === 'public' ? 'forAll' : 'noLimit') : format.count(issued)],
    ...(batch.way === 'claimed' || claimed > 0 ? [[t('claimed'), format.count(claimed)] satisfies [string, string]] : []),
    [t('used'), batch.most === undefined ? format.count(used) : `${format.count(used)} / ${format.count(batch.most)}`],
    ...(base > 0 ? [[t('usedShare'), format.percent(used / base, 1)] satisfies [string, string]] : []),
    [t('orders'), format.count(orders)],
    [t('off'), format.amount(off, currency)],
    [t('window'), windowText(batch, format, zone)],
    [t('perBuyer'), batch.perBuyer === undefined ? t('noLimit') : format.count(batch.perBuyer)],
  ]
  return (
    <dl className="zg-coupon-figures zg-num">
      {cells.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{t('promotions')}</dt>
        <dd>
          {promotions.length === 0 && <span className="zg-second">{t('noPromotion')}</span>}
          {promotions.map(({ key, name, state }) => (
            <span key={key} className="zg-row">
              <Link to={paths.promotion({ key })}>{name}</Link>
              <PromotionState state={state} />
            </span>
          ))}
        </dd>
      </div>
    </dl>
  )
}

function Actions({ detail: { batch, figures } }: { detail: BatchDetail }) {
  const t = useMessages(couponMessages)
  const run = useCommand()
  const [open, setOpen] = useState<'edit' | 'import' | 'redeem' | 'give'>()
  const whyNot = {
    edit: useWhyNot('coupon.set'),
    stop: useWhyNot('coupon.stop'),
    import: useWhyNot('coupon.import'),
    redeem: useWhyNot('coupon.redeem'),
    give: useWhyNot('coupon.give'),
  }
  const stopped = batch.stopped === true
  const state = batchState(batch, Date.now())
  const stop = () =>
    run(
      { kind: 'coupon.stop', args: { key: batch.key, stopped: !stopped } },
      { done: t(stopped ? 'resumed' : 'stopped', { name: batch.name }) },
    )
  const words = {
    code: t('wordCode'),
    state: t('wordState'),
    used: t('isUsed'),
    unused: t('unused'),
    usedAt: t('wordUsedAt'),
    order: t('wordOrder'),
  }
  const save = async () => {
    try {
      download(await call('coupons.export', { key: batch.key, words }), `${batch.name}.csv`)
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  const close = () => setOpen(undefined)
  return (
    <div className="zg-row">
      <Button disabledReason={whyNot.edit} onClick={() => setOpen('edit')}>
        {t('edit')}
      </Button>
      <Button disabledReason={whyNot.stop} onClick={() => void stop()}>
        {t(stopped ? 'resume' : 'stop')}
      </Button>
      {batch.way === 'single' && (
        <>
          <Button disabledReason={whyNot.import} onClick={() => setOpen('import')}>
            {t('import')}
          </Button>
          <Button disabledReason={figures.issued === 0 ? t('codesEmpty') : undefined} onClick={() => void save()}>
            {t('export')}
          </Button>
        </>
      )}
      {batch.way === 'claimed' && (
        <Button disabledReason={whyNot.give} onClick={() => setOpen('give')}>
          {t('give')}
        </Button>
      )}
      <Button
        type="primary"
        disabledReason={whyNot.redeem ?? (state === 'open' ? undefined : t(`lookState.${state}`))}
        onClick={() => setOpen('redeem')}
      >
        {t('redeem')}
      </Button>
      {open === 'edit' && <BatchForm batch={batch} onClose={close} />}
      {open === 'import' && <ImportCodes batch={batch} onClose={close} />}
      {open === 'redeem' && <RedeemSheet batch={batch} onClose={close} />}
      {open === 'give' && <GiveSheet batch={batch} onClose={close} />}
    </div>
  )
}
