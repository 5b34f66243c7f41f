import type { CouponBatch, CouponWay, Redemption } from '~/domain/coupon'
import { customerIdOf } from '~/domain/customer'
import type { Plan } from './promotions'
import { Random } from './random'
import type { Simulated } from './simulate'

const DAY = 86_400_000
/** How buyers come to a coupon, by the name of its promotion; the others are claimed. */
const WAYS: Record<string, { way: CouponWay; code?: string; made?: number }> = {
  shuang12: { way: 'public', code: 'S12' },
  labor: { way: 'public', code: 'LABOR' },
  'newcomer-coupon': { way: 'public', code: 'HELLO' },
  winback: { way: 'single', made: 400 },
}
/** Of those who claim a coupon, so many never use it. */
const UNUSED = 0.55

const wayOf = ({ key }: Pick<Plan, 'key'>) => WAYS[key.replace(/-\d{4}$/, '')] ?? { way: 'claimed' }
const codeOf = (plan: Plan): string | undefined => {
  const { code } = wayOf(plan)
  return code && code + (/\d{4}$/.exec(plan.key)?.[0].slice(2) ?? '')
}

const batchesIn = ({ rules }: Plan): string[] => rules.flatMap(({ action }) => (action.kind === 'coupon' ? [action.batch] : []))

/** A batch of coupons for each rule that asks for one. */
export function couponBatchesOf({ plans, calendar, seed }: Simulated): CouponBatch[] {
  const random = Random.of(seed, 'codes')
  return plans.flatMap((plan) =>
    batchesIn(plan).map((key): CouponBatch => {
      const { way, made = 0 } = wayOf(plan)
      const code = codeOf(plan)
      return {
        key,
        name: plan.name,
        way,
        ...(code === undefined ? {} : { code }),
        made,
        ...(made > 0 ? { prefix: 'VIP', first: 0, seed: random.below(2 ** 31) } : {}),
        from: calendar.startOf(plan.from),
        to: calendar.startOf(plan.to),
        perBuyer: 1,
        createdAt: Math.min(calendar.now - DAY, calendar.startOf(plan.from - 10)),
      }
    }),
  )
}

/** Coupons that orders used, and of those that are claimed the ones that nobody used. */
export function redemptionsOf(shop: Simulated): Redemption[] {
  const { redeemed, table, plans, calendar, seed } = shop
  const random = Random.of(seed, 'claims')
  const planOf = new Map(plans.flatMap((plan) => batchesIn(plan).map((batch): [string, Plan] => [batch, plan])))
  const { orders } = table
  return redeemed.flatMap(({ order, batch, off }): Redemption[] => {
    const plan = planOf.get(batch)
    if (!plan) return []
    const at = orders.paidAt[order]
    const code = codeOf(plan)
    const customer = customerIdOf(orders.buyer.values[orders.buyer.codes[order]])
    const used: Redemption = { key: `${batch}/${orders.number[order]}`, batch, customer, at, order: orders.number[order], off }
    if (wayOf(plan).way !== 'claimed') return [{ ...used, ...(code === undefined ? {} : { code }) }]
    const start = calendar.startOf(plan.from)
    const claimedAt = Math.floor((start + random.next() * (orders.placedAt[order] - start)) / 1000) * 1000
    const idle = random.chance(UNUSED) ? [idleClaim(shop, random, { batch, claimedAt })] : []
    return [{ ...used, claimedAt }, ...idle]
  })
}

/** Somebody who took the coupon at about the same time, and let it lapse. */
function idleClaim({ customers }: Simulated, random: Random, claim: { batch: string; claimedAt: number }): Redemption {
  const customer = 1 + random.below(customers.key.length - 1)
  return { key: `${claim.batch}/claim-${customer}-${claim.claimedAt}`, ...claim, customer: customerIdOf(customers.key[customer]) }
}
