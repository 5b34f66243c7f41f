import type { Dataset } from '~/analytics/dataset'
import { purchaseIndexOf } from '~/analytics/purchaseIndex'
import { definitionOf, METRIC_IDS, type MetricId } from '~/domain/metric'
import {
  afterDays,
  AFTER_DAYS,
  BASE_WEEKS,
  baseDaysFor,
  type BaseDays,
  type ByDay,
  COSTS_KNOWN,
  costPerNew,
  type DayWindow,
  isIn,
  type KnownDays,
  lastYearOf,
  liftOf,
  otherPromotions,
  repurchaseOf,
  returnOf,
  testedOf,
  usualDay,
  weightsOf,
  wholeDays,
  YEAR_DAYS,
} from '~/domain/promotion/judge'
import type { Lifts, NotJudged, PromotionJudgement, SiblingSku, Tested } from '~/domain/promotion/judgement'
import { type Promotion, promotionState, type SuccessTest } from '~/domain/promotion/promotion'
import type { Day, Instant } from '~/lib/zone'
import type { ShopDb } from '~/store/db'
import { answerKpi, readyFor } from './figures'
import { type DayColumns, type JudgedDays, judgedDays } from './promotionJudgeDays'
import { ROOM_SCOPE } from './promotionRoom'
import { type KnownGoods, knownGoods } from './promotionRoomGoods'
import type { Handlers } from './protocol'
import { asking } from './rest'
import type { OpenShop } from './shop'
import { catalogOf } from './shopCatalog'

const REPURCHASE = [30, 60, 90]
/** Siblings that are named. */
const MOST_SIBLINGS = 10
/** Purpose in the split of a budget whose money is spent beside discounts. */
const ADS = 'ads'

export function judgeHandlers(openShop: () => Promise<OpenShop>): Pick<Handlers, 'promotions.judgement'> {
  return {
    async 'promotions.judgement'({ key, now }, { signal }) {
      const open = await openShop()
      const promotions = await open.db.promotions.toArray()
      const promotion = promotions.find((each) => each.key === key)
      return promotion ? asking(async () => judge(open, { promotion, promotions, now }, signal)) : null
    },
  }
}

interface Judging {
  promotion: Promotion
  promotions: readonly Promotion[]
  now: Instant
}

async function judge(open: OpenShop, { promotion, promotions, now }: Judging, signal: AbortSignal): Promise<PromotionJudgement> {
  const { loaded, dataset } = await readyFor(open, { metrics: ['gross_margin', 'units', 'new_buyers'], by: 'sku' })
  const [attributes, catalog, unused] = await Promise.all([loaded.records(), catalogOf(open), unusedClaims(open.db, promotion)])
  signal.throwIfAborted()
  const { zone } = dataset
  const goods = knownGoods(catalog, attributes, dataset.titleOf)
  const window = { from: zone.dayOf(promotion.from), to: zone.dayOf(promotion.to - 1) + 1 }
  const others = otherPromotions(promotions, promotion.key, (at) => zone.dayOf(at))
  const known = knownDays(dataset, now, (day) => isIn(others, day))
  const compared = wholeDays(window, known)
  const base = baseDaysFor(compared, window.from, known)
  const first = Math.max(known.first, window.from - YEAR_DAYS - BASE_WEEKS * 7)
  const isCompared = new Set(compared)
  const days = judgedDays(dataset, {
    promotion,
    goods,
    window,
    from: first,
    to: Math.max(window.to + AFTER_DAYS, first + 1),
    isCompared: (day) => isCompared.has(day),
    weights: base ? weightsOf(base) : new Map(),
  })
  const why: NotJudged | undefined = days.own.orders === 0 ? 'noOrders' : compared.length === 0 ? 'open' : base ? undefined : 'fewDays'
  const lifts = base && !why ? allLifts(days, compared, base) : undefined
  const newBuyers = freshBuyers(dataset, days, window.from)
  const coverage = days.own.gmv > 0 ? days.own.costed / days.own.gmv : 0
  const costs = {
    given: days.own.discount + days.own.gifts,
    ads: promotion.split[ADS] ?? 0,
    marginLift: lifts && coverage >= COSTS_KNOWN ? lifts.effect.margin.lift : undefined,
    newBuyers: newBuyers.count,
  }
  const perNew = costPerNew(costs)
  const roi = returnOf(costs)
  const test =
    promotion.test && (await testOf(open, { promotion, window, lifts, why, unit: dataset.unit, isOver: now >= promotion.to }, signal))
  const lastYear = base && !why ? lastYearIn(days, { compared, base, known, window, promotions, dayOf: (at) => zone.dayOf(at) }) : undefined
  // What ran beside it goes on as it did; what begins later is another thing.
  const later = others.filter(({ from }) => from >= window.to)
  const after = afterIn(days, window, known, (day) => isIn(later, day))
  return {
    version: loaded.version,
    now,
    promotion,
    state: promotionState(promotion, now),
    ...window,
    compared: compared.length,
    own: days.own,
    ...(lifts ? { lifts } : {}),
    ...(why ? { why } : {}),
    baseline: { days: base ? weightsOf(base).size : 0, leftOut: leftOutDays(window.from, known) },
    beside: others.filter(({ from, to }) => from < window.to && to > window.from).map(({ name }) => name),
    coverage,
    days: dayRows(days, window, known),
    ...(lastYear ? { lastYear } : {}),
    siblings: { rows: lifts ? siblingRows(days, dataset, goods) : [], count: days.siblingCount },
    ...(after ? { after } : {}),
    newBuyers,
    cost: {
      discount: days.own.discount,
      gifts: days.own.gifts,
      ads: costs.ads,
      ...(perNew === undefined ? {} : { perNew }),
      ...(roi === undefined ? {} : { roi }),
    },
    ...(test ? { test } : {}),
    audiences: { bought: days.buyers.size, fresh: newBuyers.count, ...(unused ? { unused } : {}) },
  }
}

