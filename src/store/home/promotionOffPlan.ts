import { exchange, factorOf } from '~/domain/exchange'
import type { Amount } from '~/domain/money'
import { NOT_SALE, ORDER_TYPES } from '~/domain/order'
import { type Promotion, promotionState } from '~/domain/promotion/promotion'
import type { Instant } from '~/lib/zone'
import type { SeenTable } from '~/store/orderColumns'
import type { HomeSource } from './source'

/** Off plan below this part of what was to be sold by now. */
const OFF_BELOW = 0.7
/** Before this part of the window has gone nothing can be said. */
const TOO_EARLY = 0.1

/** Running promotions that have sold less by now than they were to. */
export const findPromotionsOffPlan: HomeSource = async ({ db, currency, viewer: { now }, lists }) => {
  const running = (await db.promotions.toArray()).filter(
    (promotion) => promotionState(promotion, now) === 'running' && promotion.expected.gmv > 0 && shareGone(promotion, now) >= TOO_EARLY,
  )
  if (running.length === 0) return []
  const sold = soldBy((await lists()).tables, running, currency, now)
  return running.flatMap((promotion) => {
    const share = shareGone(promotion, now)
    const planned = Math.round(promotion.expected.gmv * share)
    const { gmv, orders } = sold.get(promotion.key) ?? { gmv: 0, orders: 0 }
    if (gmv >= OFF_BELOW * planned) return []
    return {
      id: `promotionOffPlan/${promotion.key}`,
      kind: 'promotionOffPlan' as const,
      on: `promotion/${promotion.key}` as const,
      press: 1 - gmv / planned,
      facts: {
        name: promotion.name,
        gmv,
        orders,
        planned,
        expected: promotion.expected.gmv,
        part: gmv / planned,
        share,
        from: promotion.from,
        to: promotion.to,
      },
    }
  })
}

const shareGone = ({ from, to }: Promotion, now: Instant): number => Math.min(1, (now - from) / (to - from))

const CREDIT = ORDER_TYPES.indexOf('credit')
const COUNTS = NOT_SALE.indexOf('')

/** GMV and number of the paid orders that carry each promotion's key, in its window and up to now; in the shop's currency. */
function soldBy(
  tables: readonly SeenTable[],
  promotions: readonly Pick<Promotion, 'key' | 'from' | 'to'>[],
  currency: string,
  now: Instant,
): Map<string, { gmv: Amount; orders: number }> {
  const sold = new Map<string, { gmv: Amount; orders: number }>()
  const byKey = new Map(promotions.map((promotion) => [promotion.key, promotion]))
  for (const { table, hidden } of tables) {
    const { orders, lines } = table
    const carried = orders.promotion.values.map((key) => byKey.get(key))
    if (!carried.some(Boolean)) continue
    for (let order = 0; order < orders.count; order++) {
      const promotion = carried[orders.promotion.codes[order]]
      const at = orders.paidAt[order]
      if (!promotion || !(at >= promotion.from && at < promotion.to && at <= now)) continue
      if (hidden?.[order] || orders.test[order] || orders.type[order] === CREDIT) continue
      const rate = orders.rate[order]
      const factor = factorOf(orders.currency.values[orders.currency.codes[order]], Number.isNaN(rate) ? undefined : rate, currency)
      if (factor === undefined) continue
      let gmv = exchange(orders.shipping[order], factor) - exchange(orders.discount[order], factor)
      for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++) {
        if (lines.notSale[line] === COUNTS) gmv += exchange(lines.amount[line], factor) - exchange(lines.discount[line], factor)
      }
      const sum = sold.get(promotion.key) ?? { gmv: 0, orders: 0 }
      sold.set(promotion.key, { gmv: sum.gmv + gmv, orders: sum.orders + 1 })
    }
  }
  return sold
}
