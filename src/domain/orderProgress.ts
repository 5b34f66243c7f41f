import type { Instant } from '~/lib/zone'
import type { Order, OrderLine } from './order'
import type { LineUnits, OrderAct } from './orderAct'

/** One parcel, as its acts or the order's source tell of it. */
export interface Parcel {
  /** Key of the act that sent it; '' the one that the order came with. */
  key: string
  at?: Instant
  carrier: string
  tracking: string
  /** What is in it; none: nobody told. */
  lines: readonly LineUnits[]
  deliveredAt?: Instant
}

export interface LineProgress {
  /** Whole units that are or were to be sent. */
  units: number
  sent: number
  cancelled: number
  /** Neither sent nor cancelled. */
  left: number
}

/** How far an order has come. */
export interface OrderProgress {
  lines: readonly LineProgress[]
  parcels: readonly Parcel[]
  /** Nothing is left to be sent, and something was. */
  shipped: boolean
  /** Since when; undefined where only the parcel is told. */
  shippedAt?: Instant
  cancelled: boolean
  cancelledAt?: Instant
}

type Ship = { act: OrderAct; did: Extract<OrderAct['did'], { kind: 'ship' }> }
type Cancel = { act: OrderAct; did: Extract<OrderAct['did'], { kind: 'cancel' }> }

/** Goods that are sent: postage, fees and what counts as no sale are not. */
const isSent = ({ kind, notSale, quantity }: OrderLine): boolean =>
  (kind === 'sale' || kind === 'gift') && notSale === '' && quantity > 0 && Number.isInteger(quantity)

/** Acts in the order in which they were done. */
export const inTime = (acts: readonly OrderAct[]): OrderAct[] => acts.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))

const unitsOf = (lists: readonly (readonly LineUnits[])[], line: number): number =>
  lists.flat().reduce((sum, each) => (each.line === line ? sum + each.units : sum), 0)

/** What is sent, cancelled and left of an order as it came in, with its acts. What its source tells of it by now stands before what acts say. */
export function orderProgress(base: Order, acts: readonly OrderAct[]): OrderProgress {
  const sorted = inTime(acts)
  const ships = sorted.flatMap((act): Ship[] => (act.did.kind === 'ship' ? [{ act, did: act.did }] : []))
  const cancels = sorted.flatMap((act): Cancel[] => (act.did.kind === 'cancel' ? [{ act, did: act.did }] : []))
  const toldShipped = base.shipment?.at !== undefined || base.shipment?.deliveredAt !== undefined
  const toldCancelled = base.cancelledAt !== undefined
  const allShipped = toldShipped || ships.some(({ did }) => did.whole)
  const allCancelled = toldCancelled || cancels.some(({ did }) => did.whole)
  const lines = base.lines.map((each, line): LineProgress => {
    if (!isSent(each)) return { units: 0, sent: 0, cancelled: 0, left: 0 }
    const units = each.quantity
    const cut = Math.min(
      units,
      unitsOf(
        cancels.map(({ did }) => did.lines),
        line,
      ),
    )
    const went = Math.min(
      units - cut,
      unitsOf(
        ships.map(({ did }) => did.lines),
        line,
      ),
    )
    const sent = allShipped ? units - cut : went
    const cancelled = allCancelled ? units - sent : cut
    return { units, sent, cancelled, left: units - sent - cancelled }
  })
  const isLeft = lines.some(({ left }) => left > 0)
  const isAnySent = allShipped || lines.some(({ sent }) => sent > 0)
  const tellsUnits = lines.some(({ units }) => units > 0)
  const shipped = allShipped || (tellsUnits && !isLeft && isAnySent)
  const cancelled = toldCancelled || (!isAnySent && (allCancelled || (tellsUnits && !isLeft)))
  // The last parcel's: a cancel that left nothing more to be sent says nothing of sending.
  const shippedAt = base.shipment?.at ?? ships.at(-1)?.act.at
  const cancelledAt = toldCancelled ? base.cancelledAt : cancels.at(-1)?.act.at
  return {
    lines,
    parcels: parcelsOf(base, sorted, ships),
    shipped,
    ...(shipped && shippedAt !== undefined && { shippedAt }),
    cancelled,
    ...(cancelled && cancelledAt !== undefined && { cancelledAt }),
  }
}

/** The source's parcel, where it is none that acts have told before, and those of acts; each with its newest number and when it arrived. */
function parcelsOf(base: Order, sorted: readonly OrderAct[], ships: readonly Ship[]): Parcel[] {
  const { shipment } = base
  const own = ships.map(({ act, did }): Parcel => ({
    key: act.key,
    at: act.at,
    carrier: did.carrier,
    tracking: did.tracking,
    lines: did.lines,
  }))
  const told: Parcel[] =
    shipment && own.length === 0 ? [{ key: '', carrier: shipment.carrier, tracking: shipment.tracking, lines: [] }] : []
  if (told[0] && shipment?.at !== undefined) told[0].at = shipment.at
  const parcels = [...told, ...own]
  for (const { at, did } of sorted) {
    const parcel = did.kind === 'track' || did.kind === 'deliver' ? parcels.find(({ key }) => key === did.of) : undefined
    if (!parcel) continue
    if (did.kind === 'track') [parcel.carrier, parcel.tracking] = [did.carrier, did.tracking]
    if (did.kind === 'deliver') parcel.deliveredAt ??= at
  }
  if (shipment?.deliveredAt !== undefined) for (const parcel of parcels) parcel.deliveredAt = shipment.deliveredAt
  return parcels
}