/** Days that are over in whole: today is not, nor what comes after the newest order. */
function knownDays({ range, zone }: Dataset, now: Instant, isLeftOut: (day: Day) => boolean): KnownDays {
  const today = zone.dayOf(now)
  if (!range) return { first: today, end: today, isLeftOut }
  return { first: range.first, end: Math.min(today, zone.dayOf(range.newest) + 1), isLeftOut }
}

function leftOutDays(before: Day, { first, isLeftOut }: KnownDays): number {
  let count = 0
  for (let day = Math.max(first, before - BASE_WEEKS * 7); day < before; day++) if (isLeftOut(day)) count++
  return count
}

/** A column, or several of them added up, as values by day. */
const byDay =
  (first: Day, ...columns: readonly Float64Array[]): ByDay =>
  (day) =>
    columns.reduce((sum, column) => sum + (column[day - first] ?? 0), 0)

/** Lifts of some columns, added up. */
const liftsOf = ({ first }: JudgedDays, parts: readonly DayColumns[], days: readonly Day[], base: BaseDays): Lifts => ({
  units: liftOf(byDay(first, ...parts.map(({ units }) => units)), days, base),
  gmv: liftOf(byDay(first, ...parts.map(({ gmv }) => gmv)), days, base),
  margin: liftOf(byDay(first, ...parts.map(({ margin }) => margin)), days, base),
})

function allLifts(days: JudgedDays, compared: readonly Day[], base: BaseDays): NonNullable<PromotionJudgement['lifts']> {
  const { covered, siblings, total } = days
  const rest: DayColumns = {
    units: total.units.map((value, i) => value - covered.units[i] - siblings.units[i]),
    gmv: total.gmv.map((value, i) => value - covered.gmv[i] - siblings.gmv[i]),
    margin: total.margin.map((value, i) => value - covered.margin[i] - siblings.margin[i]),
  }
  const of = (...parts: DayColumns[]) => liftsOf(days, parts, compared, base)
  return { effect: of(covered, siblings), covered: of(covered), siblings: of(siblings), rest: of(rest), total: of(total) }
}

const effectGmv = ({ first, covered, siblings }: JudgedDays): ByDay => byDay(first, covered.gmv, siblings.gmv)

/** The promotion's days and those after, against a usual day of each weekday. */
function dayRows(days: JudgedDays, { from, to }: DayWindow, known: KnownDays): PromotionJudgement['days'] {
  const end = known.end > to ? to + AFTER_DAYS : to
  const all = Array.from({ length: Math.max(0, end - from) }, (_, i) => from + i)
  const base = baseDaysFor(all, from, known)
  const values = effectGmv(days)
  return all.map((day) => {
    const usual = base && usualDay(values, day, base)
    return { day, actual: day < known.end ? values(day) : null, base: usual?.mean ?? null, spread: usual?.spread ?? 0, isAfter: day >= to }
  })
}

interface LastYearParts {
  compared: readonly Day[]
  base: BaseDays
  known: KnownDays
  window: DayWindow
  promotions: readonly Promotion[]
  dayOf: (at: Instant) => Day
}

function lastYearIn(days: JudgedDays, parts: LastYearParts): PromotionJudgement['lastYear'] {
  const { window, promotions, dayOf } = parts
  const found = lastYearOf(effectGmv(days), parts.compared, parts.base, parts.known)
  if (!found) return undefined
  const promoted = otherPromotions(promotions, '', dayOf)
    .filter(({ from, to }) => from < window.to - YEAR_DAYS && to > window.from - YEAR_DAYS)
    .map(({ name }) => name)
  return { ...found, promoted }
}

