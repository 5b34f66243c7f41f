import { type GrainAsk, KEY_JOINT, type VisitSums } from '~/analytics/grains'
import type { Dimension, Filters, Grouping } from '~/analytics/query'
import type { Order } from '~/domain/order'
import { weekdayOf } from '~/lib/zone'
import { type DayRow, keyOfDay, reachedBy, skuOf, type Visit, zone } from './traffic'

const DAY = 86_400_000

const hourOf = (at: number) => Math.floor(((((at + zone.offsetAt(at)) % DAY) + DAY) % DAY) / 3_600_000)
export const GOODS = ['sku', 'product', 'category', 'supplier']

function valuesOf(dimension: Grouping, visit: Visit, sku: string, level: number): string {
  const facts = skuOf(sku)
  switch (dimension) {
    case 'channel':
      return visit.channel
    case 'weekday':
      return String(weekdayOf(zone.dayOf(visit.at)))
    case 'hour':
      return String(hourOf(visit.at))
    case 'sku':
      return sku
    case 'product':
      return facts?.product ?? sku
    case 'supplier':
      return facts?.supplier ?? ''
    case 'category':
      return facts?.categories[level - 1] ?? ''
    default:
      return keyOfDay(dimension, zone.dayOf(visit.at))
  }
}

function passes(filters: Filters, visit: Visit, sku: string, goods: boolean): boolean {
  return Object.entries(filters).every(([name, values]) => {
    if (!values?.length || GOODS.includes(name) !== goods) return true
    if (name === 'category') {
      const own = skuOf(sku)?.categories ?? []
      return values.some((value) => own.includes(value) || (value === '' && own.length === 0))
    }
    return values.includes(valuesOf(name as Dimension, visit, sku, 1))
  })
}

/** The figures of visits, read from plain objects with plain sets: what visitSource answers. */
export function plainVisits(orders: Order[], visits: Visit[], days: DayRow[], ask: GrainAsk): Map<string, VisitSums> {
  const byNumber = new Map(orders.map((order) => [order.number, order]))
  const isPaid = (visit: Visit) => {
    const order = byNumber.get(visit.order)
    return order ? order.paidAt !== undefined && !order.test : visit.order !== '' || reachedBy(visit) === 3
  }
  const inTime = (visit: Visit) => {
    const paidAt = visit.steps.filter(({ step }) => step === 3).at(-1)?.at
    if (paidAt === undefined) return true
    const carts = visit.steps.filter(({ step, at }) => step === 1 && at <= paidAt)
    const starts = carts.length > 0 ? carts : visit.steps.slice(0, 1)
    return starts.some(({ at }) => paidAt - at <= DAY)
  }
  const reached = (visit: Visit) => (isPaid(visit) ? 3 : Math.min(2, reachedBy(visit)))
  const buyerOf = (visit: Visit) => {
    const key = byNumber.get(visit.order)?.buyer.key ?? ''
    return key !== '' ? `buyer ${key}` : visit.visitor !== '' ? `visitor ${visit.visitor}` : visit
  }
  const byGoods = [...ask.by, ...Object.keys(ask.filters).filter((name) => ask.filters[name as Dimension]?.length)].some((name) =>
    GOODS.includes(name),
  )
  const groups = new Map<string, { visits: Set<Visit>; views: Set<Visit>; carts: Set<Visit> }>()
  const groupOf = (key: string) => {
    const group = groups.get(key) ?? { visits: new Set(), views: new Set(), carts: new Set() }
    groups.set(key, group)
    return group
  }
  const keyOf = (visit: Visit, sku: string) => ask.by.map((by) => valuesOf(by, visit, sku, ask.level)).join(KEY_JOINT)
  for (const visit of visits) {
    const day = zone.dayOf(visit.at)
    if (day < ask.from || day >= ask.to || !passes(ask.filters, visit, '', false)) continue
    if (!byGoods) {
      const group = groupOf(keyOf(visit, ''))
      group.visits.add(visit)
      if (reached(visit) >= 0) group.views.add(visit)
      if (reached(visit) >= 1) group.carts.add(visit)
      continue
    }
    for (const { step, sku } of visit.steps) {
      if (step > 1 || sku === '' || !passes(ask.filters, visit, sku, true)) continue
      const group = groupOf(keyOf(visit, sku))
      group.visits.add(visit)
      if (step === 0) group.views.add(visit)
      else group.carts.add(visit)
    }
  }
  const sums = new Map<string, VisitSums>()
  for (const [key, group] of groups) {
    const all = [...group.visits]
    const carted = [...group.carts]
    const paying = (byGoods ? carted : all).filter(isPaid)
    const unnamed = all.filter(({ visitor }) => visitor === '').length
    sums.set(key, {
      sessions: all.length,
      visitors: new Set(all.map(({ visitor }) => visitor).filter(Boolean)).size + unnamed,
      visitorDays: unnamed > 1,
      views: group.views.size,
      carts: carted.length,
      checkouts: carted.filter((visit) => reached(visit) >= 2).length,
      paid: paying.length,
      cartsPaid: carted.filter((visit) => isPaid(visit) && inTime(visit)).length,
      buyers: new Set(paying.map(buyerOf)).size,
    })
  }
  const told = new Set(visits.map(({ at }) => zone.dayOf(at)))
  for (const row of days) {
    const { day, channel } = row
    if (told.has(day) || day < ask.from || day >= ask.to) continue
    const visit: Visit = { at: zone.startOfDay(day), channel, visitor: '', source: '', order: '', steps: [] }
    if (!passes({ ...ask.filters, hour: [] }, visit, '', false)) continue
    const key = keyOf(visit, '')
    const before = sums.get(key)
    const none: VisitSums = {
      sessions: 0,
      visitors: 0,
      visitorDays: false,
      views: 0,
      carts: 0,
      checkouts: 0,
      paid: 0,
      cartsPaid: 0,
      buyers: 0,
    }
    const into = before ?? none
    sums.set(key, {
      sessions: into.sessions + row.sessions,
      visitors: into.visitors + row.visitors,
      visitorDays: before !== undefined,
      views: into.views + row.views,
      carts: into.carts + row.carts,
      checkouts: into.checkouts + row.checkouts,
      paid: into.paid + row.paid,
      cartsPaid: (into.cartsPaid ?? 0) + row.paid,
      buyers: (into.buyers ?? 0) + row.paid,
    })
  }
  return sums
}
