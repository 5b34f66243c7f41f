import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dimension } from '~/analytics/query'
import { countReplaced } from '~/segments/replacedRows'
import { GOODS, plainVisits } from '../../../tests/plainVisits'
import { runs } from '../../../tests/runs'
import { askOf, FIRST, sessionsOf, shopOf, someAsk, someDays, someOrders, someVisits, type Visit, zone } from '../../../tests/traffic'
import { joinVisits } from './joinVisits'
import type { SessionTable } from './tables'

describe('visits', () => {
  it('are counted as a slow and plain reading of the rows counts them, by any grouping and filter', () => {
    fc.assert(
      fc.property(someOrders, someVisits, someDays, someAsk, (orders, visits, days, ask) => {
        const { source } = shopOf(orders, visits, days)
        const answer = source?.sum(ask)
        const dayRows = source?.dayRowDays(ask.from, ask.to) ?? 0
        const asked = [...ask.by, ...Object.keys(ask.filters).filter((name) => ask.filters[name as Dimension]?.length)]
        if (!answer?.ok) {
          const within = [...visits.map(({ at }) => zone.dayOf(at)), ...days.map(({ day }) => day)].some(
            (day) => day >= ask.from && day < ask.to,
          )
          const finer = dayRows > 0 && asked.some((name) => name === 'hour' || GOODS.includes(name))
          expect(answer?.why ?? 'noTraffic').toBe(within ? 'notSplit' : 'noTraffic')
          if (within) expect(finer).toBe(true)
          return
        }
        expect(answer.total).toEqual(
          plainVisits(orders, visits, days, { ...ask, by: [] }).get('') ?? expect.objectContaining({ sessions: 0, visitors: 0 }),
        )
        if (ask.by.length > 0) expect(Object.fromEntries(answer.rows)).toEqual(Object.fromEntries(plainVisits(orders, visits, days, ask)))
      }),
      { numRuns: runs(200) },
    )
  })

  it('cannot be told apart by what only orders know', () => {
    const { source } = shopOf([], [{ at: zone.startOfDay(FIRST), visitor: 'v', channel: '', source: '', order: '', steps: [] }], [])
    expect(source?.sum(askOf({ by: ['region'] }))).toEqual({ ok: false, why: 'notSplit' })
    expect(source?.sum(askOf({ filters: { tier: ['VIP'] } }))).toEqual({ ok: false, why: 'notSplit' })
    expect(source?.sum(askOf({ from: FIRST + 20, to: FIRST + 30 }))).toEqual({ ok: false, why: 'noTraffic' })
  })

  it('of a later file take the place of those of its days and channels', () => {
    const at = (day: number) => zone.startOfDay(FIRST + day) + 3_600_000
    const visit = (day: number, channel: string): Visit => ({ at: at(day), visitor: `v${day}`, channel, source: '', order: '', steps: [] })
    const first = sessionsOf([visit(0, 'Web'), visit(1, 'Web'), visit(1, 'App'), visit(3, 'Web')])
    const later = { ...sessionsOf([visit(2, 'Web')]), from: FIRST + 1, to: FIRST + 3 }
    const joined = joinVisits({ sessions: [first, later], days: [] }, zone, { rowOf: () => -1, isPaid: () => false })
    expect([...(joined?.day ?? [])].map((day) => day - FIRST)).toEqual([0, 1, 2, 3])
    const dayOf = (table: SessionTable, row: number) => zone.dayOf(table.numbers.at[row])
    expect(countReplaced([{ table: first.table }], later, dayOf)).toBe(1)
  })
})
