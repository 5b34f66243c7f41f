import { useState } from 'react'
import type { CouponBatch } from '~/domain/coupon'
import { AmountInput } from '~/features/promotions/plan/fields'
import { errorText, refusalText, useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import './coupons.css'
import { couponMessages } from './messages'

/** Uses a coupon by hand: at the counter, or for an order of another place. */
export function RedeemSheet({ batch, onClose }: { batch: CouponBatch; onClose: () => void }) {
  const t = useMessages(couponMessages)
  const run = useCommand()
  const [code, setCode] = useState('')
  const [order, setOrder] = useState('')
  const [off, setOff] = useState<number>()
  const [refused, refuse] = useState('')
  const single = batch.way === 'single'
  const whyNot =
    single && code.trim() === '' ? t('codeFirst') : batch.way === 'claimed' && order.trim() === '' ? t('orderFirst') : undefined
  const redeem = async () => {
    const number = order.trim()
    const found = number === '' ? undefined : await call('orders.get', { number })
    if (found === null) return refuse(t('noOrder', { order: number }))
    const outcome = await run(
      {
        kind: 'coupon.redeem',
        args: {
          key: batch.key,
          redemption: crypto.randomUUID(),
          ...(single ? { code: code.trim() } : {}),
          ...(found ? { order: number, customer: found.customer } : {}),
          ...(off === undefined ? {} : { off }),
        },
      },
      { done: t('redeemed'), quiet: true },
    )
    if (outcome && !outcome.ok) return refuse(refusalText(outcome.refusal))
    if (outcome) onClose()
  }
  return (
    <Sheet title={t('redeemTitle')} onClose={onClose}>
      <form
        className="zg-form"
        onChange={() => refuse('')}
        onSubmit={(event) => {
          event.preventDefault()
          if (whyNot === undefined) redeem().catch((error: unknown) => showToast(errorText(error), { tone: 'bad' }))
        }}
      >
        {single && (
          <label>
            {t('redeemCode')}
            <input
              className="zg-input zg-coupon-code"
              value={code}
              placeholder={t('lookHint')}
              spellCheck={false}
              onChange={({ target }) => setCode(target.value)}
            />
          </label>
        )}
        <label>
          {t('redeemOrder')}
          <input className="zg-input" value={order} spellCheck={false} onChange={({ target }) => setOrder(target.value)} />
          <span className="zg-second zg-small">{t(batch.way === 'claimed' ? 'redeemOrderNeeded' : 'redeemOrderHint')}</span>
        </label>
        <div className="zg-choose">
          {t('redeemOff')}
          <AmountInput label={t('redeemOff')} value={off} onChange={setOff} onClear={() => setOff(undefined)} />
        </div>
        {refused !== '' && (
          <p className="zg-warning" role="alert">
            {refused}
          </p>
        )}
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={whyNot}>
            {t('redeem')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
