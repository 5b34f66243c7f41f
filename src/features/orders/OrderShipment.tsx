import { orderProgress, type Parcel } from '~/domain/orderProgress'
import { useMessages } from '~/lib/i18n'
import type { OrderDetail } from '~/store/lists'
import { Facts } from '~/ui/Facts'
import { useFormat } from '~/ui/UiContext'
import { actTexts } from './actTexts'
import { drawerMessages } from './drawerMessages'

/** Where it goes and parcel by parcel: by whom, under which number, when sent and when there; what nobody told is said. */
export function OrderShipment({ detail: { base, acts, tellsShipments } }: { detail: OrderDetail }) {
  const t = useMessages(drawerMessages)
  const told = useMessages(actTexts)
  if (base.type === 'credit') return null
  const { parcels, lines, shipped, cancelled } = orderProgress(base, acts)
  const tells = tellsShipments || acts.some(({ did }) => did.kind === 'ship')
  const sent = lines.reduce((sum, line) => sum + line.sent, 0)
  const left = lines.reduce((sum, line) => sum + line.left, 0)
  const to = acts.findLast(({ did }) => did.kind === 'address')?.did
  return (
    <section className="zg-stack-tight">
      <h3>{t('shipment')}</h3>
      {to?.kind === 'address' && (
        <Facts facts={{ [told('address')]: [to.to.name, to.to.phone, to.to.text, to.to.region].filter(Boolean).join(' · ') }} />
      )}
      {parcels.length > 0 && !shipped && !cancelled && left > 0 && sent > 0 && <p className="zg-num">{told('partSent', { sent, left })}</p>}
      {parcels.length === 0 && <p className="zg-second">{t(tells ? 'notShipped' : 'shipmentUntold')}</p>}
      <ol className="zg-parcels">
        {parcels.map((parcel, at) => (
          <li key={parcel.key}>
            <OneParcel parcel={parcel} place={parcels.length > 1 ? at + 1 : undefined} tells={tells} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function OneParcel({ parcel, place, tells }: { parcel: Parcel; place: number | undefined; tells: boolean }) {
  const t = useMessages(drawerMessages)
  const told = useMessages(actTexts)
  const format = useFormat()
  const untold = (text: string) => <span className="zg-second">{text}</span>
  const time = (at: number) => <span className="zg-num">{format.time(at)}</span>
  const { carrier, tracking, at, deliveredAt } = parcel
  return (
    <>
      {place !== undefined && <h4>{told('parcel', { place })}</h4>}
      <Facts
        facts={{
          [t('carrier')]: carrier || untold(t('carrierUntold')),
          [t('tracking')]: tracking ? <span className="zg-num">{tracking}</span> : untold(t('trackingUntold')),
          [t('shippedAt')]: at === undefined ? untold(t('shippedUntold')) : time(at),
          [t('deliveredAt')]: deliveredAt === undefined ? untold(t(tells ? 'notDelivered' : 'deliveryUntold')) : time(deliveredAt),
        }}
      />
    </>
  )
}
