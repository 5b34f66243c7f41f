import { beforeAll, describe, expect, test } from 'vitest'
import { type Dataset, buildDataset } from '~/analytics/dataset'
import { NO_ATTRIBUTES } from '~/analytics/attributes'
import type { Scope } from '~/analytics/query'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { someFacts } from '../../../tests/facts'
import { readOnlineRetail } from '../../../tests/onlineRetail'
import { cohorts } from './cohorts'
import { repurchase } from './repurchase'
import { rfm } from './rfm'

const real = readOnlineRetail()
if (!real) process.stderr.write('skipped: Online Retail is not here (set ZHANGGUI_DATA)\n')

const scope: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
/** The reference names segments in snake case. */
const snake = (id: string) => id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

describe.skipIf(!real)('Online Retail against the reference: who came again', () => {
  let dataset: Dataset
  const reference = () => {
    if (!real) throw new Error('no reference')
    return real.kpis
  }

  beforeAll(() => {
    dataset = buildDataset([someFacts(real?.orders ?? [])], { zone: 'Europe/London', currency: 'GBP' })
  }, 60_000)

  test('the cohorts of every month', () => {
    const { rows } = cohorts(dataset, { scope, grain: 'month', by: 'period' }, { calendar: DEFAULT_CALENDAR, attributes: NO_ATTRIBUTES })
    expect(rows.map(({ key, size, cells }) => ({ cohort: key.slice(0, 7), size, active: cells.map(({ buyers }) => buyers) }))).toEqual(
      reference().cust_cohort_matrix.value.map(({ cohort, size, active }) => ({ cohort, size, active })),
    )
    expect(rows.map(({ cells }) => cells.map(({ running }) => running).lastIndexOf(true))).toEqual(
      rows.map(({ cells }) => cells.length - 1),
    )
  })

  test('repurchase within 30, 60, 90 days, on another day and at all, of the mature and of all', () => {
    const { value } = reference().cust_repurchase_within
    const days = [30, 60, 90]
    const [otherDay, sameDay] = [false, true].map((same) => repurchase(dataset, { scope, days, sameDay: same }).rows)
    days.forEach((n, i) => {
      const expected = value[`d${n}`]
      expect(otherDay[i]).toEqual({
        days: n,
        mature: expected.eligible,
        again: expected.within_of_eligible_other_day,
        againOfAll: expected.within_other_day,
      })
      expect(sameDay[i]).toEqual({ days: n, mature: expected.eligible, again: expected.within_of_eligible, againOfAll: expected.within })
    })
  })

  test('how many orders buyers have, and whose the money is', () => {
    const answer = repurchase(dataset, { scope, days: [], sameDay: false })
    expect(answer.distribution.map(({ orders, more, buyers }) => ({ orders: more ? `${orders}+` : String(orders), buyers }))).toEqual(
      reference().cust_order_count_distribution.value,
    )
    const { top_1pct, top_10pct, top_20pct } = reference().cust_customer_concentration.value
    expect(answer.concentration.map(({ share }) => Number(share.toFixed(6)))).toEqual([top_1pct, top_10pct, top_20pct])
    expect(answer.intervals.reduce((sum, { buyers }) => sum + buyers, 0)).toBe(2790)
  })

  test.each(['equal', 'ntile'] as const)('RFM, ties %s', (ties) => {
    const answer = rfm(dataset, { scope, ties })
    const base = reference().cust_rfm_base.value
    expect([answer.mean.recency, answer.mean.frequency].map((value) => Number(value.toFixed(6)))).toEqual([
      base.mean_recency,
      base.mean_frequency,
    ])
    expect(answer.mean.amount).toBeCloseTo(base.mean_monetary, 6)
    expect(answer.median).toEqual({ recency: base.median_recency, frequency: base.median_frequency, amount: base.median_monetary })
    const { segments, r_sizes, f_sizes, m_sizes, rfm_555, rfm_111 } =
      reference()[`cust_rfm_${ties === 'equal' ? 'ties_equal' : 'ntile'}`].value
    expect(answer.sizes).toEqual({
      recency: r_sizes.map(({ n }) => n),
      frequency: f_sizes.map(({ n }) => n),
      amount: m_sizes.map(({ n }) => n),
    })
    expect([answer.best, answer.worst]).toEqual([rfm_555, rfm_111])
    const rows = answer.segments.map(({ id, buyers, gmv, recency, orders }) => ({
      segment: snake(id),
      buyers,
      amount: Number(gmv.toFixed(3)),
      avg_recency_days: Number(recency.toFixed(4)),
      avg_orders: Number(orders.toFixed(4)),
    }))
    expect(rows.sort((a, b) => (a.segment < b.segment ? -1 : 1))).toEqual(segments)
    expect(answer.grid.flat().reduce((sum, buyers) => sum + buyers, 0)).toBe(answer.buyers)
  })
})
