import { exchange, factorOf } from '~/domain/exchange'
import type { Amount } from '~/domain/money'
import { NOT_SALE, ORDER_TYPES } from '~/domain/order'
import { dueShare, type Habits, isBehind, PROFILE_DAYS, profileOf, slicesOf } from '~/domain/promotion/pace'
import { type Promotion, promotionState } from '~/domain/promotion/promotion'
import { type Instant, weekdayOf, type Zone, zoneOf } from '~/lib/zone'
import type { SeenTable } from '~/store/orderColumns'
import type { HomeSource } from './source'

const HOUR_MS = 3_600_000

/** Running promotions that have sold less by now than they were to: as their war room says. */
export const findPromotionsOffPlan: HomeSource = async ({ db, currency, viewer: { now }, lists }) => {
  const running = (await db.promotions.toArray()).filter(
    (promotion) => promotionState(promotion, now) === 'running' && promotion.expected.gmv > 0 && now > promotion.from,
  )
  if (running.length === 0) return []
  const zone = zoneOf((await db.settings.get('shop'))?.zone ?? 'UTC')
  const { tables } = await lists()
  const sold = soldBy(tables, running, currency, now)
  return running.flatMap((promotion) => {
    const profile = profileOf(habitsOf(tables, zone, promotion.from))
    const share = dueShare(slicesOf(profile, zone, promotion.from, promotion.to), now)
    const planned = Math.round(promotion.expected.gmv * share)
    const { gmv, orders } = sold.get(promotion.key) ?? { gmv: 0, orders: 0 }
    if (!isBehind({ gmv, planned, due: share })) return []
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

const CREDIT = ORDER_TYPES.indexOf('credit')
const COUNTS = NOT_SALE.indexOf('')

/** When orders were paid in the weeks before an instant. */
function habitsOf(tables: readonly SeenTable[], zone: Zone, before: Instant): Habits {
  const habits = { weekdays: Array.from({ length: 7 }, () => 0), hours: Array.from({ length: 24 }, () => 0) }
  const end = zone.startOfDay(zone.dayOf(before))
  const from = zone.startOfDay(zone.dayOf(before) - PROFILE_DAYS)
  for (const { table, hidden } of tables) {
    const { orders } = table
    for (let order = 0; order < orders.count; order++) {
      const at = orders.paidAt[order]
      if (!(at >= from && at < end) || hidden?.[order] || orders.test[order] || orders.type[order] === CREDIT) continue
      const hours = Math.floor((at + zone.offsetAt(at)) / HOUR_MS)
      habits.weekdays[weekdayOf(Math.floor(hours / 24)) - 1]++
      habits.hours[((hours % 24) + 24) % 24]++
    }
  }
  return habits
}

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
