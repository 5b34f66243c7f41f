import type { Asked, CohortsAsk, RfmAsk } from '~/analytics/reports'
import { type Calendar, endOfGrain, startOfGrain } from '~/domain/calendar'
import type { Order } from '~/domain/order'
import { RFM_SEGMENTS } from '~/domain/rfm'
import { type Day, formatDay, zoneOf } from '~/lib/zone'

/** One purchase of one buyer, as the oracle sees it. Amounts are integers. */
interface PlainPurchase {
  buyer: string
  at: number
  day: Day
  amount: number
  channel: string
}

interface PlainShop {
  zone: string
}

const DAY_MS = 86_400_000

/** The oracle for who came again: metrics.md word by word over plain order objects of one currency, as slow as that is. `lastDay`: as of its end. */
export class PlainBuyers {
  readonly #purchases: PlainPurchase[]
  readonly #wall: (at: number) => number
  readonly asOf: number
  /** The day after the as-of. */
  readonly end: Day

  constructor(orders: Order[], { scope, filters }: Asked, { zone: name }: PlainShop, lastDay?: Day) {
    const zone = zoneOf(name)
    const usable = orders.filter((order) => !order.test)
    const newest = Math.max(...usable.flatMap((order) => [order.placedAt, order.paidAt ?? -Infinity]))
    const known = usable.length === 0 ? 0 : zone.dayOf(newest) + 1
    this.end = lastDay === undefined ? known : Math.min(lastDay + 1, known)
    this.asOf = this.end === known ? newest : zone.startOfDay(this.end)
    this.#wall = (at) => at + zone.offsetAt(at)
    this.#purchases = usable
      .filter(({ type, paidAt }) => type === 'sale' && paidAt !== undefined && zone.dayOf(paidAt) < this.end)
      .filter((order) => paidOf(order, scope.nonProducts) > 0 && !isGivenBack(order))
      .filter(({ channel }) => !filters?.channel?.length || filters.channel.includes(channel))
      .filter(({ buyer }) => buyer.key !== '' || scope.unknownBuyers === 'each')
      .map((order) => ({
        buyer: order.buyer.key === '' ? `order ${order.number}` : order.buyer.key,
        at: order.paidAt ?? 0,
        day: zone.dayOf(order.paidAt ?? 0),
        amount: paidOf(order, scope.nonProducts),
        channel: order.channel,
      }))
      .sort((a, b) => a.at - b.at)
  }

