import { useState } from 'react'
import type { OrderReason } from '~/domain/orderAct'
import { totalOf } from '~/domain/applyActs'
import { orderProgress } from '~/domain/orderProgress'
import { refundable, splitRefund } from '~/domain/refundSplit'
import { ReasonSelect } from '~/features/shared/refund/ReasonSelect'
import { SplitPreview } from '~/features/shared/refund/SplitPreview'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import type { OrderDetail } from '~/store/lists'
import { useFormat } from '~/ui/UiContext'
import { ActSheet } from './ActSheet'
import { actionMessages } from './messages'
import { countUnits, everyUnit, type PickedUnits, toLineUnits, UnitPicker } from './UnitPicker'
import { useAct } from './useAct'

/** Units that will not be sent, all of them or some; with their money in the same step, where it is wanted. */
export function CancelSheet({ detail: { base, acts, perks }, onClose }: { detail: OrderDetail; onClose: () => void }) {
  const t = useMessages(actionMessages)
  const format = useFormat()
  const whyNot = useWhyNot('order.cancel')
  const { act, refusal, forget } = useAct(onClose)
  const progress = orderProgress(base, acts)
  const [picked, setPicked] = useState<PickedUnits>(() => everyUnit(progress))
  const [reason, setReason] = useState<OrderReason | ''>('')
  const [refunds, setRefunds] = useState(true)
  const left = progress.lines.reduce((sum, each) => sum + each.left, 0)
  const count = countUnits(picked)
  const whole = count === left
  const isSent = progress.lines.some(({ sent }) => sent > 0)
  const can = refundable(base, acts)
  const lines = left === 0 ? can.lines.map(({ line, left: amount }) => ({ line, units: 0, amount })) : toLineUnits(picked)
  const split = splitRefund(base, acts, { lines, ...(whole && !isSent ? { shipping: 'rest' as const } : {}) }, perks)
  const amount = totalOf(split)
  const order = base.number
  const send = () =>
    void act(
      {
        kind: 'order.cancel',
        args: {
          order,
          key: crypto.randomUUID(),
          reason: reason === '' ? 'other' : reason,
          ...(whole ? {} : { units: toLineUnits(picked) }),
          ...(refunds && amount > 0 ? { refund: split } : {}),
        },
      },
      t('cancelDone', { order }),
    )
  return (
    <ActSheet
      title={t('cancelTitle', { order })}
      send={whole && !isSent ? t('cancelSendWhole') : t('cancelSend', { count })}
      whyNot={whyNot ?? (left > 0 && count === 0 ? t('whyUnits') : reason === '' ? t('whyReason') : undefined)}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <p className="zg-second zg-small">{t('cancelHint')}</p>
      <UnitPicker
        label={t('cancelUnits')}
        order={base}
        progress={progress}
        picked={picked}
        onChange={(next) => {
          forget()
          setPicked(next)
        }}
      />
      <ReasonSelect value={reason} onChange={setReason} />
      {can.all.left > 0 && (
        <label className="zg-check">
          <span>
            <input type="checkbox" checked={refunds} onChange={({ target }) => setRefunds(target.checked)} />{' '}
            {t('cancelRefund', { amount: format.price(amount, base.currency) })}
          </span>
          {!refunds && <span className="zg-second zg-small">{t('cancelNoRefund')}</span>}
        </label>
      )}
      {refunds && amount > 0 && <SplitPreview split={split} can={can} currency={base.currency} perks={perks} />}
      <p className="zg-second zg-small" aria-live="polite">
        {whole ? t(isSent ? 'cancelShipped' : 'cancelAll') : t('cancelPart', { count: left - count })} {t('cancelStock')}
      </p>
    </ActSheet>
  )
}
