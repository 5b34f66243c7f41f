import { asideDays, asidesIn } from './asides'
import { CREDIT } from './columns'
import type { Dataset } from './dataset'
import type { Happenings } from './pick'
import type { Scope } from './query'
import { returnsOn } from './returnIndex'

/** Sales by the day they were placed. */
export const placings = (dataset: Dataset): Happenings => ({
  kind: 'placed',
  ...dataset.placed(),
  dayOf: dataset.orders.placedDay,
  hours: () => dataset.hours('placedAt'),
  orderOf: undefined,
})

/** Lines that stand beside the figures, by the day of their order. */
export function asidesOf(dataset: Dataset): Happenings {
  const asides = asidesIn(dataset.shop)
  const { row, day, dayOf } = asideDays(dataset, asides)
  const { order } = asides
  const hours = () => {
    const paid = dataset.hours('paidAt')
    return Uint8Array.from(order, (each) => paid[each])
  }
  return { kind: 'aside', row, day, dayOf, hours, orderOf: order }
}

/** Returns by their own day, or by the payment's where the scope says so. */
export function givings(dataset: Dataset, on: Scope['refundsOn']): Happenings {
  const returns = dataset.returns()
  const { event, day } = returnsOn(dataset, on)
  if (on !== 'order') return { kind: 'returned', row: event, day, dayOf: returns.day, hours: () => returns.hour, orderOf: returns.order }
  const dayOf = new Int32Array(event.length)
  for (let k = 0; k < event.length; k++) dayOf[event[k]] = day[k]
  const hours = () => {
    const { paidAt, type } = dataset.orders
    const paid = dataset.hours('paidAt')
    return returns.hour.map((hour, row) => {
      const order = returns.order[row]
      return type[order] === CREDIT || Number.isNaN(paidAt[order]) ? hour : paid[order]
    })
  }
  return { kind: 'returned', row: event, day, dayOf, hours, orderOf: returns.order }
}
