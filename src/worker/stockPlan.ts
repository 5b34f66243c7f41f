import type { Stock, StockedSku } from '~/analytics/stock/stock'
import { type Demand, type DemandForecast, forecastDemand, type Tide, tideOf, xyzOf } from '~/domain/planning/demand'
import type { Peak } from '~/domain/planning/forecast/peaks'
import { coverOf, reorder, SERVICE_LEVELS } from '~/domain/planning/reorder'
import { scorecardOf } from '~/domain/planning/scorecard'
import { coveredCategories, mainKind, type Promotion } from '~/domain/promotion/promotion'
import { isFirm } from '~/domain/promotion/stage'
import type { Supplier } from '~/domain/product'
import type { Supply } from '~/domain/purchase'
import { onTheWay, type Purchase, sellable } from '~/domain/stock'
import type { Day } from '~/lib/zone'
import { type CatalogEntry, titleOfSku } from '~/store/catalog'
import type { PlanAnswer, PlanAsk, PlanOffer, PlanRow } from '~/store/buyingLists'
import type { StockLevels } from '~/store/stockLevels'

/** As far as is looked ahead: the longest wait and cover that make sense. */
export const HORIZON = 180
const PAST_WEEKS = 13
const AHEAD_WEEKS = 8
/** So many orders say better than the supplier how long they take. */
const MEASURED = 5
const MS_A_TURN = 30
const MOST_ROWS = 2000

/** What one SKU sells, learnt once for a state of orders and ledger. */
export interface SkuDemand {
  forecast: DemandForecast
  xyz: PlanRow['xyz']
  past: number[]
  /** How far promotions and season move the weeks to come; 1: not at all. */
  tide: number
}

const NOTHING: SkuDemand = {
  forecast: { method: 'none', daily: new Float64Array(HORIZON), sigma: 0 },
  xyz: '',
  past: new Array<number>(PAST_WEEKS).fill(0),
  tide: 1,
}

export interface DemandParts {
  stock: Stock
  /** Half-open days that orders tell of. */
  from: Day
  to: Day
  promotions: readonly Promotion[]
}

/** The demand of every SKU that was ever sold. Turns are short, so that other questions are answered in between. */
export async function learnDemand({ stock, from, to, promotions }: DemandParts): Promise<ReadonlyMap<string, SkuDemand>> {
  const series = (sku: StockedSku) => unitsOf(stock, sku, from, to)
  const tides = tidesOf(stock, series, { from, to, promotions })
  const learnt = new Map<string, SkuDemand>()
  let turn = performance.now()
  for (const sku of stock.skus) {
    if (sku.sales < 0 || stock.sales.start[sku.sales] === stock.sales.start[sku.sales + 1]) continue
    const units = series(sku)
    const away = awayOf(stock, sku, from, to)
    const demand: Demand = { first: from, units, ...(away ? { away } : {}) }
    const tide = tides.get(sku.categories[0] ?? '') ?? { first: from, factors: new Float64Array() }
    learnt.set(sku.code, learnOne(demand, tide))
    if (performance.now() - turn < MS_A_TURN) continue
    await new Promise((go) => setTimeout(go))
    turn = performance.now()
  }
  return learnt
}

function learnOne(demand: Demand, tide: Tide): SkuDemand {
  const { units, away } = demand
  const ahead = tide.factors.subarray(units.length, units.length + AHEAD_WEEKS * 7)
  return {
    forecast: forecastDemand(demand, tide, HORIZON),
    xyz: xyzOf(units, away) ?? '',
    past: weeksOf(units, Math.max(0, units.length - PAST_WEEKS * 7), PAST_WEEKS),
    tide: ahead.length > 0 ? ahead.reduce((sum, factor) => sum + factor, 0) / ahead.length : 1,
  }
}

const weeksOf = (days: Float64Array, from: number, count: number): number[] =>
  Array.from({ length: count }, (_, week) => days.subarray(from + week * 7, from + week * 7 + 7).reduce((sum, value) => sum + value, 0))

function unitsOf({ sales }: Stock, { sales: place }: StockedSku, from: Day, to: Day): Float64Array {
  const units = new Float64Array(to - from)
  if (place < 0) return units
  for (let row = sales.start[place]; row < sales.start[place + 1]; row++) {
    const day = sales.day[row] - from
    if (day >= 0 && day < units.length) units[day] += sales.units[row]
  }
  return units
}

