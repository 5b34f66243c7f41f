import type { Attributes } from '~/analytics/attributes'
import type { Filters } from '~/analytics/query'
import type { EventKind, EventsAnswer, EventsAsk, ShopEvent } from '~/analytics/reports'
import type { ListingState, Product } from '~/domain/product'
import type { Promotion } from '~/domain/promotion/promotion'
import type { Day, Instant, Zone } from '~/lib/zone'
import { type Movements, stockOuts } from './stockOuts'

/** One step of the journal: who edited goods, or brought a file in. */
export interface JournalStep {
  at: Instant
  /** Name of the file, of an import. */
  fileName?: string
  /** Fields of goods that it changed, by SKU code. */
  changes: readonly { sku: string; field: string }[]
}

export interface EventRecords {
  version: number
  zone: Zone
  /** `categories`: that it covers; none: everything. */
  promotions: readonly (Pick<Promotion, 'key' | 'name' | 'from' | 'to'> & { paused: boolean; categories: readonly string[] })[]
  journal: readonly JournalStep[]
  products: readonly Pick<Product, 'key' | 'title' | 'state' | 'stateSince' | 'listedAt' | 'skus'>[]
  movements: readonly Movements[]
  skuOf: Attributes['skuOf']
  titleOf(sku: string): string
}

const TOP = 60

/**
 * What happened in a window, in the order of the days: promotions that ran in it, prices and titles that were edited, goods that were listed or taken
 * down, files that were imported, and SKUs that sold out. Filters for goods leave what is about those goods; promotions of other categories, and other
 * promotions than those chosen, are left out; a channel has no events of its own. Beyond `top`, what weighs least is left out and counted: stock-outs of
 * what sells little first.
 */
export function eventsOf({ from, to, filters = {}, top = TOP }: EventsAsk, records: EventRecords): EventsAnswer {
  const goods = goodsFilter(filters, records.skuOf)
  const inWindow = (day: Day) => day >= from && day < to
  const all: Weighed[] = [
    ...promotionEvents(records, filters, { from, to }),
    ...[...journalEvents(records, goods), ...listingEvents(records, goods)]
      .filter(({ day }) => inWindow(day))
      .map((event) => ({ event, weight: 0 })),
    ...stockOutEvents(records, goods, { from, to }),
  ]
  all.sort((a, b) => RANK[a.event.kind] - RANK[b.event.kind] || b.weight - a.weight || byDay(a.event, b.event))
  const events = all.slice(0, Math.max(0, top)).map(({ event }) => event)
  return { version: records.version, events: events.sort(byDay), more: all.length - events.length }
}

interface Weighed {
  event: ShopEvent
  /** Within its kind. */
  weight: number
}

/** What stays where there is no room for all. */
const RANK: Record<EventKind, number> = { promotion: 0, import: 1, price: 2, listing: 3, title: 4, stockOut: 5 }

const byDay = (a: ShopEvent, b: ShopEvent) =>
  a.day - b.day || RANK[a.kind] - RANK[b.kind] || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)

type Window = { from: Day; to: Day }
type Goods = ((sku: string) => boolean) | undefined

/** Which SKUs the filters leave; undefined: all. */
function goodsFilter({ sku, product, category, supplier }: Filters, skuOf: Attributes['skuOf']): Goods {
  const has = (values: string[] | undefined, ...keys: readonly string[]) => !values?.length || keys.some((key) => values.includes(key))
  if (![sku, product, category, supplier].some((values) => values?.length)) return undefined
  return (code) => {
    const facts = skuOf(code)
    if (!has(sku, code) || !has(product, facts?.product ?? code)) return false
    return has(category, ...(facts?.categories.length ? facts.categories : [''])) && has(supplier, facts?.supplier ?? '')
  }
}

function promotionEvents({ promotions, zone, skuOf }: EventRecords, filters: Filters, { from, to }: Window): Weighed[] {
  const covered = coveredCategories(filters, skuOf)
  return promotions
    .filter(({ key, paused }) => !paused && (!filters.promotion?.length || filters.promotion.includes(key)))
    .filter(({ categories }) => !covered || categories.length === 0 || categories.some((key) => covered.has(key)))
    .map(({ key, name, ...window }): Weighed => {
      const [day, end] = [zone.dayOf(window.from), zone.dayOf(window.to - 1) + 1]
      // The shorter, the more of a peak.
      return { event: { day, to: end, kind: 'promotion', label: name, promotion: key }, weight: -(end - day) }
    })
    .filter(({ event }) => event.day < to && (event.to ?? event.day + 1) > from)
}

/** Categories that the chosen goods lie in, at all levels; undefined: no goods are chosen. A category that is chosen may stand above those covered. */
function coveredCategories({ category, sku }: Filters, skuOf: Attributes['skuOf']): Set<string> | undefined {
  if (!category?.length && !sku?.length) return undefined
  return new Set([...(category ?? []), ...(sku ?? []).flatMap((code) => skuOf(code)?.categories ?? [])])
}

const FIELDS: Partial<Record<string, EventKind>> = { title: 'title', price: 'price' }

function journalEvents({ journal, zone, titleOf }: EventRecords, goods: Goods): ShopEvent[] {
  return journal.flatMap(({ at, fileName, changes }): ShopEvent[] => {
    const day = zone.dayOf(at)
    if (fileName !== undefined) return [{ day, kind: 'import', label: fileName }]
    const skus = new Map<EventKind, Set<string>>()
    for (const { sku, field } of changes) {
      const kind = FIELDS[field]
      if (kind && (!goods || goods(sku))) skus.set(kind, (skus.get(kind) ?? new Set()).add(sku))
    }
    return [...skus].map(([kind, codes]) => {
      const [sku] = codes
      return { day, kind, label: titleOf(sku) || sku, sku, ...(codes.size > 1 ? { count: codes.size } : {}) }
    })
  })
}

const TAKEN_DOWN: Partial<Record<ListingState, 'paused' | 'archived'>> = { paused: 'paused', archived: 'archived' }

function listingEvents({ products, zone }: EventRecords, goods: Goods): ShopEvent[] {
  return products
    .filter(({ skus }) => !goods || skus.some(({ code }) => goods(code)))
    .flatMap(({ key, title, state, stateSince, listedAt }): ShopEvent[] => {
      const event = { kind: 'listing' as const, label: title, product: key }
      const down = TAKEN_DOWN[state]
      return [
        ...(listedAt === undefined ? [] : [{ ...event, day: zone.dayOf(listedAt), state: 'listed' as const }]),
        ...(down ? [{ ...event, day: zone.dayOf(stateSince), state: down }] : []),
      ]
    })
}

/** SKUs that are to be sold: what is archived or not listed yet is missed by nobody. */
function stockOutEvents({ movements, products, zone, titleOf, skuOf }: EventRecords, goods: Goods, { from, to }: Window): Weighed[] {
  const shelved = new Set(products.filter(({ state }) => state === 'archived' || state === 'draft').map(({ key }) => key))
  const wanted = (sku: string) => (!goods || goods(sku)) && !shelved.has(skuOf(sku)?.product ?? '')
  return stockOuts(movements, zone, wanted)
    .map(({ sku, day, to: back, perDay }): Weighed => {
      const missed = Math.max(0, Math.min(back ?? to, to) - Math.max(day, from)) * perDay
      const event: ShopEvent = { day, kind: 'stockOut', label: titleOf(sku) || sku, sku, ...(back === undefined ? {} : { to: back }) }
      return { event, weight: missed }
    })
    .filter(({ event, weight }) => event.day >= from && event.day < to && weight > 0)
}
