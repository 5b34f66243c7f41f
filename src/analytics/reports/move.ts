import { apportion } from '~/domain/apportion'
import type { MetricId } from '~/domain/metric'
import type { Figures, KpiQuery, KpiResult, KpiRow, Why } from '~/analytics/query'
import type { MoveAnswer, MoveAsk, MovePart, MoveRow } from '~/analytics/reports'
import { logMeanParts } from './logMean'

/** The engine, which counts every factor: this report only splits. */
export type AskKpi = (query: KpiQuery) => Promise<KpiResult>

/** Members named where nothing else is asked; the others stand together. */
const TOP = 10

/**
 * metrics.md `gmv_move`: what a change of GMV is made of. With visits in both windows GMV of known buyers is visitors × conversion × value a buyer, and
 * beside it buyers that came by no visit × the same value; else buyers × orders a buyer × order value. GMV of unknown buyers is a part of its own.
 * Parts sum to the change to the last unit of Amount; so do members, and each member's parts to its own change. `unit`: Amounts in one of the currency.
 */
export async function explainMove(ask: MoveAsk, unit: number, askKpi: AskKpi): Promise<MoveAnswer> {
  const after = await countWindow(ask, ask, askKpi)
  const compared = after.compared ?? { from: ask.from, to: ask.from }
  const before = await countWindow(ask, compared, askKpi)
  const sides = { before: sideOf(before.total, unit), after: sideOf(after.total, unit) }
  const why = trafficMissing(sides)
  const answer: MoveAnswer = {
    version: Math.max(after.version, before.version),
    compared,
    before: sides.before.gmv,
    after: sides.after.gmv,
    parts: partsOf(sides, why === undefined),
    ...(why ? { withoutTraffic: why } : {}),
  }
  if (!ask.by) return answer
  return { ...answer, rows: rowsOf(before.rows, after.rows, unit, ask.top ?? TOP, why === undefined) }
}

/** Figures of one group: of all that the scope counts, and of known buyers alone. */
interface Counted {
  all: Figures
  known: Figures
}

interface Member extends Counted {
  label: string
  orderLevel: boolean
}

interface WindowCount {
  version: number
  compared?: { from: number; to: number }
  total: Counted
  rows: Map<string, Member>
}

const ALL: MetricId[] = ['gmv_paid', 'orders', 'buyers', 'visitors', 'cvr_visitor']
const KNOWN: MetricId[] = ['gmv_paid', 'orders', 'buyers']
const ORDER_LEVEL = '\u0000'

async function countWindow(ask: MoveAsk, { from, to }: { from: number; to: number }, askKpi: AskKpi): Promise<WindowCount> {
  const { scope, filters, by, level } = ask
  const query: KpiQuery = { from, to, scope, filters, metrics: ALL, ...(by ? { by, level } : {}) }
  const all = await askKpi(from === ask.from && to === ask.to ? { ...query, compare: ask.compare } : query)
  const beside = scope.unknownBuyers === 'beside'
  const known = beside ? await askKpi({ ...query, metrics: KNOWN, scope: { ...scope, unknownBuyers: 'out' } }) : all
  return { version: all.version, compared: all.compared, total: { all: all.totals, known: known.totals }, rows: membersOf(all, known) }
}

const keyOf = (row: KpiRow) => (row.orderLevel ? ORDER_LEVEL : row.key)

function membersOf(all: KpiResult, known: KpiResult): Map<string, Member> {
  const knownBy = new Map(known.rows?.map((row) => [keyOf(row), row.figures]))
  return new Map(
    all.rows?.map((row) => [
      keyOf(row),
      { all: row.figures, known: knownBy.get(keyOf(row)) ?? {}, label: row.label, orderLevel: row.orderLevel === true },
    ]),
  )
}

/** One group in one window. Amounts in units of Amount. */
interface Side {
  gmv: number
  known: number
  orders: number
  buyers: number
  /** undefined: `why` says why there are none. */
  visitors?: number
  conversion: number
  why?: Why
}

