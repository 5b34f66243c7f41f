import type { CouponBatch, Redemption } from '~/domain/coupon'
import { type CarriedOrder, type CouponUse, tellsUse, usersOf, usesOf } from '~/domain/couponUse'
import { customerIdOf } from '~/domain/customer'
import { exchange, factorOf } from '~/domain/exchange'
import { ORDER_TYPES } from '~/domain/order'
import type { Promotion } from '~/domain/promotion/promotion'
import { CouponBook } from '~/store/couponBook'
import type { SeenTable } from '~/store/orderColumns'
import type { OpenShop } from './shop'
import { listsOf } from './shopLists'

/** All that is known of coupons, at one version. */
export interface Coupons {
  book: CouponBook
  promotions: readonly Promotion[]
  redemptionsOf: (batch: string) => readonly Redemption[]
  /** The latest first. */
  usesOf: (batch: CouponBatch) => readonly CouponUse[]
  /** Orders of promotions that use it and take something off by other rules too: whether they used a coupon is not told. */
  untoldOf: (batch: CouponBatch) => number
}

const known = new WeakMap<OpenShop, { version: number; coupons: Promise<Coupons> }>()

export async function couponsOf(open: OpenShop): Promise<Coupons> {
  const version = await open.version()
  const last = known.get(open)
  if (last?.version === version) return last.coupons
  const coupons = readCoupons(open)
  known.set(open, { version, coupons })
  coupons.catch(() => known.delete(open))
  return coupons
}

async function readCoupons(open: OpenShop): Promise<Coupons> {
  const [book, redemptions, promotions] = await Promise.all([
    CouponBook.of(open.db),
    open.db.redemptions.toArray(),
    open.db.promotions.toArray(),
  ])
  const byBatch = new Map<string, Redemption[]>()
  for (const redemption of redemptions) {
    const own = byBatch.get(redemption.batch)
    if (own) own.push(redemption)
    else byBatch.set(redemption.batch, [redemption])
  }
  const users = new Map(book.batches.map(({ key }) => [key, usersOf(key, promotions)]))
  const wanted = new Set([...users.values()].flat())
  const carried = wanted.size === 0 ? new Map<string, CarriedOrder[]>() : await carriedBy(open, wanted)
  const plans = new Map(promotions.map((promotion) => [promotion.key, promotion]))
  const redemptionsOf = (batch: string) => byBatch.get(batch) ?? []
  const ordersOf = ({ key, from, to }: CouponBatch, told: boolean): CarriedOrder[] =>
    (users.get(key) ?? [])
      .filter((promotion) => tellsUse(key, plans.get(promotion) ?? { rules: [] }) === told)
      .flatMap((promotion) => carried.get(promotion) ?? [])
      .filter(({ at }) => at >= from && at < to)
  const uses = new Map<string, readonly CouponUse[]>()
  return {
    book,
    promotions,
    redemptionsOf,
    usesOf: (batch) => {
      const own = uses.get(batch.key) ?? usesOf(redemptionsOf(batch.key), ordersOf(batch, true))
      uses.set(batch.key, own)
      return own
    },
    untoldOf: (batch) => {
      const told = new Set(redemptionsOf(batch.key).map(({ order }) => order))
      return ordersOf(batch, false).filter(({ order }) => !told.has(order)).length
    },
  }
}

const SALE = ORDER_TYPES.indexOf('sale')

/** Paid orders by the promotion that they carry. */
async function carriedBy(open: OpenShop, wanted: ReadonlySet<string>): Promise<Map<string, CarriedOrder[]>> {
  const { tables, state } = await listsOf(open)
  const found = new Map<string, CarriedOrder[]>([...wanted].map((key) => [key, []]))
  for (const seen of tables) addCarried(seen, state.settings.currency, found)
  return found
}

function addCarried({ table: { orders, lines }, hidden }: SeenTable, currency: string, found: ReadonlyMap<string, CarriedOrder[]>): void {
  const lists = orders.promotion.values.map((key) => found.get(key))
  if (lists.every((list) => !list)) return
  for (let order = 0; order < orders.count; order++) {
    const list = lists[orders.promotion.codes[order]]
    if (!list || hidden?.[order] || orders.type[order] !== SALE || orders.test[order] || Number.isNaN(orders.paidAt[order])) continue
    const rate = orders.rate[order]
    const factor = factorOf(orders.currency.values[orders.currency.codes[order]], Number.isNaN(rate) ? undefined : rate, currency)
    if (factor === undefined) continue
    let off = exchange(orders.discount[order], factor)
    for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++)
      off += exchange(lines.discount[line], factor)
    // An order that got nothing off did not use the coupon.
    if (off <= 0) continue
    const customer = customerIdOf(orders.buyer.values[orders.buyer.codes[order]])
    list.push({ order: orders.number[order], customer, at: orders.paidAt[order], off })
  }
}