  /** Purchases of each buyer, the earliest first. */
  get buyers(): PlainPurchase[][] {
    const by = new Map<string, PlainPurchase[]>()
    for (const purchase of this.#purchases) by.set(purchase.buyer, [...(by.get(purchase.buyer) ?? []), purchase])
    return [...by.values()]
  }

  repurchase(days: number, sameDay: boolean) {
    const wall = this.#wall
    const isIn = ([first, ...rest]: PlainPurchase[]) =>
      rest.some(({ at, day }) => (sameDay || day > first.day) && wall(at) <= wall(first.at) + days * DAY_MS)
    const mature = this.buyers.filter(([first]) => wall(first.at) + days * DAY_MS <= wall(this.asOf))
    return { days, mature: mature.length, again: mature.filter(isIn).length, againOfAll: this.buyers.filter(isIn).length }
  }

  /** Buyers by "cohort, periods later", of period cohorts. */
  cohorts(grain: CohortsAsk['grain'], calendar: Calendar): Map<string, { buyers: number; orders: number; amount: number }> {
    const cells = new Map<string, { buyers: number; orders: number; amount: number }>()
    for (const purchases of this.buyers) {
      const first = startOfGrain(grain, purchases[0].day, calendar)
      const seen = new Set<string>()
      for (const { day, amount } of purchases) {
        let later = 0
        for (let at = first; endOfGrain(grain, at, calendar) <= day; at = endOfGrain(grain, at, calendar)) later++
        const key = `${formatDay(first)} ${later}`
        const cell = cells.get(key) ?? { buyers: 0, orders: 0, amount: 0 }
        cells.set(key, { buyers: cell.buyers + (seen.has(key) ? 0 : 1), orders: cell.orders + 1, amount: cell.amount + amount })
        seen.add(key)
      }
    }
    return cells
  }

  /** Buyers by "channel of the first purchase, periods later", of those for whom that period is over. */
  channelCohorts(grain: CohortsAsk['grain'], calendar: Calendar): Map<string, { buyers: number; of: number }> {
    const cells = new Map<string, { buyers: number; of: number }>()
    for (const purchases of this.buyers) {
      let start = startOfGrain(grain, purchases[0].day, calendar)
      for (let later = 0; later === 0 || endOfGrain(grain, start, calendar) <= this.end; later++) {
        const end = endOfGrain(grain, start, calendar)
        const key = `${purchases[0].channel} ${later}`
        const cell = cells.get(key) ?? { buyers: 0, of: 0 }
        const came = purchases.some(({ day }) => day >= start && day < end)
        cells.set(key, { buyers: cell.buyers + (came ? 1 : 0), of: cell.of + 1 })
        start = end
      }
    }
    return cells
  }

  /** Scores and segment of each buyer, by key. */
  rfm(ties: RfmAsk['ties']): Map<string, { r: number; f: number; m: number; segment: string }> {
    const rows = this.buyers.map((purchases) => ({
      buyer: purchases[0].buyer.startsWith('order ') ? '' : purchases[0].buyer,
      key: purchases[0].buyer,
      last: Math.max(...purchases.map(({ day }) => day)),
      orders: purchases.length,
      amount: purchases.reduce((sum, { amount }) => sum + amount, 0),
    }))
    const score = (of: (row: (typeof rows)[number]) => number) => {
      const scores = new Map<string, number>()
      if (ties === 'equal') {
        for (const row of rows) scores.set(row.key, 1 + Math.floor((5 * rows.filter((other) => of(other) < of(row)).length) / rows.length))
        return scores
      }
      const sorted = [...rows].sort((a, b) => of(a) - of(b) || (a.buyer < b.buyer ? -1 : a.buyer > b.buyer ? 1 : 0))
      let place = 0
      for (let tile = 1; tile <= 5; tile++) {
        const size = Math.floor(rows.length / 5) + (tile <= rows.length % 5 ? 1 : 0)
        for (const row of sorted.slice(place, place + size)) scores.set(row.key, tile)
        place += size
      }
      return scores
    }
    const [r, f, m] = [score((row) => row.last), score((row) => row.orders), score((row) => row.amount)]
    return new Map(
      rows.map(({ key }) => {
        const [recency, frequency] = [r.get(key) ?? 0, f.get(key) ?? 0]
        const segment = RFM_SEGMENTS.find(
          (each) =>
            recency >= each.recency[0] && recency <= each.recency[1] && frequency >= each.frequency[0] && frequency <= each.frequency[1],
        )
        return [key, { r: recency, f: frequency, m: m.get(key) ?? 0, segment: segment?.id ?? '' }]
      }),
    )
  }

  /** Of the buyers with a purchase or an order in [from, to): those who bought again in [to, end). */
  boughtIn(from: Day, to: Day): Set<string> {
    return new Set(this.#purchases.filter(({ day }) => day >= from && day < to).map(({ buyer }) => buyer))
  }
}

const isProduct = (kind: string) => !['postage', 'fee', 'correction'].includes(kind)

function paidOf({ lines, shipping, discount }: Order, nonProducts: boolean): number {
  const counted = lines.filter((line) => line.notSale === '' && (nonProducts || isProduct(line.kind)))
  return counted.reduce((sum, line) => sum + line.amount - line.discount, 0) + shipping - discount
}

function isGivenBack(order: Order): boolean {
  if (order.cancelledAt !== undefined) return true
  const back = order.refunds.reduce((sum, refund) => sum + refund.goods + refund.shipping + refund.tax, 0)
  return back > 0 && back >= paidOf(order, true)
}
