import { VISIT_STEPS } from '~/domain/traffic'
import type { Day, Zone } from '~/lib/zone'
import { NO_DAY, indexDays } from '~/analytics/dayIndex'
import { replacedRows } from '~/segments/replacedRows'
import { Dictionary, type SessionTable, type StepTable, type TrafficDayTable, type TrafficFiles } from './tables'

export const [VIEW, CART, CHECKOUT, PAID] = VISIT_STEPS.map((_, step) => step)
/** A payment this long after the cart add still is of that cart (metrics.md `cart_abandonment`). */
const CART_MS = 24 * 3_600_000
const HOUR_MS = 3_600_000
/** All steps are told. */
const TELLS_ALL = (1 << VISIT_STEPS.length) - 1

/** The orders that sessions name. Rows are those of the columns of orders. */
export interface NamedOrders {
  /** -1: the shop has no order of that number. */
  rowOf(number: string): number
  /** Whether it counts as a sale that was paid: a test never does. */
  isPaid(row: number): boolean
}

/** Sessions as columns, by the day they started; and the day rows of days without sessions, by day. */
export interface Visits {
  count: number
  day: Int32Array
  at: Float64Array
  /** Hour of the shop's clock, 0 to 23. */
  hour: Uint8Array
  /** Index in VISIT_STEPS of the furthest step; -1: came and looked at nothing. */
  reached: Int8Array
  /** Bit of each step that the file tells of. */
  tells: Uint8Array
  /** 1: with an order that was paid. */
  paid: Uint8Array
  /** 1: paid within 24 hours of the cart. */
  paidInTime: Uint8Array
  /** Code of the visitor; 0 unnamed. */
  visitor: Uint32Array
  visitors: string[]
  channel: Uint32Array
  source: Uint32Array
  sources: string[]
  /** Row of its order in the columns, -1 none. */
  order: Int32Array
  /** Code of the number that the session names; 0 none. */
  orderNumber: Uint32Array
  orderNumbers: string[]
  /** count + 1 entries: its steps are [stepStart[i], stepStart[i + 1]). */
  stepStart: Uint32Array
  step: Uint8Array
  sku: Uint32Array
  skus: string[]
  /** Of sessions and day rows. */
  channels: string[]
  days: DayRows
}

/** Whole days as their own tool counted them; NaN: not told. */
export interface DayRows {
  count: number
  day: Int32Array
  channel: Uint32Array
  sessions: Float64Array
  visitors: Float64Array
  views: Float64Array
  carts: Float64Array
  checkouts: Float64Array
  paid: Float64Array
}

/** undefined: there is no traffic at all. */
export function joinVisits(
  { sessions, days }: Pick<TrafficFiles, 'sessions' | 'days'>,
  zone: Zone,
  orders: NamedOrders,
): Visits | undefined {
  const gone = replacedRows(sessions, ({ numbers }, row) => zone.dayOf(numbers.at[row]))
  const count = gone.reduce((sum, mask) => sum + mask.length - mask.reduce((ones, one) => ones + one, 0), 0)
  const dictionaries = {
    channel: new Dictionary(),
    source: new Dictionary(),
    visitor: new Dictionary(),
    sku: new Dictionary(),
    number: new Dictionary(),
  }
  const places = sortedByDay(sessions, gone, count, zone)
  const visits = emptyVisits(count, places, dictionaries)
  sessions.forEach((file, index) => fillIn(visits, places, index, file, orders, dictionaries))
  fillSteps(visits, places, sessions, dictionaries.sku)
  for (let i = 0; i < count; i++) visits.hour[i] = hourOf(visits.at[i], zone)
  visits.days = joinDays(days, dictionaries.channel, visits.day)
  return count + visits.days.count > 0 ? visits : undefined
}

function hourOf(at: number, zone: Zone): number {
  const wall = at + zone.offsetAt(at)
  return ((Math.floor(wall / HOUR_MS) % 24) + 24) % 24
}

