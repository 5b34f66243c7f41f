import type { OrderAct } from '~/domain/orderAct'
import { orderProgress } from '~/domain/orderProgress'
import type { Base } from './bases'

/** What a return can be of, by SKU: units that were sent. Where neither the order's source nor an act tells of shipments, what was paid for and not cancelled counts as sent. */
export function sentOf({ order, tellsShipments }: Base, acts: readonly OrderAct[]): Record<string, number> {
  const { lines, parcels } = orderProgress(order, acts)
  const tells = tellsShipments || parcels.length > 0
  if (!tells && order.paidAt === undefined) return {}
  const sent: Record<string, number> = {}
  lines.forEach(({ units, sent: went, cancelled }, at) => {
    const sku = order.lines[at]?.sku ?? ''
    const count = tells ? went : units - cancelled
    if (sku !== '' && count > 0) sent[sku] = (sent[sku] ?? 0) + count
  })
  return sent
}
