import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnTable } from '~/segments/columnFile'
import { runs } from '../../../tests/runs'
import { PAUSE_MS, type SessionRow } from './trafficRows'
import { eventFold, eventOf, eventTables, sessionFold, sessionTable } from './trafficTables'

const text = (...values: string[]) => fc.constantFrom('', ...values)

/** Rows of a file in any order, no two at the same moment, some less than a pause apart and some more. */
const rows = fc
  .uniqueArray(
    fc.record({
      at: fc.nat(400).map((tenth) => tenth * (PAUSE_MS / 10)),
      session: text('s1', 's2'),
      visitor: text('v1', 'v2', 'v3'),
      step: fc.integer({ min: -1, max: 3 }),
      reached: fc.integer({ min: -1, max: 3 }),
      sku: text('MUG', 'CUP'),
      channel: text('Web', 'App'),
      source: text('google', 'mail'),
      order: text('A1', 'A2'),
    }),
    { selector: ({ at }) => at, maxLength: 2500 },
  )
  .map((some) => some.filter(({ session, visitor }) => session !== '' || visitor !== ''))

/** The table as rows. */
function read(table: ColumnTable): Record<string, number | string>[] {
  return Array.from({ length: table.count }, (_, row) =>
    Object.fromEntries([
      ...Object.entries(table.numbers).map(([name, column]) => [name, column[row]]),
      ...Object.entries(table.texts).map(([name, { codes, values }]) => [name, values[codes[row]]]),
    ]),
  )
}

const byTime = (some: readonly SessionRow[]) => some.toSorted((a, b) => a.at - b.at)

/** Sessions by going through the events one by one. */
function plainSessions(some: readonly SessionRow[]): SessionRow[][] {
  const sessions: SessionRow[][] = []
  for (const row of byTime(some)) {
    const own = sessions.findLast(([first, ...rest]) => {
      if (row.session !== '' || first.session !== '') return row.session === first.session
      return row.visitor === first.visitor && row.at - (rest.at(-1) ?? first).at <= PAUSE_MS
    })
    if (own) own.push(row)
    else sessions.push([row])
  }
  return sessions
}

describe('rows of a file of visits', () => {
  test('that are events become the sessions and steps that going through them one by one gives', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const fold = eventFold()
        for (const row of some) fold.add(eventOf(row))
        const { sessions, steps } = eventTables(fold)
        const plain = plainSessions(some)
        const isStep = ({ step }: SessionRow) => step !== undefined && step >= 0
        const first = (events: SessionRow[], name: 'visitor' | 'channel' | 'source' | 'order') =>
          events.find((row) => row[name] !== '')?.[name] ?? ''
        const tells = some.reduce((bits, row) => bits | (isStep(row) ? 1 << (row.step ?? 0) : 0) | (row.order === '' ? 0 : 8), 0)
        expect(read(sessions)).toEqual(
          plain.map((events) => ({
            at: events[0].at,
            reached: Math.max(...events.map(({ step = -1, order }) => (order === '' ? step : 3))),
            steps: events.filter(isStep).length,
            tells,
            visitor: first(events, 'visitor'),
            channel: first(events, 'channel'),
            source: first(events, 'source'),
            order: first(events, 'order'),
          })),
        )
        expect(steps && read(steps)).toEqual(
          plain
            .flat()
            .filter(isStep)
            .map(({ at, step, sku }) => ({ at, step, sku })),
        )
        // No text that no session has: the wizard counts visitors and channels by them.
        for (const { codes, values } of Object.values(sessions.texts)) expect(new Set([0, ...codes]).size).toBe(values.length)
      }),
      { numRuns: runs(60) },
    )
  })

  test('that are whole sessions stay what they are, oldest first', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const fold = sessionFold()
        for (const row of some) fold.add(row)
        expect(read(sessionTable(fold, 5))).toEqual(
          byTime(some).map(({ at, reached, visitor, channel, source, order }) => ({
            at,
            reached,
            steps: 0,
            tells: 5,
            visitor,
            channel,
            source,
            order,
          })),
        )
      }),
      { numRuns: runs(30) },
    )
  })
})
