import type { Day } from '~/lib/zone'
import { type Codes, sizeOf } from '~/segments/orderTable'
import type { Dataset } from './dataset'
import type { Filters, Scope } from './query'
import { take, takeFilled } from './scratch'

/** What an order, a payment or a refund is asked: whether a code, its buyer, or its day is among those wanted. */
export type Test =
  | { readonly on: 'order'; readonly codes: Codes; readonly wanted: Uint8Array }
  | { readonly on: 'buyer'; readonly wanted: Uint8Array }
  | { readonly on: 'weekday'; readonly wanted: Uint8Array }

/** Which orders and lines a question is about, whatever its window. */
export interface Filter {
  readonly scope: Scope
  /** True where no filter is set; the scope may still leave unknown buyers out. */
  readonly unfiltered: boolean
  readonly tests: readonly Test[]
  /** 1 for hours of the day that are wanted. */
  readonly hours: Uint8Array | undefined
  /** 1 for SKU codes that take part; undefined: all. */
  readonly skus: Uint8Array | undefined
  /** 1 for price bands, by index in traits.priceBand(). */
  readonly bands: Uint8Array | undefined
  /** True where goods are chosen: shipping and discounts of whole orders have no part then. */
  readonly goods: boolean
}

export const NEWNESS = ['unknown', 'new', 'returning'] as const

/** `who`: all buyers, known ones only, or unknown ones only. `from`: the first day of the window, before which a returning buyer has bought. */
export function filterOf(
  dataset: Dataset,
  scope: Scope,
  filters: Filters | undefined,
  who: 'all' | 'known' | 'unknown',
  from: Day,
): Filter {
  const { orders, traits } = dataset
  const tests: Test[] = []
  for (const name of ['channel', 'region', 'promotion'] as const) {
    const wanted = pick(orders[name].values, filters?.[name])
    if (wanted) tests.push({ on: 'order', codes: orders[name].codes, wanted })
  }
  const weekdays = pick(WEEKDAYS, filters?.weekday)
  if (weekdays) tests.push({ on: 'weekday', wanted: weekdays })
  const buyers = [
    chosen(filters?.tier) && byMember(traits.tier(), filters?.tier),
    chosen(filters?.segment) && byMember(traits.segment(), filters?.segment),
    chosen(filters?.audience) && traits.inAudiences(filters?.audience ?? []),
    chosen(filters?.newness) && byMember({ codes: newnessOf(dataset, scope, from), keys: NEWNESS }, filters?.newness),
  ].filter((mask) => mask !== undefined)
  const skus = both([
    pick(dataset.lines.sku.values, filters?.sku),
    chosen(filters?.product) && byMember(traits.product(), filters?.product),
    chosen(filters?.supplier) && byMember(traits.supplier(), filters?.supplier),
    chosen(filters?.category) && traits.inCategories(new Set(filters?.category)),
  ])
  const bands = chosen(filters?.priceBand) && pick(traits.priceBand().keys, filters?.priceBand)
  const hours = pick(HOURS, filters?.hour)
  const unfiltered = tests.length === 0 && buyers.length === 0 && !skus && !bands && !hours
  if (who !== 'all') buyers.push(byWho(sizeOf(orders.buyer), who))
  const wanted = both(buyers)
  if (wanted) tests.push({ on: 'buyer', wanted })
  return { scope, unfiltered, tests, hours, skus, bands, goods: skus !== undefined || bands !== undefined }
}

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7']
export const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))

/** No values, or none given: no filter. */
const chosen = (wanted: string[] | undefined): true | undefined => (wanted?.length ? true : undefined)

function pick(values: readonly string[], wanted: string[] | undefined): Uint8Array | undefined {
  if (!wanted?.length) return undefined
  const set = new Set(wanted)
  const mask = takeFilled(Uint8Array, values.length)
  for (let code = 0; code < mask.length; code++) if (set.has(values[code])) mask[code] = 1
  return mask
}

function byMember({ codes, keys }: { codes: Uint32Array; keys: readonly string[] }, wanted: string[] | undefined): Uint8Array {
  const members = pick(keys, wanted) ?? takeFilled(Uint8Array, keys.length)
  const mask = take(Uint8Array, codes.length)
  for (let code = 0; code < mask.length; code++) mask[code] = members[codes[code]]
  return mask
}

/** Newness by buyer code: index in NEWNESS. */
export function newnessOf(dataset: Dataset, scope: Scope, from: Day): Uint32Array {
  const first = dataset.firstDays(scope.nonProducts)
  const of = takeFilled(Uint32Array, sizeOf(dataset.orders.buyer))
  for (let buyer = 1; buyer < of.length; buyer++) of[buyer] = first[buyer] < from ? 2 : 1
  return of
}

function byWho(buyers: number, who: 'known' | 'unknown'): Uint8Array {
  const known = who === 'known' ? 1 : 0
  const mask = takeFilled(Uint8Array, buyers, known)
  mask[0] = 1 - known
  return mask
}

/** What all of the masks let through; undefined where there is none. */
function both(masks: (Uint8Array | undefined)[]): Uint8Array | undefined {
  const [first, ...rest] = masks.filter((mask) => mask !== undefined)
  for (const mask of rest) for (let i = 0; i < first.length; i++) first[i] &= mask[i]
  return first
}
