import { type Calendar, DEFAULT_CALENDAR } from '~/domain/calendar'
import type { Currency } from '~/domain/money'
import type { Zone } from '~/lib/zone'
import type { FactTable } from '~/segments/orderTable'
import { type Attributes, NO_ATTRIBUTES } from './attributes'
import type { Columns } from './columns'
import { type DayCube, buildCube, nameOfCube } from './dayCube'
import type { DayIndex } from './dayIndex'
import type { GroupCube } from './groupCube'
import type { LineScope, OrderGoods, OrderMoney, OrderUnits } from './orderSums'
import { part } from './parts'
import type { DataRange, Scope } from './query'
import type { ReturnEvents } from './returns'
import { ShopColumns } from './shopColumns'
import { type Traits, traitsOf } from './traits'

/**
 * A shop, ready to be counted. Built for a state of the data, then only read; the sums of a scope are made at the first
 * question and kept.
 */
export interface Dataset extends Columns {
  /** Carried by every answer. */
  readonly version: number
  readonly zone: Zone
  readonly calendar: Calendar
  readonly currency: Currency
  /** Amounts are integers; this many make one unit of the currency. */
  readonly unit: number
  /** The latest title by SKU code. */
  readonly skuTitle: string[]
  titleOf(sku: string): string
  /** undefined: no line has it. */
  codeOf(sku: string): number | undefined
  /** Sales that count, by the day of their payment and by the day they were placed. */
  readonly paid: DayIndex
  placed(): DayIndex
  returns(): ReturnEvents
  /** Orders that are tests or have no rate. */
  readonly leftOut: Uint32Array
  /** False where the sum of all amounts would pass 2^53, so that each sum has to be watched. */
  readonly safe: boolean
  readonly range: DataRange | undefined
  /** True where lines have times of their own, so that an hour is told of each line. */
  readonly hasLater: boolean
  money(nonProducts: boolean): OrderMoney
  goods(nonProducts: boolean): OrderGoods
  units(scope: LineScope): OrderUnits
  /** Day of each buyer's first purchase in all of history (paid with more than 0, not given back), by buyer code. */
  firstDays(nonProducts: boolean): Int32Array
  /** 1 for lines that the scope counts. */
  countedLines(scope: LineScope): Uint8Array
  /** Hour of the shop's clock by order, of its payment or of itself; and by line, of the line's own time. */
  hours(of: 'paidAt' | 'placedAt'): Uint8Array
  lineHours(): Uint8Array
  /** What goods and buyers are told apart by. */
  readonly traits: Traits
  /** `whole`: every measure that adds up over days, not only sales, orders and units. */
  cube(scope: Scope, whole: boolean): DayCube | undefined
  /** The last few, by their question. */
  readonly groupCubes: Map<string, GroupCube>
  /** Where the columns are kept; for append.ts and the passes. */
  readonly shop: ShopColumns
  readonly cubes: Map<string, DayCube | undefined>
}

export interface DatasetOptions {
  zone: string
  currency: Currency
  version?: number
  calendar?: Calendar
  attributes?: Attributes
}

/** One table is taken as it is; several, or none, take the part `tables`. Throws RangeError for a zone or currency that the browser does not know. */
export function buildDataset(tables: FactTable[], options: DatasetOptions): Dataset {
  const [first, second] = tables
  const shop = new ShopColumns(first && !second ? first : part('tables').joinTables(tables), options)
  const { version = 0, calendar = DEFAULT_CALENDAR, attributes = NO_ATTRIBUTES } = options
  return viewOf(shop, { version, calendar, traits: traitsOf(shop, attributes), cubes: new Map(), groupCubes: new Map() })
}

/** The same orders with other things known of goods and buyers; columns and what hangs on them alone are shared. */
export function withAttributes(dataset: Dataset, attributes: Attributes, version = dataset.version): Dataset {
  const { shop, calendar, cubes } = dataset
  return viewOf(shop, { version, calendar, traits: traitsOf(shop, attributes), cubes, groupCubes: new Map() })
}

/** The columns as they are now. */
export function viewOf(shop: ShopColumns, around: Pick<Dataset, 'version' | 'calendar' | 'traits' | 'cubes' | 'groupCubes'>): Dataset {
  const { columns, facts, paid, leftOut, magnitude, range, hasLater, zone, currency, unit } = shop
  const { orders, lines } = columns
  const money = (nonProducts: boolean) => shop.money(nonProducts).get(orders.count)
  let codes: Map<string, number> | undefined
  const codeOf = (sku: string) => {
    codes ??= new Map(lines.sku.values.map((value, code) => [value, code]))
    return codes.get(sku)
  }
  const dataset: Dataset = {
    ...columns,
    ...around,
    shop,
    zone,
    currency,
    unit,
    skuTitle: facts.skuTitle,
    titleOf: (sku) => facts.skuTitle[codeOf(sku) ?? 0] ?? '',
    codeOf,
    paid,
    placed: () => shop.placed,
    returns: () => part('tiles').returnsIn(shop),
    leftOut,
    safe: magnitude <= Number.MAX_SAFE_INTEGER,
    range,
    hasLater,
    money,
    goods: (nonProducts) => shop.goods(nonProducts).get(orders.count),
    units: (scope) => shop.units(scope).get(orders.count),
    firstDays: (nonProducts) => shop.firstDays(nonProducts),
    countedLines: (scope) => shop.marks(scope).get(lines.count).marks,
    hours: (of) => shop.hours(of).get(orders.count).hours,
    lineHours: () => part('anyCase').lineHours(dataset),
    cube: (scope, whole) => {
      const { cubes } = around
      const name = cubes.has(nameOfCube(scope, true)) ? nameOfCube(scope, true) : nameOfCube(scope, whole)
      if (!cubes.has(name)) cubes.set(name, buildCube(dataset, scope, whole))
      return cubes.get(name)
    },
  }
  return dataset
}
