import { VISIT_STEPS } from '~/domain/traffic'
import type { DictColumn } from '~/segments/orderTable'
import type { ColumnsOf } from '~/store/columnFiles'
import { TextCoder } from './outTable'
import { type DayRow, PAUSE_MS, type SessionRow, type SpendRow } from './trafficRows'

export interface SessionFiles {
  sessions: ColumnsOf<'sessions'>
  /** Only of a file of events. */
  steps?: ColumnsOf<'steps'>
}

function dict(texts: readonly string[]): DictColumn {
  const coder = new TextCoder()
  return { codes: Uint32Array.from(texts, (text) => coder.code(text)), values: coder.values }
}

const column = <T>(rows: readonly T[], value: (row: T) => number) => Float64Array.from(rows, value)

/** Sessions as columns, oldest first; events are put together to sessions. `tells`: bit of each step that single rows tell of. */
export function sessionTables(rows: readonly SessionRow[], tells: number): SessionFiles {
  if (!rows.some(({ step }) => step !== undefined))
    return {
      sessions: sessionTable(
        rows.map((row) => [row]),
        tells,
      ),
    }
  const sessions = groupEvents(rows)
  const steps = sessions.flatMap((events) => events.filter(isStep))
  // Payments may be told by the number of the order alone.
  const told = steps.reduce(
    (bits, { step }) => bits | (1 << (step ?? 0)),
    rows.some(({ order }) => order !== '') ? 1 << (VISIT_STEPS.length - 1) : 0,
  )
  return {
    sessions: sessionTable(sessions, told),
    steps: {
      count: steps.length,
      numbers: { at: column(steps, ({ at }) => at), step: column(steps, ({ step }) => step ?? 0) },
      texts: { sku: dict(steps.map(({ sku }) => sku)) },
    },
  }
}

const isStep = ({ step }: SessionRow) => step !== undefined && step >= 0

/** Events of one session by its id; without one, a visitor's until a pause of half an hour. Sessions and events oldest first. */
function groupEvents(rows: readonly SessionRow[]): SessionRow[][] {
  const byKey = new Map<string, SessionRow[]>()
  for (const row of rows.toSorted((a, b) => a.at - b.at)) {
    const key = row.session === '' ? `v ${row.visitor}` : `s ${row.session}`
    const events = byKey.get(key)
    const last = events?.at(-1)
    if (!events || (row.session === '' && last && row.at - last.at > PAUSE_MS)) {
      // The session before stays under a key that no row has.
      if (events) byKey.set(`${key} until ${row.at}`, events)
      byKey.set(key, [row])
    } else events.push(row)
  }
  return [...byKey.values()].toSorted((a, b) => a[0].at - b[0].at)
}

function sessionTable(groups: readonly (readonly SessionRow[])[], tells: number): ColumnsOf<'sessions'> {
  const sessions = groups.toSorted((a, b) => a[0].at - b[0].at)
  // What the first event leaves out, a later one may tell.
  const text = (name: 'visitor' | 'channel' | 'source' | 'order') =>
    dict(sessions.map((rows) => rows.find((row) => row[name] !== '')?.[name] ?? ''))
  const reached = (rows: readonly SessionRow[]) =>
    rows.reduce((most, { reached: own, step = -1, order }) => Math.max(most, own, step, order === '' ? -1 : VISIT_STEPS.length - 1), -1)
  return {
    count: sessions.length,
    numbers: {
      at: column(sessions, ([{ at }]) => at),
      reached: column(sessions, reached),
      steps: column(sessions, (rows) => rows.filter(isStep).length),
      tells: new Float64Array(sessions.length).fill(tells),
    },
    texts: { visitor: text('visitor'), channel: text('channel'), source: text('source'), order: text('order') },
  }
}

export function dayTable(unsorted: readonly DayRow[]): ColumnsOf<'trafficDays'> {
  const rows = unsorted.toSorted((a, b) => a.day - b.day)
  return {
    count: rows.length,
    numbers: {
      day: column(rows, ({ day }) => day),
      sessions: column(rows, ({ sessions }) => sessions),
      visitors: column(rows, ({ visitors }) => visitors),
      views: column(rows, ({ views }) => views),
      carts: column(rows, ({ carts }) => carts),
      checkouts: column(rows, ({ checkouts }) => checkouts),
      paid: column(rows, ({ paid }) => paid),
    },
    texts: { channel: dict(rows.map(({ channel }) => channel)) },
  }
}

export function spendTable(unsorted: readonly SpendRow[]): ColumnsOf<'adSpend'> {
  const rows = unsorted.toSorted((a, b) => a.day - b.day)
  return {
    count: rows.length,
    numbers: {
      day: column(rows, ({ day }) => day),
      spend: column(rows, ({ spend }) => spend),
      impressions: column(rows, ({ impressions }) => impressions),
      clicks: column(rows, ({ clicks }) => clicks),
    },
    texts: { channel: dict(rows.map(({ channel }) => channel)), campaign: dict(rows.map(({ campaign }) => campaign)) },
  }
}
