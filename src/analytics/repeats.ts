import type { Dataset } from './dataset'
import { NO_DAY } from './dayIndex'
import type { Sums } from './sums'

/** A buyer already counted as one who came again on another day. */
const CAME_AGAIN = NO_DAY + 1

interface Came {
  code: number
  group: number
  last: Int32Array
  sums: Sums
}

/** Orders given back are no purchases. */
export function countAgain({ orders }: Dataset, order: number, { code, group, last, sums }: Came) {
  if (orders.returned[order]) return
  const before = last[code]
  const day = orders.paidDay[order]
  if (before === NO_DAY) {
    last[code] = day
    return
  }
  sums.repeatOrders[group]++
  if (before === CAME_AGAIN || before === day) return
  last[code] = CAME_AGAIN
  sums.repeatBuyers[group]++
}
