import { customerIdOf } from '~/domain/customer'
import type { PointsLine } from '~/domain/member'
import type { Order } from '~/domain/order'
import type { OrderAct } from '~/domain/orderAct'
import { NO_PERKS, type OrderPerks } from '~/domain/refundSplit'
import type { ShopDb } from '~/store/db'
import { linesOf } from '~/store/decideMember'
import { basesOf } from './bases'

/** An order as it came in, with what was done about it; undefined: there is none. Part of the caller's transaction; throws OrderUnknown. */
export async function readOrderBase(db: ShopDb, number: string): Promise<{ base: Order; acts: OrderAct[] } | undefined> {
  const [bases, acts] = await Promise.all([basesOf(db, [number]), db.orderActs.where('order').equals(number).toArray()])
  const base = bases.get(number)?.order
  return base && { base, acts }
}

/** Points and coupons that came with an order. */
export async function readPerks(db: ShopDb, { number, buyer }: Order): Promise<OrderPerks> {
  const customer = customerIdOf(buyer.key)
  if (customer === '') return NO_PERKS
  const lines = (await linesOf(db, customer)).filter(({ ref }) => ref === number)
  const sum = (reason: PointsLine['reason']) => lines.reduce((all, line) => (line.reason === reason ? all + line.points : all), 0)
  const redemptions = await db.redemptions.where('customer').equals(customer).toArray()
  return {
    pointsSpent: Math.max(0, -sum('spend')),
    pointsEarned: Math.max(0, sum('earn')),
    coupons: redemptions.flatMap(({ key, order, at }) => (order === number && at !== undefined ? [key] : [])),
  }
}
