import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { OrderRule } from '~/domain/orderCommand'
import { orderProgress, type OrderProgress } from '~/domain/orderProgress'
import { refundable } from '~/domain/refundSplit'
import { orderTexts } from '~/features/shared/orderTexts'
import { refundMessages } from '~/features/shared/refund/refundMessages'
import { RefundSheet } from '~/features/shared/refund/RefundSheet'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { OrderDetail } from '~/store/lists'
import { Button } from '~/ui/Button'
import { Menu } from '~/ui/Menu'
import { AddressSheet } from './AddressSheet'
import { CancelSheet } from './CancelSheet'
import { actionMessages } from './messages'
import { ShipSheet } from './ShipSheet'
import { TrackSheet } from './TrackSheet'

type Open = 'ship' | 'refund' | 'cancel' | 'track' | 'address'

/** What can be done about an order now; what cannot says why. */
export function OrderActions({ detail }: { detail: OrderDetail }) {
  const t = useMessages(actionMessages)
  const navigate = useNavigate()
  const [open, setOpen] = useState<Open>()
  const progress = orderProgress(detail.base, detail.acts)
  const why = useWhys(detail, progress)
  const deliver = useDeliver(detail, progress)
  const close = () => setOpen(undefined)
  const { number, type } = detail.order
  if (type === 'credit') return null
  const item = (key: Open) => ({
    key,
    label: t(key),
    ...(why[key] === undefined ? {} : { disabledReason: why[key] }),
    onPick: () => setOpen(key),
  })
  return (
    <div className="zg-order-actions" role="group" aria-label={t('actions')}>
      <Button type={why.ship === undefined ? 'primary' : 'default'} disabledReason={why.ship} onClick={() => setOpen('ship')}>
        {t('ship')}
      </Button>
      <Button disabledReason={why.refund} onClick={() => setOpen('refund')}>
        {t('refund')}
      </Button>
      <Button disabledReason={why.cancel} onClick={() => setOpen('cancel')}>
        {t('cancel')}
      </Button>
      <Menu
        label={t('more')}
        button={t('more')}
        className="zg-order-more"
        groups={[
          [
            item('track'),
            {
              key: 'deliver',
              label: t('deliver'),
              ...(why.deliver === undefined ? {} : { disabledReason: why.deliver }),
              onPick: () => void deliver(),
            },
            item('address'),
          ],
          [{ key: 'return', label: t('return'), onPick: () => void navigate(paths.newReturn({ order: number })) }],
        ]}
      />
      {open === 'ship' && <ShipSheet detail={detail} onClose={close} />}
      {open === 'refund' && <RefundSheet order={number} onDone={close} />}
      {open === 'cancel' && <CancelSheet detail={detail} onClose={close} />}
      {open === 'track' && <TrackSheet detail={detail} onClose={close} />}
      {open === 'address' && <AddressSheet detail={detail} onClose={close} />}
    </div>
  )
}

/** The same rules that the store asks, while the order is looked at. */
function useWhys({ base, acts }: OrderDetail, progress: OrderProgress): Record<Open | 'deliver', string | undefined> {
  const t = useMessages(refundMessages)
  const say = useMessages(orderTexts)
  const may: Record<Open | 'deliver', string | undefined> = {
    ship: useWhyNot('order.ship'),
    refund: useWhyNot('order.refund'),
    cancel: useWhyNot('order.cancel'),
    track: useWhyNot('order.track'),
    deliver: useWhyNot('order.deliver'),
    address: useWhyNot('order.address'),
  }
  const { cancelled, shipped, parcels } = progress
  const rule = (name: PlainRule, holds: boolean) => (holds ? say(name) : undefined)
  const over = rule('order.cancelled', cancelled) ?? rule('order.shipped', shipped)
  const can = refundable(base, acts)
  return {
    ship: may.ship ?? over,
    cancel: may.cancel ?? over,
    refund: may.refund ?? rule('order.notPaid', base.paidAt === undefined) ?? (can.all.left === 0 ? t('whyAllBack') : undefined),
    track: may.track ?? rule('order.noParcel', parcels.length === 0),
    deliver:
      may.deliver ??
      rule('order.noParcel', parcels.length === 0) ??
      rule(
        'order.delivered',
        parcels.every(({ deliveredAt }) => deliveredAt !== undefined),
      ),
    address: may.address ?? rule('order.cancelled', cancelled) ?? rule('order.sent', parcels.length > 0),
  }
}

/** Rules whose words need no facts. */
type PlainRule = Exclude<OrderRule, 'order.tooMany' | 'order.twice' | 'order.cameBack'>

/** The oldest parcel that has not arrived is there. */
function useDeliver({ base }: OrderDetail, { parcels }: OrderProgress): () => Promise<unknown> {
  const t = useMessages(actionMessages)
  const run = useCommand()
  const parcel = parcels.find(({ deliveredAt }) => deliveredAt === undefined)
  return async () =>
    parcel &&
    run(
      { kind: 'order.deliver', args: { order: base.number, key: crypto.randomUUID(), of: parcel.key } },
      { done: t('deliverDone', { order: base.number }) },
    )
}
