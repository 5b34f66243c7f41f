import { useMessages } from '~/lib/i18n'
import type { OrderDetail } from '~/store/lists'
import { Facts } from '~/ui/Facts'
import { useFormat } from '~/ui/UiContext'
import { drawerMessages } from './drawerMessages'

/** By whom, under which number, when sent and when there; what the file did not tell is said. */
export function OrderShipment({ detail: { order, tellsShipments } }: { detail: OrderDetail }) {
  const t = useMessages(drawerMessages)
  const format = useFormat()
  const { type, shipment } = order
  if (type === 'credit') return null
  const untold = (text: string) => <span className="zg-second">{text}</span>
  const time = (at: number) => <span className="zg-num">{format.time(at)}</span>
  return (
    <section className="zg-stack-tight">
      <h3>{t('shipment')}</h3>
      {shipment ? (
        <Facts
          facts={{
            [t('carrier')]: shipment.carrier || untold(t('carrierUntold')),
            [t('tracking')]: shipment.tracking ? <span className="zg-num">{shipment.tracking}</span> : untold(t('trackingUntold')),
            [t('shippedAt')]: shipment.at === undefined ? untold(t('shippedUntold')) : time(shipment.at),
            [t('deliveredAt')]:
              shipment.deliveredAt === undefined
                ? untold(t(tellsShipments ? 'notDelivered' : 'deliveryUntold'))
                : time(shipment.deliveredAt),
          }}
        />
      ) : (
        <p className="zg-second">{t(tellsShipments ? 'notShipped' : 'shipmentUntold')}</p>
      )}
    </section>
  )
}