/** Which row of which file each session is, by day, and back. */
interface Places {
  day: Int32Array
  file: Uint32Array
  row: Uint32Array
  /** By file and row: its place, -1 gone. */
  placeOf: Int32Array[]
}

function sortedByDay(files: TrafficFiles['sessions'], gone: Uint8Array[], count: number, zone: Zone): Places {
  const days = new Int32Array(count)
  const file = new Uint32Array(count)
  const row = new Uint32Array(count)
  let at = 0
  files.forEach(({ table }, index) => {
    for (let i = 0; i < table.count; i++) {
      if (gone[index][i]) continue
      days[at] = zone.dayOf(table.numbers.at[i])
      file[at] = index
      row[at++] = i
    }
  })
  const index = indexDays(days)
  const placeOf = files.map(({ table }) => new Int32Array(table.count).fill(-1))
  index.row.forEach((from, place) => (placeOf[file[from]][row[from]] = place))
  return { day: index.day, file: file.map((_, k) => file[index.row[k]]), row: row.map((_, k) => row[index.row[k]]), placeOf }
}

type Dictionaries = Record<'channel' | 'source' | 'visitor' | 'sku' | 'number', Dictionary>

function emptyVisits(count: number, { day }: Places, { channel, source, visitor, sku, number }: Dictionaries): Visits {
  return {
    count,
    day,
    at: new Float64Array(count),
    hour: new Uint8Array(count),
    reached: new Int8Array(count),
    tells: new Uint8Array(count),
    paid: new Uint8Array(count),
    paidInTime: new Uint8Array(count),
    visitor: new Uint32Array(count),
    visitors: visitor.values,
    channel: new Uint32Array(count),
    source: new Uint32Array(count),
    sources: source.values,
    order: new Int32Array(count).fill(-1),
    orderNumber: new Uint32Array(count),
    orderNumbers: number.values,
    stepStart: new Uint32Array(count + 1),
    step: new Uint8Array(0),
    sku: new Uint32Array(0),
    skus: sku.values,
    channels: channel.values,
    days: joinDays([], channel, day),
  }
}

function fillIn(
  visits: Visits,
  { placeOf }: Places,
  index: number,
  { table, steps }: { table: SessionTable; steps?: StepTable },
  orders: NamedOrders,
  dictionaries: Dictionaries,
) {
  const { numbers, texts } = table
  const codes = {
    channel: dictionaries.channel.codes(texts.channel.values),
    source: dictionaries.source.codes(texts.source.values),
    visitor: dictionaries.visitor.codes(texts.visitor.values),
    number: dictionaries.number.codes(texts.order.values),
  }
  const rows = Int32Array.from(texts.order.values, (number) => (number === '' ? -1 : orders.rowOf(number)))
  let first = 0
  for (let i = 0; i < table.count; i++) {
    const end = first + numbers.steps[i]
    const place = placeOf[index][i]
    if (place >= 0) {
      const order = rows[texts.order.codes[i]]
      const named = texts.order.codes[i] !== 0
      const isPaid = order < 0 ? named || numbers.reached[i] >= PAID : orders.isPaid(order)
      visits.at[place] = numbers.at[i]
      visits.reached[place] = isPaid ? PAID : Math.min(numbers.reached[i], CHECKOUT)
      visits.tells[place] = numbers.tells?.[i] ?? TELLS_ALL
      visits.paid[place] = isPaid ? 1 : 0
      visits.paidInTime[place] = isPaid && isInTime(steps, first, end) ? 1 : 0
      visits.channel[place] = codes.channel[texts.channel.codes[i]]
      visits.source[place] = codes.source[texts.source.codes[i]]
      visits.visitor[place] = codes.visitor[texts.visitor.codes[i]]
      visits.order[place] = order
      visits.orderNumber[place] = codes.number[texts.order.codes[i]]
      visits.stepStart[place + 1] = steps ? numbers.steps[i] : 0
    }
    first = end
  }
}

