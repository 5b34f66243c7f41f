import type { AudienceRule, KeptFilters } from '~/domain/audience'
import { customerIdOf } from '~/domain/customer'
import type { RfmSegment, RfmTies } from '~/domain/rfm'
import { sizeOf } from '~/segments/orderTable'
import type { ShopRules } from './audienceTraits'
import { categoryOfOrders, findFirstPurchases, namesByChannel, namesByPeriod, periodsOf } from './cohortBuyers'
import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import { chooseOrders, purchasesOf } from './purchases'
import { FILTERS, type Filters, type Scope } from './query'
import { historiesOf } from './histories'
import { cellOf, scoreRfm, segmentTable } from './rfmScores'

/** What segments and audiences count, whatever a screen is switched to: they are the same everywhere. */
export const AUDIENCE_SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }

/** Id of each buyer's segment as of the newest order, by code; '' for one without a purchase, or whom no segment takes. */
export function segmentByBuyer(dataset: Dataset, { segments, ties }: Pick<ShopRules, 'segments' | 'ties'>): (code: number) => string {
  const of = segmentIndex(dataset, segments, ties)
  return (code) => segments[of[code] - 1]?.id ?? ''
}

/** Place of the segment, plus one, by code of the buyer. */
function segmentIndex(dataset: Dataset, segments: readonly RfmSegment[], ties: RfmTies): Uint8Array {
  const base = historiesOf(purchasesOf(dataset, { scope: AUDIENCE_SCOPE }))
  const { buyer } = dataset.orders
  const scores = scoreRfm(base, ties, (code) => buyer.values[code] ?? '')
  const table = segmentTable(segments)
  const of = new Uint8Array(sizeOf(buyer))
  for (let i = 0; i < base.count; i++) {
    const segment = table[cellOf(scores.recency[i], scores.frequency[i])]
    of[base.code[i]] = segment === segments.length ? 0 : segment + 1
  }
  return of
}

/**
 * 1 for codes of the buyers whom a rule takes, with the newest orders. A rule about goods needs a dataset that knows every line. Buyers of a hand-made list who
 * have no order are nobody here.
 */
export function markAudience(dataset: Dataset, rule: AudienceRule, rules: ShopRules): Uint8Array {
  if (rule.kind === 'list') return markList(dataset, new Set(rule.customers))
  if (rule.kind === 'rfm') return markSegments(dataset, new Set(rule.segments), rules)
  if (rule.kind === 'filter') return markFiltered(dataset, rule)
  return markCohort(dataset, rule, rules)
}

/** The same as keys of buyers. */
export function audienceBuyers(dataset: Dataset, rule: AudienceRule, rules: ShopRules): ReadonlySet<string> {
  const marks = markAudience(dataset, rule, rules)
  return new Set(dataset.orders.buyer.values.filter((_, code) => marks[code] !== 0))
}

/** How many they are, and what they have paid in all. */
export function sizeOfAudience(dataset: Dataset, marks: Uint8Array): { buyers: number; gmv: number } {
  const { row } = dataset.paid
  const { paid } = dataset.money(AUDIENCE_SCOPE.nonProducts)
  const { codes } = dataset.orders.buyer
  let gmv = 0
  for (let k = 0; k < row.length; k++) if (marks[codes[row[k]]] !== 0) gmv += paid[row[k]]
  let buyers = 0
  for (let code = 1; code < marks.length; code++) buyers += marks[code]
  return { buyers, gmv: gmv / dataset.unit }
}

function markList({ orders }: Dataset, customers: ReadonlySet<string>): Uint8Array {
  return Uint8Array.from(orders.buyer.values, (key) => (key !== '' && customers.has(customerIdOf(key)) ? 1 : 0))
}

function markSegments(dataset: Dataset, wanted: ReadonlySet<string>, { segments, ties }: ShopRules): Uint8Array {
  const takes = segments.map(({ id }) => (wanted.has(id) ? 1 : 0))
  return segmentIndex(dataset, segments, ties).map((place) => (place === 0 ? 0 : takes[place - 1]))
}

/** Buyers with an order paid with more than 0 that matches, as the figure `buyers` counts them. */
function markFiltered(dataset: Dataset, { filters, from, to }: Extract<AudienceRule, { kind: 'filter' }>): Uint8Array {
  const { row, day } = dataset.paid
  const window = { from: from ?? day[0] ?? 0, to: to ?? (day[day.length - 1] ?? 0) + 1 }
  const chosen = chooseOrders(dataset, { scope: AUDIENCE_SCOPE, filters: keptFilters(filters) }, window, true)
  const { paid } = dataset.money(AUDIENCE_SCOPE.nonProducts)
  const { buyer } = dataset.orders
  const marks = new Uint8Array(buyer.values.length)
  for (let k = firstFrom(dataset.paid, window.from), end = firstFrom(dataset.paid, window.to); k < end; k++) {
    const order = row[k]
    if (paid[order] > 0 && (!chosen || chosen.mask[order] !== 0)) marks[buyer.codes[order]] = 1
  }
  marks[0] = 0
  return marks
}

/** Names that a later release has left out filter nothing. */
function keptFilters(kept: KeptFilters): Filters {
  const filters: Filters = {}
  for (const name of FILTERS) if (kept[name]?.length) filters[name] = [...kept[name]]
  return filters
}

function markCohort(dataset: Dataset, rule: Extract<AudienceRule, { kind: 'cohort' }>, { calendar }: ShopRules): Uint8Array {
  const { grain, by, key, later = 0 } = rule
  const purchases = purchasesOf(dataset, { scope: AUDIENCE_SCOPE, filters: keptFilters(rule.filters ?? {}) })
  const periods = periodsOf(purchases, grain, calendar)
  const names =
    by === 'period'
      ? namesByPeriod(periods)
      : by === 'channel'
        ? namesByChannel(dataset)
        : categoryOfOrders(dataset, dataset.traits.attributes, AUDIENCE_SCOPE)
  const { period, cohort } = findFirstPurchases(purchases, periods, rule, names)
  const { day, start, from } = purchases
  const wanted = Array.from({ length: names.count }, (_, each) => (names.keyOf(each) === key ? 1 : 0))
  // As the cells of a channel's or a category's cohort: of a period that is over, but for the first.
  const over = periods.count - (by === 'period' || later === 0 || !periods.running ? 0 : 1)
  const marks = new Uint8Array(dataset.orders.buyer.values.length)
  for (let code = 1; code < marks.length; code++) {
    if (period[code] < 0 || !wanted[cohort[code]]) continue
    for (let k = start[code]; k < start[code + 1]; k++) {
      const at = periods.of[day[k] + from - periods.start[0]]
      if (at === period[code] + later && at < over) marks[code] = 1
    }
  }
  return marks
}