/** 1 on days on which nothing of it lay on the shelf, as the ledger tells; undefined: it is not counted. */
function awayOf({ shelf }: Stock, { shelf: own }: StockedSku, from: Day, to: Day): Uint8Array | undefined {
  if (own < 0) return undefined
  const away = new Uint8Array(to - from)
  const [start, end] = [shelf.start[own], shelf.start[own + 1]]
  const empty = (first: Day, last: Day) => away.fill(1, Math.max(0, first - from), Math.max(0, last - from))
  for (let row = start; row < end; row++) {
    if (!shelf.inStock[row]) empty(shelf.day[row], shelf.day[row] + 1)
    if (shelf.closing[row] <= 0) empty(shelf.day[row] + 1, row + 1 < end ? shelf.day[row + 1] : to)
  }
  return away
}

/** The tide of each category of the first level, by the promotions that cover any of what lies in it. */
function tidesOf(
  { skus, zone }: Stock,
  series: (sku: StockedSku) => Float64Array,
  { from, to, promotions }: Omit<DemandParts, 'stock'>,
): ReadonlyMap<string, Tide> {
  const sums = new Map<string, { units: Float64Array; keys: Set<string> }>()
  for (const sku of skus) {
    const top = sku.categories[0] ?? ''
    const group = sums.get(top) ?? { units: new Float64Array(to - from), keys: new Set<string>() }
    sums.set(top, group)
    for (const key of sku.categories) group.keys.add(key)
    if (sku.sales >= 0) series(sku).forEach((units, day) => (group.units[day] += units))
  }
  const toPeak = (promotion: Promotion): Peak => ({
    name: promotion.name,
    kind: mainKind(promotion),
    from: zone.dayOf(promotion.from),
    to: zone.dayOf(promotion.to - 1) + 1,
  })
  return new Map(
    [...sums].map(([top, { units, keys }]) => {
      const covering = promotions.filter((promotion) => {
        const categories = coveredCategories(promotion)
        return isFirm(promotion) && (categories.length === 0 || categories.some((key) => keys.has(key)))
      })
      return [top, tideOf({ first: from, units }, covering.map(toPeak), HORIZON)]
    }),
  )
}

/** What a plan is made of besides demand. */
export interface PlanRecords {
  version: number
  catalog: ReadonlyMap<string, CatalogEntry>
  levels: StockLevels
  suppliers: readonly Supplier[]
  supplies: readonly Supply[]
  purchases: readonly Purchase[]
  abc: ReadonlyMap<string, 'A' | 'B' | 'C'>
  edits: ReadonlyMap<string, { title?: string }>
  now: number
}

/** What to order of what is on sale, by supplier, what presses most first. */
export function makePlan(ask: PlanAsk, demand: ReadonlyMap<string, SkuDemand>, records: PlanRecords): PlanAnswer {
  const { catalog, version } = records
  const known = knowSuppliers(records)
  const wanted = ask.skus && new Set(ask.skus)
  const classes: Record<string, number> = {}
  const rows: PlanRow[] = []
  let planned = 0
  for (const [code, entry] of catalog) {
    const isOnSale = entry.product.state === 'listed' || entry.product.state === 'scheduled'
    if (wanted ? !wanted.has(code) : !isOnSale || (entry.sku.supply ?? 'stock') !== 'stock') continue
    planned++
    const row = planSku(ask, entry, demand.get(code) ?? NOTHING, records, known)
    const name = `${row.abc || 'C'}${row.xyz || 'Z'}`
    classes[name] = (classes[name] ?? 0) + 1
    if (row.quantity > 0 || wanted) rows.push(row)
  }
  rows.sort(
    (one, other) =>
      pressOf(one) - pressOf(other) || other.quantity * other.cost - one.quantity * one.cost || (one.sku < other.sku ? -1 : 1),
  )
  return { version, planned, classes, rows: rows.slice(0, MOST_ROWS) }
}

/** Days that are left before it is too late to order. */
const pressOf = ({ cover, leadDays }: PlanRow): number => (cover ?? HORIZON) - leadDays

interface KnownSuppliers {
  offers: ReadonlyMap<string, readonly Supply[]>
  suppliers: ReadonlyMap<string, Supplier>
  leads: ReadonlyMap<string, { days: number; n: number }>
  incoming: ReadonlyMap<string, number>
  drafted: ReadonlyMap<string, number>
}