const NOTHING: Side = { gmv: 0, known: 0, orders: 0, buyers: 0, conversion: 0 }

function sideOf({ all, known }: Counted, unit: number): Side {
  const amount = (figures: Figures) => Math.round((figures.gmv_paid?.value ?? 0) * unit)
  const { visitors } = all
  return {
    gmv: amount(all),
    known: amount(known),
    orders: known.orders?.value ?? 0,
    buyers: known.buyers?.value ?? 0,
    conversion: all.cvr_visitor?.value ?? 0,
    ...(visitors && visitors.value !== null
      ? { visitors: visitors.value }
      : { why: (visitors && 'why' in visitors && visitors.why) || 'noTraffic' }),
  }
}

interface Sides {
  before: Side
  after: Side
}

/** Why the change cannot be told by visitors; undefined where it can. A window in which nothing was sold needs none. */
function trafficMissing({ before, after }: Sides): Why | undefined {
  const blind = [after, before].find(({ visitors = 0, gmv }) => visitors === 0 && gmv !== 0)
  if (blind) return blind.why ?? 'noTraffic'
  return (before.visitors ?? 0) + (after.visitors ?? 0) > 0 ? undefined : 'noTraffic'
}

/** A member that nobody visits, such as the shop in the street, is told by visits too; one whose visits nobody knows is not. */
const isTold = ({ before, after }: Sides) =>
  [before, after].every(({ visitors, gmv, why }) => visitors !== undefined || (gmv === 0 && why === undefined))

type Part = MoveAnswer['parts'][number]

function partsOf(sides: Sides, withTraffic: boolean): Part[] {
  const parts = [...(withTraffic ? byVisits(sides) : byBuyers(sides)), ...byUnknown(sides)]
  const merged = new Map<MovePart, Part>()
  for (const part of parts) {
    const there = merged.get(part.part)
    merged.set(part.part, there ? { ...there, amount: there.amount + part.amount } : part)
  }
  const all = [...merged.values()]
  const amounts = apportion(
    all.map(({ amount }) => amount),
    sides.after.gmv - sides.before.gmv,
  )
  return all.map((part, i) => ({ ...part, amount: amounts[i] }))
}

/** GMV that names no buyer: known buyers' factors say nothing of it. */
function byUnknown({ before, after }: Sides): Part[] {
  const [was, is] = [before.gmv - before.known, after.gmv - after.known]
  return was === 0 && is === 0 ? [] : [{ part: 'unknown', amount: is - was, before: was, after: is }]
}

const per = (amount: number, count: number) => (count > 0 ? amount / count : 0)

function byBuyers({ before, after }: Sides): Part[] {
  const names = ['buyers', 'ordersPerBuyer', 'orderValue'] as const
  const factors = ({ buyers, orders, known }: Side) => [buyers, per(orders, buyers), per(known, orders)]
  return split(names, { was: before.known, is: after.known }, factors(before), factors(after))
}

/** Buyers that came through a visit: a conversion never makes more of them than there are. */
const visiting = ({ visitors = 0, conversion, buyers }: Side) => Math.min(Math.round(visitors * conversion), buyers)

function byVisits({ before, after }: Sides): Part[] {
  const value = ({ known, buyers }: Side) => per(known, buyers)
  // Some buy and are no buyers (orders of 0 or less): there is no value a buyer to count with.
  if ([before, after].some((side) => side.known !== 0 && !(value(side) > 0)))
    return split(['visitors', 'conversion', 'value'], { was: before.known, is: after.known }, [0], [0])
  const factors = (side: Side) => [side.visitors ?? 0, per(visiting(side), side.visitors ?? 0), value(side)]
  const through = (side: Side) => visiting(side) * value(side)
  const came = split(['visitors', 'conversion', 'value'], { was: through(before), is: through(after) }, factors(before), factors(after))
  return [...came, ...byNoVisit({ before, after }, value)]
}

