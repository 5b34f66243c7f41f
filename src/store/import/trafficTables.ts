import { VISIT_STEPS } from '~/domain/traffic'
import type { DictColumn } from '~/segments/orderTable'
import { COLUMNS_OF, type ColumnsOf } from '~/store/columnFiles'
import { sortByNumber } from '~/store/sortRows'
import { picked, recoded, RowFold } from './rowFold'
import { PAUSE_MS, type SessionRow } from './trafficRows'

export interface SessionFiles {
  sessions: ColumnsOf<'sessions'>
  /** Only of a file of events. */
  steps?: ColumnsOf<'steps'>
}

const PAID = VISIT_STEPS.length - 1
/** What is told of a session by each of its events: the first that tells it is taken. */
const TOLD = ['visitor', 'channel', 'source', 'order'] as const
const ofEach = <C>(column: (name: (typeof TOLD)[number]) => C) => ({
  visitor: column('visitor'),
  channel: column('channel'),
  source: column('source'),
  order: column('order'),
})

/** Whole sessions, row by row. */
export const sessionFold = () => new RowFold(['at', 'reached'], TOLD)
/** Events of sessions, row by row; `step` is -1 where the event is none. */
export const eventFold = () => new RowFold(['at', 'step'], [...TOLD, 'session', 'sku'])
export const dayFold = () => new RowFold(COLUMNS_OF.trafficDays.numbers, COLUMNS_OF.trafficDays.texts)
export const spendFold = () => new RowFold(COLUMNS_OF.adSpend.numbers, COLUMNS_OF.adSpend.texts)

/** A row of a file of events, as its fold takes it. */
export const eventOf = (row: SessionRow): SessionRow & { step: number } => ({ ...row, step: row.step ?? -1 })

/** Whole sessions as columns, oldest first. `tells`: bit of each step that they tell of. */
export function sessionTable(fold: ReturnType<typeof sessionFold>, tells: number): ColumnsOf<'sessions'> {
  const rows = sortByNumber(fold.numbers('at'))
  return {
    count: rows.length,
    numbers: {
      at: picked(fold.numbers('at'), rows),
      reached: picked(fold.numbers('reached'), rows),
      steps: new Float64Array(rows.length),
      tells: new Float64Array(rows.length).fill(tells),
    },
    texts: ofEach((name) => inOrder(fold.texts(name), rows)),
  }
}

/** Events put together to sessions, and their steps; both oldest first. */
export function eventTables(fold: ReturnType<typeof eventFold>): SessionFiles {
  const at = fold.numbers('at')
  const step = fold.numbers('step')
  const rows = sortByNumber(at)
  const { of, count } = sessionsOf(fold, rows)
  const session = { at: new Float64Array(count), reached: new Float64Array(count).fill(-1), steps: new Float64Array(count) }
  const texts = ofEach(() => new Uint32Array(count))
  const columns = ofEach((name) => fold.texts(name))
  let told = 0
  // Backwards, so that what the first event tells is what stays.
  for (const row of rows.toReversed()) {
    const own = of[row]
    const isPaid = columns.order.codes[row] !== 0
    session.at[own] = at[row]
    session.reached[own] = Math.max(session.reached[own], step[row], isPaid ? PAID : -1)
    if (step[row] >= 0) session.steps[own]++
    for (const name of TOLD) texts[name][own] = columns[name].codes[row] || texts[name][own]
    // Payments may be told by the number of the order alone.
    told |= (step[row] >= 0 ? 1 << step[row] : 0) | (isPaid ? 1 << PAID : 0)
  }
  return {
    sessions: {
      count,
      numbers: { ...session, tells: new Float64Array(count).fill(told) },
      texts: ofEach((name) => recoded(texts[name], columns[name].values)),
    },
    steps: stepTable(fold, rows, of, session.steps),
  }
}

/** The session of each event by its id; without one, a visitor's until a pause of half an hour. Sessions are numbered as they begin. */
function sessionsOf(fold: ReturnType<typeof eventFold>, rows: Uint32Array): { of: Uint32Array; count: number } {
  const at = fold.numbers('at')
  const [session, visitor] = [fold.texts('session'), fold.texts('visitor')]
  const of = new Uint32Array(fold.count)
  const byId = new Int32Array(session.values.length).fill(-1)
  const byVisitor = new Int32Array(visitor.values.length).fill(-1)
  const lastAt = new Float64Array(visitor.values.length)
  let count = 0
  for (const row of rows) {
    const [id, who] = [session.codes[row], visitor.codes[row]]
    const [known, key] = id === 0 ? [byVisitor, who] : [byId, id]
    const isLong = id === 0 && at[row] - lastAt[who] > PAUSE_MS
    if (known[key] < 0 || isLong) known[key] = count++
    if (id === 0) lastAt[who] = at[row]
    of[row] = known[key]
  }
  return { of, count }
}

/** The steps in the order of their sessions, each session's oldest first. */
function stepTable(fold: ReturnType<typeof eventFold>, rows: Uint32Array, of: Uint32Array, counts: Float64Array): ColumnsOf<'steps'> {
  const [at, step, sku] = [fold.numbers('at'), fold.numbers('step'), fold.texts('sku')]
  let count = 0
  const next = counts.map((steps) => (count += steps) - steps)
  const order = new Uint32Array(count)
  for (const row of rows) if (step[row] >= 0) order[next[of[row]]++] = row
  return { count, numbers: { at: picked(at, order), step: picked(step, order) }, texts: { sku: inOrder(sku, order) } }
}

export function dayTable(fold: ReturnType<typeof dayFold>): ColumnsOf<'trafficDays'> {
  const rows = sortByNumber(fold.numbers('day'))
  const numbers = (name: (typeof COLUMNS_OF.trafficDays.numbers)[number]) => picked(fold.numbers(name), rows)
  return {
    count: rows.length,
    numbers: {
      day: numbers('day'),
      sessions: numbers('sessions'),
      visitors: numbers('visitors'),
      views: numbers('views'),
      carts: numbers('carts'),
      checkouts: numbers('checkouts'),
      paid: numbers('paid'),
    },
    texts: { channel: inOrder(fold.texts('channel'), rows) },
  }
}

export function spendTable(fold: ReturnType<typeof spendFold>): ColumnsOf<'adSpend'> {
  const rows = sortByNumber(fold.numbers('day'))
  const numbers = (name: (typeof COLUMNS_OF.adSpend.numbers)[number]) => picked(fold.numbers(name), rows)
  return {
    count: rows.length,
    numbers: { day: numbers('day'), spend: numbers('spend'), impressions: numbers('impressions'), clicks: numbers('clicks') },
    texts: { channel: inOrder(fold.texts('channel'), rows), campaign: inOrder(fold.texts('campaign'), rows) },
  }
}

const inOrder = ({ codes, values }: DictColumn, rows: Uint32Array): DictColumn =>
  recoded(
    rows.map((row) => codes[row]),
    values,
  )