function knowSuppliers({ suppliers, supplies, purchases, now }: PlanRecords): KnownSuppliers {
  const offers = new Map<string, Supply[]>()
  for (const supply of supplies) offers.set(supply.sku, [...(offers.get(supply.sku) ?? []), supply])
  const bought = new Map<string, Purchase[]>()
  const incoming = new Map<string, number>()
  const drafted = new Map<string, number>()
  const add = (to: Map<string, number>, sku: string, units: number) => to.set(sku, (to.get(sku) ?? 0) + units)
  for (const purchase of purchases) {
    bought.set(purchase.supplier, [...(bought.get(purchase.supplier) ?? []), purchase])
    for (const { sku, quantity } of onTheWay(purchase)) add(incoming, sku, quantity)
    if (purchase.state === 'draft') for (const { sku, quantity } of purchase.lines) add(drafted, sku, quantity)
  }
  const leads = new Map<string, { days: number; n: number }>()
  for (const { key } of suppliers) {
    const { n, value } = scorecardOf(bought.get(key) ?? [], now).lead
    if (n >= MEASURED && value !== undefined) leads.set(key, { days: Math.ceil(value), n })
  }
  return { offers, suppliers: new Map(suppliers.map((supplier) => [supplier.key, supplier])), leads, incoming, drafted }
}

/** The offers of a SKU, the one that it is bought by first; what nobody offers is bought of its product's supplier at what it costs. */
function offersOf({ product, sku }: CatalogEntry, { offers, suppliers }: KnownSuppliers): (PlanOffer & { own: boolean })[] {
  const own = (offers.get(sku.code) ?? []).flatMap(({ supplier, cost, pack, minimum, leadDays, preferred }) => {
    const who = suppliers.get(supplier)
    return who
      ? [
          {
            supplier,
            name: who.name,
            cost,
            pack,
            minimum,
            leadDays: leadDays ?? who.leadDays,
            own: leadDays !== undefined,
            preferred: preferred === true,
          },
        ]
      : []
  })
  own.sort((one, other) => Number(other.preferred) - Number(one.preferred) || one.cost - other.cost)
  if (own.length > 0) return own.map(({ preferred: _, ...offer }) => offer)
  const who = suppliers.get(product.supplier)
  return who ? [{ supplier: who.key, name: who.name, cost: sku.cost, pack: 1, minimum: 1, leadDays: who.leadDays, own: false }] : []
}

/** Where nobody is known to deliver it. */
const NO_OFFER = { supplier: '', name: '', pack: 1, minimum: 1, leadDays: 14, own: false }

function planSku(ask: PlanAsk, entry: CatalogEntry, demand: SkuDemand, records: PlanRecords, known: KnownSuppliers): PlanRow {
  const { sku } = entry
  const offers = offersOf(entry, known)
  const { own, ...offer } = offers[0] ?? { ...NO_OFFER, cost: sku.cost }
  const measured = own ? undefined : known.leads.get(offer.supplier)
  const leadDays = Math.min(HORIZON - 1, measured?.days ?? offer.leadDays)
  const { forecast, xyz, past, tide } = demand
  const level = records.levels.get(sku.code)
  const { z } = SERVICE_LEVELS.find(({ share }) => share === ask.service) ?? SERVICE_LEVELS[1]
  const amounts = {
    sellable: level ? sellable(level) : 0,
    incoming: known.incoming.get(sku.code) ?? 0,
    drafted: known.drafted.get(sku.code) ?? 0,
    sigma: forecast.sigma,
    leadDays,
    coverDays: ask.coverDays,
    z,
    pack: offer.pack,
    minimum: offer.minimum,
  }
  const manual = ask.manual ? { manualSafety: sku.safetyStock, manualPoint: sku.reorderPoint } : {}
  const cover = coverOf(Math.max(0, amounts.sellable), forecast.daily)
  return {
    ...amounts,
    ...reorder({ ...amounts, ...manual, daily: forecast.daily }),
    sku: sku.code,
    title: records.edits.get(sku.code)?.title ?? titleOfSku(entry),
    supplier: offer.supplier,
    supplierName: offer.name,
    offers: offers.map(({ own: _, ...each }) => each),
    abc: records.abc.get(sku.code) ?? '',
    xyz,
    ...(cover === undefined ? {} : { cover }),
    method: forecast.method,
    ...(forecast.error ? { error: forecast.error } : {}),
    past,
    ahead: weeksOf(forecast.daily, 0, AHEAD_WEEKS),
    tide,
    leadFrom: own ? 'offer' : measured ? 'actual' : 'agreed',
    leadN: measured?.n ?? 0,
    cost: offer.cost,
  }
}
