import { useState } from 'react'
import type { CouponBatch } from '~/domain/coupon'
import { useAudienceRows } from '~/features/shared/audiences/queries'
import { errorText, useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { couponMessages } from './messages'

/** Gives a coupon to every buyer of an audience. */
export function GiveSheet({ batch, onClose }: { batch: CouponBatch; onClose: () => void }) {
  const t = useMessages(couponMessages)
  const run = useCommand()
  const { data: audiences } = useAudienceRows()
  const [chosen, choose] = useState('')
  const give = async () => {
    const query = { audience: [chosen], sort: 'gmv', descending: true, offset: 0, limit: Number.MAX_SAFE_INTEGER } as const
    const customers = await call('customers.pick', { query: { ...query, audience: [chosen] }, picked: { all: true, keys: [] } })
    if (customers.length === 0) return showToast(t('followNone'), { tone: 'bad' })
    const outcome = await run(
      { kind: 'coupon.give', args: { key: batch.key, customers } },
      { done: t('given', { count: customers.length }) },
    )
    if (outcome?.ok) onClose()
  }
  return (
    <Sheet title={t('giveTitle', { name: batch.name })} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen !== '') give().catch((error: unknown) => showToast(errorText(error), { tone: 'bad' }))
        }}
      >
        {audiences?.length === 0 ? (
          <p className="zg-second">{t('giveNone')}</p>
        ) : (
          <label>
            {t('giveTo')}
            <select className="zg-input" value={chosen} onChange={({ target }) => choose(target.value)}>
              <option value="">{t('giveChoose')}</option>
              {audiences?.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={chosen === '' ? t('giveChoose') : undefined}>
            {t('giveDo')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