/** Buyers of orders taken by hand or in a shop have no visit: a part of their own, but for what each spent. */
function byNoVisit({ before, after }: Sides, value: (side: Side) => number): Part[] {
  const buyers = { before: before.buyers - visiting(before), after: after.buyers - visiting(after) }
  if (buyers.before === 0 && buyers.after === 0) return []
  const [was, is] = [buyers.before * value(before), buyers.after * value(after)]
  const parts = logMeanParts([buyers.before, value(before)], [buyers.after, value(after)]) ?? [is - was, 0]
  return [
    { part: 'elsewhere', amount: parts[0], ...buyers },
    { part: 'value', amount: parts[1], before: value(before), after: value(after) },
  ]
}

/** The log-mean parts of a product; where a factor is 0, what was is gone and what is has come. */
function split(names: readonly MovePart[], { was, is }: { was: number; is: number }, before: number[], after: number[]): Part[] {
  const parts = logMeanParts(before, after)
  if (parts) return names.map((part, i) => ({ part, amount: parts[i], before: before[i], after: after[i] }))
  const ends: Part[] = [
    { part: 'enters', amount: is },
    { part: 'leaves', amount: -was },
  ]
  return ends.filter(({ amount }) => amount !== 0)
}

/** Every member of either window, largest movers first; what is beyond `top` stands together, and sums of whole units stay whole. */
function rowsOf(
  before: ReadonlyMap<string, Member>,
  after: ReadonlyMap<string, Member>,
  unit: number,
  top: number,
  hasTraffic: boolean,
): MoveRow[] {
  const keys = [...new Set([...after.keys(), ...before.keys()])]
  const side = (member: Member | undefined) => (member ? sideOf(member, unit) : NOTHING)
  const members = keys.map((key) => ({
    key,
    label: after.get(key)?.label ?? before.get(key)?.label ?? '',
    sides: { before: side(before.get(key)), after: side(after.get(key)) },
  }))
  const goods = members.filter(({ key }) => key !== ORDER_LEVEL)
  const withTraffic = hasTraffic && goods.every(({ sides }) => isTold(sides))
  const rows = goods.map(({ key, label, sides }): MoveRow => ({
    key,
    label,
    ...amountsOf(sides),
    parts: bare(partsOf(sides, withTraffic)),
  }))
  rows.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.key < b.key ? -1 : 1))
  const moved = rows.filter((row) => row.before !== 0 || row.after !== 0)
  return [...moved.slice(0, top), ...orderLevelRow(members), ...othersRow(moved.slice(top))]
}

const amountsOf = ({ before, after }: Sides) => ({ before: before.gmv, after: after.gmv })
const bare = (parts: readonly Part[]) => parts.map(({ part, amount }) => ({ part, amount }))

/** Amounts that no line carries: they have no buyers of their own. */
function orderLevelRow(members: readonly { key: string; sides: Sides }[]): MoveRow[] {
  const found = members.find(({ key }) => key === ORDER_LEVEL)
  if (!found) return []
  const amounts = amountsOf(found.sides)
  return [{ key: '', label: '', kind: 'orderLevel', ...amounts, parts: [{ part: 'orderLevel', amount: amounts.after - amounts.before }] }]
}

function othersRow(rows: readonly MoveRow[]): MoveRow[] {
  if (rows.length === 0) return []
  const sums = new Map<MovePart, number>()
  let [before, after] = [0, 0]
  for (const row of rows) {
    before += row.before
    after += row.after
    for (const { part, amount } of row.parts) sums.set(part, (sums.get(part) ?? 0) + amount)
  }
  const parts = [...sums].map(([part, amount]) => ({ part, amount }))
  return [{ key: '', label: '', kind: 'others', members: rows.length, before, after, parts }]
}
