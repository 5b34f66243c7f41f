import { customerIdOf } from '~/domain/customer'
import type { PointsLine, Program } from '~/domain/member'
import { unitOf } from '~/domain/money'
import { addMonths } from '~/lib/zone'
import { Random } from './random'
import type { Simulated } from './simulate'
import { tierNames, tiersOf } from './tiers'

/** Points are given since so many days. */
const SINCE = 60
/** Months until they are lost. */
const EXPIRES = 12
/** What a tier asks for in a year, lowest first. Its members' price is a promotion, so that past orders carry it. */
const ASKED: { orders: number; early: number }[] = [
  { orders: 4, early: 0 },
  { orders: 9, early: 2 },
  { orders: 20, early: 12 },
]

/** One point for each unit of the currency, worth a hundredth of it. */
export function programOf({ words }: Simulated): Program {
  const unit = unitOf(words.shop.currency)
  return {
    key: 'shop',
    earn: { per: unit },
    worth: unit / 100,
    expires: EXPIRES,
    tiers: tierNames(words).map((name, i) => {
      const { orders, early } = ASKED[i]
      return { name, from: { orders }, months: 12, ...(early > 0 ? { early } : {}) }
    }),
  }
}

/** What members of the two upper tiers earned since the programme began, and what some of them spent of it. */
export function pointsOf(shop: Simulated): PointsLine[] {
  const { table, calendar, customers, words, seed } = shop
  const { orders, lines } = table
  const random = Random.of(seed, 'points')
  const unit = unitOf(words.shop.currency)
  const [lowest] = tierNames(words)
  const members = new Set(
    tiersOf(orders.buyer.codes, customers.key.length, words).flatMap(({ customer, tier }) => (tier === lowest ? [] : [customer])),
  )
  const since = calendar.startOf(calendar.today - SINCE)
  const expiresAt = (at: number): number => calendar.startOf(addMonths(calendar.zone.dayOf(at), EXPIRES))
  const ledger: PointsLine[] = []
  const balance = new Map<number, number>()
  for (let order = 0; order < orders.count; order++) {
    const at = orders.paidAt[order]
    const buyer = orders.buyer.codes[order]
    if (!(at >= since) || !members.has(buyer) || !Number.isNaN(orders.cancelledAt[order])) continue
    let goods = -orders.discount[order]
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) goods += lines.amount[line]
    const points = Math.floor(goods / unit)
    if (points <= 0) continue
    const customer = customerIdOf(customers.key[buyer])
    const ref = orders.number[order]
    const held = balance.get(buyer) ?? 0
    const spent = held >= 300 && random.chance(0.2) ? Math.floor(held / 100) * 100 : 0
    if (spent > 0) ledger.push({ key: `${ref}/spend`, customer, at, points: -spent, reason: 'spend', ref })
    ledger.push({ key: `${ref}/earn`, customer, at, points, reason: 'earn', ref, expiresAt: expiresAt(at) })
    balance.set(buyer, held - spent + points)
  }
  return ledger
}
