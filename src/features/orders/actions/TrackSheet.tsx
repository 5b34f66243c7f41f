import { useState } from 'react'
import { orderProgress } from '~/domain/orderProgress'
import { useMessages } from '~/lib/i18n'
import type { OrderDetail } from '~/store/lists'
import { ActSheet } from './ActSheet'
import { CarrierFields } from './CarrierFields'
import { actionMessages } from './messages'
import { useAct } from './useAct'

/** Another carrier or number for a parcel that is out. */
export function TrackSheet({ detail: { base, acts }, onClose }: { detail: OrderDetail; onClose: () => void }) {
  const t = useMessages(actionMessages)
  const { act, refusal } = useAct(onClose)
  const { parcels } = orderProgress(base, acts)
  const [place, setPlace] = useState(parcels.length - 1)
  const [typed, setTyped] = useState<{ carrier?: string; tracking?: string }>({})
  const parcel = parcels[place] ?? { key: '', carrier: '', tracking: '' }
  const { carrier = parcel.carrier, tracking = parcel.tracking } = typed
  const order = base.number
  return (
    <ActSheet
      title={t('trackTitle', { order })}
      send={t('trackSend')}
      whyNot={tracking.trim() === '' ? t('whyTracking') : undefined}
      refusal={refusal}
      onSend={() =>
        void act(
          {
            kind: 'order.track',
            args: { order, key: crypto.randomUUID(), of: parcel.key, carrier: carrier.trim(), tracking: tracking.trim() },
          },
          t('trackDone'),
        )
      }
      onClose={onClose}
    >
      {parcels.length > 1 && (
        <label>
          {t('parcel')}
          <select
            className="zg-input"
            value={place}
            onChange={({ target }) => {
              setTyped({})
              setPlace(Number(target.value))
            }}
          >
            {parcels.map((each, at) => (
              <option key={each.key} value={at}>
                {[`${at + 1}`, each.carrier, each.tracking].filter(Boolean).join(' · ')}
              </option>
            ))}
          </select>
        </label>
      )}
      <CarrierFields carrier={carrier} tracking={tracking} onChange={(change) => setTyped((now) => ({ ...now, ...change }))} />
    </ActSheet>
  )
}
