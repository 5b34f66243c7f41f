import type { Amount } from './money'

const DAY_MS = 86_400_000

interface Sums {
  orders: number
  gmv: Amount
  refunded: Amount
  firstAt?: number
  lastAt?: number
}

/**
 * What follows of a customer's sums; undefined where there is nothing to divide by. `aov`: paid per order. `daysBetween`: from one order to the next
 * in the mean, rounded to tenths of a day. `refundShare`: of what was paid.
 */
export function customerValue({ orders, gmv, refunded, firstAt, lastAt }: Sums): {
  aov?: Amount
  daysBetween?: number
  refundShare?: number
} {
  return {
    ...(orders > 0 && { aov: Math.round(gmv / orders) }),
    ...(orders > 1 &&
      firstAt !== undefined &&
      lastAt !== undefined && { daysBetween: Math.round((10 * (lastAt - firstAt)) / DAY_MS / (orders - 1)) / 10 }),
    ...(gmv > 0 && { refundShare: refunded / gmv }),
  }
}
