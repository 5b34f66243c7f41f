import type { Day } from '~/lib/zone'
import { type Codes, sizeOf } from '~/segments/orderTable'
import type { Dataset } from './dataset'
import type { Filters, Scope } from './query'
import { take, takeFilled } from './scratch'

/** What an order, a payment or a refund is asked: whether the code that it has, or its day of the week, is among those wanted. */
export interface Test {
  readonly on: 'channel' | 'region' | 'promotion' | 'buyer' | 'newness' | 'weekday'
  /** By order; of no meaning for days of the week. */
  readonly codes: Codes
  readonly wanted: Uint8Array
  /** Of newness: what `wanted` is made of. */
  readonly kinds?: Kinds
}

/** Which kinds of buyers are wanted, by index in NEWNESS; new ones have not bought before the day. */
export interface Kinds {
  readonly wanted: Uint8Array
  readonly first: Int32Array
  readonly from: Day
}

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
  /** 1 for price bands, by index in traits.members.priceBand(). */
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
    if (wanted) tests.push({ on: name, codes: orders[name].codes, wanted })
  }
  const { codes } = orders.buyer
  const weekdays = pick(WEEKDAYS, filters?.weekday)
  if (weekdays) tests.push({ on: 'weekday', codes, wanted: weekdays })
  const kinds = pick(NEWNESS, filters?.newness)
  if (kinds) tests.push(newnessTest(codes, { wanted: kinds, first: dataset.firstDays(scope.nonProducts), from }))
  const buyers = [
    chosen(filters?.tier) && byMember(traits.members.tier(), filters?.tier),
    chosen(filters?.segment) && byMember(traits.members.segment(), filters?.segment),
    chosen(filters?.audience) && traits.members.inAudiences(filters?.audience ?? []),
  ].filter((mask) => mask !== undefined)
  const skus = both([
    chosen(filters?.sku) && ofSkus(dataset, filters?.sku ?? []),
    chosen(filters?.product) && byMember(traits.members.product(), filters?.product),
    chosen(filters?.supplier) && byMember(traits.members.supplier(), filters?.supplier),
    chosen(filters?.category) && traits.members.inCategories(new Set(filters?.category)),
  ])
  const bands = chosen(filters?.priceBand) && pick(traits.members.priceBand().keys, filters?.priceBand)
  const hours = pick(HOURS, filters?.hour)
  const unfiltered = tests.length === 0 && buyers.length === 0 && !skus && !bands && !hours
  if (who !== 'all') buyers.push(byWho(sizeOf(orders.buyer), who))
  const wanted = both(buyers)
  if (wanted) tests.push({ on: 'buyer', codes, wanted })
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

function ofSkus({ codeOf, lines }: Dataset, wanted: string[]): Uint8Array {
  const mask = takeFilled(Uint8Array, lines.sku.values.length)
  for (const sku of wanted) {
    const code = codeOf(sku)
    if (code !== undefined) mask[code] = 1
  }
  return mask
}

function byMember({ codes, keys }: { codes: Uint32Array; keys: readonly string[] }, wanted: string[] | undefined): Uint8Array {
  const members = pick(keys, wanted) ?? takeFilled(Uint8Array, keys.length)
  const mask = take(Uint8Array, codes.length)
  for (let code = 0; code < mask.length; code++) mask[code] = members[codes[code]]
  return mask
}

/** Payments have bits that tell the same: the mask of buyers is made where it is asked for. */
function newnessTest(codes: Codes, kinds: Kinds): Test {
  let mask: Uint8Array | undefined
  return {
    on: 'newness',
    codes,
    kinds,
    get wanted() {
      return (mask ??= maskOf(kinds))
    },
  }
}

function maskOf({ wanted: [unknown, fresh, returning], first, from }: Kinds): Uint8Array {
  const mask = take(Uint8Array, first.length)
  for (let buyer = 0; buyer < mask.length; buyer++) mask[buyer] = first[buyer] < from ? returning : fresh
  mask[0] = unknown
  return mask
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
