import { useState } from 'react'
import type { Address } from '~/domain/orderAct'
import { useMessages } from '~/lib/i18n'
import type { OrderDetail } from '~/store/lists'
import { ActSheet } from './ActSheet'
import { actionMessages } from './messages'
import { useAct } from './useAct'

const FIELDS = [
  { field: 'name', label: 'addressName' },
  { field: 'phone', label: 'addressPhone' },
] as const

/** Where the order goes, as long as nothing of it is on its way. */
export function AddressSheet({ detail, onClose }: { detail: OrderDetail; onClose: () => void }) {
  const t = useMessages(actionMessages)
  const { act, refusal } = useAct(onClose)
  const { order, masked } = detail
  // What is masked is not written back.
  const [to, setTo] = useState<Address>(() => ({
    name: masked ? '' : order.buyer.name,
    phone: masked ? '' : order.buyer.phone,
    text: '',
    region: order.region,
  }))
  const set = (change: Partial<Address>) => setTo((now) => ({ ...now, ...change }))
  return (
    <ActSheet
      title={t('addressTitle', { order: order.number })}
      send={t('addressSend')}
      whyNot={to.text.trim() === '' ? t('whyAddress') : undefined}
      refusal={refusal}
      onSend={() => void act({ kind: 'order.address', args: { order: order.number, key: crypto.randomUUID(), to } }, t('addressDone'))}
      onClose={onClose}
    >
      <p className="zg-second zg-small">{t('addressHint')}</p>
      {FIELDS.map(({ field, label }) => (
        <label key={field}>
          {t(label)}
          <input
            className="zg-input"
            value={to[field]}
            maxLength={100}
            autoComplete="off"
            onChange={({ target }) => set({ [field]: target.value })}
          />
        </label>
      ))}
      <label>
        {t('addressText')}
        <textarea
          className="zg-input zg-order-text"
          rows={3}
          value={to.text}
          maxLength={500}
          onChange={({ target }) => set({ text: target.value })}
        />
      </label>
      <label>
        {t('addressRegion')}
        <input className="zg-input" value={to.region} maxLength={100} onChange={({ target }) => set({ region: target.value })} />
      </label>
    </ActSheet>
  )
}