/** Without times of its own, a session is one moment. */
function isInTime(steps: StepTable | undefined, first: number, end: number): boolean {
  if (!steps) return true
  const { at, step } = steps.numbers
  let paidAt = Number.NaN
  for (let k = first; k < end; k++) if (step[k] === PAID) paidAt = at[k]
  if (Number.isNaN(paidAt)) return true
  let told = false
  for (let k = first; k < end; k++) {
    if (step[k] !== CART || at[k] > paidAt) continue
    told = true
    if (paidAt - at[k] <= CART_MS) return true
  }
  // Bought without a cart: the session itself is what it began with.
  return !told && paidAt - at[first] <= CART_MS
}

function fillSteps(visits: Visits, { file, row }: Places, files: TrafficFiles['sessions'], dictionary: Dictionary) {
  const { stepStart } = visits
  for (let i = 0; i < visits.count; i++) stepStart[i + 1] += stepStart[i]
  visits.step = new Uint8Array(stepStart[visits.count])
  visits.sku = new Uint32Array(stepStart[visits.count])
  const starts = files.map(({ table, steps }) => (steps ? startsOf(table) : undefined))
  const codes = files.map(({ steps }) => (steps ? dictionary.codes(steps.texts.sku.values) : undefined))
  for (let i = 0; i < visits.count; i++) {
    const steps = files[file[i]].steps
    const from = starts[file[i]]
    const skus = codes[file[i]]
    if (!steps || !from || !skus) continue
    for (let k = from[row[i]], into = stepStart[i]; into < stepStart[i + 1]; k++, into++) {
      visits.step[into] = steps.numbers.step[k]
      visits.sku[into] = skus[steps.texts.sku.codes[k]]
    }
  }
}

function startsOf({ count, numbers }: SessionTable): Uint32Array {
  const starts = new Uint32Array(count + 1)
  for (let i = 0; i < count; i++) starts[i + 1] = starts[i] + numbers.steps[i]
  return starts
}

const MEASURES = ['sessions', 'visitors', 'views', 'carts', 'checkouts', 'paid'] as const

/** Day rows that count: those that no later file replaces, on days without sessions. */
function joinDays(files: TrafficFiles['days'], channels: Dictionary, sessionDays: Int32Array): DayRows {
  const gone = replacedRows(files, ({ numbers }, row) => numbers.day[row])
  const told = new Set<Day>()
  for (let i = 0; i < sessionDays.length; i++) if (i === 0 || sessionDays[i] !== sessionDays[i - 1]) told.add(sessionDays[i])
  const kept = files.map(({ table }, index) => keptDays(table, gone[index], told))
  const all = Int32Array.from(kept.flatMap((days) => [...days]))
  const { row, day } = indexDays(all)
  const place = new Int32Array(all.length).fill(-1)
  row.forEach((from, at) => (place[from] = at))
  const column = () => new Float64Array(row.length)
  const rows: DayRows = {
    count: row.length,
    day,
    channel: new Uint32Array(row.length),
    sessions: column(),
    visitors: column(),
    views: column(),
    carts: column(),
    checkouts: column(),
    paid: column(),
  }
  let first = 0
  files.forEach(({ table }) => {
    const codes = channels.codes(table.texts.channel.values)
    for (let i = 0; i < table.count; i++) {
      const at = place[first + i]
      if (at < 0) continue
      rows.channel[at] = codes[table.texts.channel.codes[i]]
      for (const name of MEASURES) rows[name][at] = table.numbers[name][i]
    }
    first += table.count
  })
  return rows
}

function keptDays({ count, numbers }: TrafficDayTable, gone: Uint8Array, told: ReadonlySet<Day>): Int32Array {
  const days = new Int32Array(count)
  for (let i = 0; i < count; i++) days[i] = gone[i] || told.has(numbers.day[i]) ? NO_DAY : numbers.day[i]
  return days
}
