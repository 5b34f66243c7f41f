import { useState } from 'react'
import { orderProgress } from '~/domain/orderProgress'
import { useMessages } from '~/lib/i18n'
import type { OrderDetail } from '~/store/lists'
import { ActSheet } from './ActSheet'
import { CarrierFields } from './CarrierFields'
import { actionMessages } from './messages'
import { countUnits, everyUnit, toLineUnits, UnitPicker } from './UnitPicker'
import { useAct } from './useAct'

/** A parcel goes out: all that is left, or some of it. */
export function ShipSheet({ detail: { base, acts }, onClose }: { detail: OrderDetail; onClose: () => void }) {
  const t = useMessages(actionMessages)
  const { act, refusal, forget } = useAct(onClose)
  const progress = orderProgress(base, acts)
  const [picked, setPicked] = useState(() => everyUnit(progress))
  const [parcel, setParcel] = useState({ carrier: '', tracking: '' })
  const left = progress.lines.reduce((sum, each) => sum + each.left, 0)
  const count = countUnits(picked)
  const whole = left === 0 || count === left
  const order = base.number
  const send = () =>
    void act(
      {
        kind: 'order.ship',
        args: { parcels: [{ order, key: crypto.randomUUID(), ...parcel, ...(whole ? {} : { lines: toLineUnits(picked) }) }] },
      },
      t('shipDone', { order }),
    )
  return (
    <ActSheet
      title={t('shipTitle', { order })}
      send={left === 0 ? t('shipSendWhole') : t('shipSend', { count })}
      whyNot={left > 0 && count === 0 ? t('whyUnits') : undefined}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      {base.paidAt === undefined && <p className="zg-warning">{t('notPaid')}</p>}
      <CarrierFields {...parcel} onChange={(change) => setParcel((now) => ({ ...now, ...change }))} />
      <UnitPicker
        label={t('units')}
        order={base}
        progress={progress}
        picked={picked}
        onChange={(next) => {
          forget()
          setPicked(next)
        }}
      />
      <p className="zg-second zg-small" aria-live="polite">
        {whole ? t('shipAll') : t('shipRest', { count: left - count })}
      </p>
    </ActSheet>
  )
}