function afterIn(days: JudgedDays, window: DayWindow, known: KnownDays, isLeftOut: KnownDays['isLeftOut']): PromotionJudgement['after'] {
  const after = afterDays(window, { ...known, isLeftOut })
  const base = after && baseDaysFor(after, window.from, known)
  return base && { days: after.length, lifts: liftsOf(days, [days.covered, days.siblings], after, base) }
}

function siblingRows({ bySibling }: JudgedDays, { lines }: Dataset, { titleOf }: KnownGoods): SiblingSku[] {
  return [...bySibling]
    .map(([code, sums]) => ({ sku: lines.sku.values[code], title: '', ...sums }))
    .filter(({ gmv, baseGmv }) => gmv < baseGmv)
    .sort((a, b) => a.gmv - a.baseGmv - (b.gmv - b.baseGmv) || (a.sku < b.sku ? -1 : 1))
    .slice(0, MOST_SIBLINGS)
    .map((row) => ({ ...row, title: titleOf(row.sku), baseUnits: Math.round(row.baseUnits * 10) / 10, baseGmv: Math.round(row.baseGmv) }))
}

/** Buyers who had not bought before the window (metrics.md `new_buyers`), and when they came again. */
function freshBuyers(dataset: Dataset, { buyers }: JudgedDays, from: Day): PromotionJudgement['newBuyers'] {
  const { start, row, day } = purchaseIndexOf(dataset.shop, ROOM_SCOPE.nonProducts)
  const firstDays = dataset.firstDays(ROOM_SCOPE.nonProducts)
  const { paidAt } = dataset.orders
  const fresh = [...buyers].filter((code) => firstDays[code] >= from)
  const purchases = fresh.flatMap((code) => {
    const [first, end] = [start[code], start[code + 1]]
    if (first === end) return []
    let next = first + 1
    while (next < end && day[next] === day[first]) next++
    return [{ at: paidAt[row[first]], ...(next < end ? { next: paidAt[row[next]] } : {}) }]
  })
  return { count: fresh.length, buyers: buyers.size, repurchase: repurchaseOf(purchases, dataset.range?.newest ?? 0, REPURCHASE) }
}

interface TestParts {
  promotion: Promotion
  window: DayWindow
  lifts: PromotionJudgement['lifts']
  why: NotJudged | undefined
  unit: number
  isOver: boolean
}

const isMetric = (name: string): name is MetricId => METRIC_IDS.some((id) => id === name)
const LIFT_OF: Readonly<Record<string, 'gmv' | 'units' | 'margin'>> = { lift_gmv: 'gmv', lift_units: 'units', lift_margin: 'margin' }

/** The success test by what was reached: a lift, or a figure of the dashboards filtered by the promotion. What is not reached yet may still be. */
async function testOf(open: OpenShop, parts: TestParts, signal: AbortSignal): Promise<Tested | undefined> {
  const { test } = parts.promotion
  if (!test) return undefined
  const tested = await reachedOf(open, test, parts, signal)
  const { met: _, ...untold } = tested
  return tested.met === false && !parts.isOver ? { ...untold, why: 'notOver' } : tested
}

async function reachedOf(open: OpenShop, test: SuccessTest, parts: TestParts, signal: AbortSignal): Promise<Tested> {
  const { promotion, window, lifts, why, unit } = parts
  const { [test.metric]: measure } = LIFT_OF
  if (measure) return lifts ? testedOf(test, lifts.effect[measure].lift, true) : { ...test, why: why ?? 'fewDays' }
  if (!isMetric(test.metric)) return { ...test, why: 'notTold' }
  const query = { metrics: [test.metric], ...window, scope: ROOM_SCOPE, filters: { promotion: [promotion.key] } }
  const { totals } = await answerKpi(open, query, signal)
  const { [test.metric]: figure } = totals
  if (!figure || figure.value === null) return { ...test, why: figure?.why ?? 'notTold' }
  const definition = definitionOf(test.metric)
  return testedOf(test, definition.unit === 'money' ? Math.round(figure.value * unit) : figure.value, definition.upIsGood)
}

/** Those who took a coupon of its batches and did not use it; undefined: nobody took one. */
async function unusedClaims(db: ShopDb, { rules }: Promotion): Promise<string[] | undefined> {
  const batches = rules.flatMap(({ action }) => (action.kind === 'coupon' ? action.batch : []))
  if (batches.length === 0) return undefined
  const claimed = await db.redemptions.where('batch').anyOf(batches).toArray()
  if (!claimed.some(({ claimedAt }) => claimedAt !== undefined)) return undefined
  const used = new Set(claimed.flatMap(({ at, customer }) => (at === undefined ? [] : customer)))
  return [...new Set(claimed.flatMap(({ at, customer }) => (at !== undefined || customer === '' || used.has(customer) ? [] : customer)))]
}
