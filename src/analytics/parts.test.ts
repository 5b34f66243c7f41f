import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { OrderLine } from '~/domain/order'
import { METRIC_IDS, type MetricId } from '~/domain/metric'
import { aLine, anOrder } from '../../tests/builders'
import { someFacts } from '../../tests/facts'
import type { KpiQuery } from './query'

/** An engine that has loaded nothing yet. */
async function fresh(line: Partial<OrderLine> = {}) {
  const [{ loadParts, withParts, metricOf }, { buildDataset }, { runKpi }] = await Promise.all([
    Promise.all([import('./parts'), import('./registry')]).then(([parts, registry]) => ({ ...parts, ...registry })),
    import('./dataset'),
    import('./runKpi'),
  ])
  const at = Date.UTC(2024, 2, 5)
  const orders = [anOrder({ placedAt: at, paidAt: at, lines: [aLine(line)] })]
  const dataset = buildDataset([someFacts(orders)], { zone: 'UTC', currency: 'GBP' })
  const day = dataset.range?.first ?? 0
  const asked = (query: Pick<KpiQuery, 'metrics' | 'by' | 'filters'>): KpiQuery => ({
    ...query,
    from: day - 3,
    to: day + 3,
    scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
  })
  return { loadParts, withParts, metricOf, answer: (query: Parameters<typeof asked>[0]) => runKpi(dataset, asked(query)) }
}

const SPLITS: Pick<KpiQuery, 'by' | 'filters'>[] = [
  { by: 'channel' },
  { by: 'hour' },
  { by: 'sku' },
  { by: ['day', 'category'] },
  { filters: { sku: ['A'] } },
  { filters: { hour: ['0'] }, by: 'day' },
  { filters: { channel: ['x'] }, by: 'month' },
]

describe('parts of the engine that come when they are first asked for', () => {
  beforeEach(() => {
    vi.resetModules()
  })

  test('the first figures, totals and times, wait for none', async () => {
    const { answer } = await fresh()
    const metrics: MetricId[] = ['gmv_paid', 'orders', 'units', 'buyers', 'new_buyers', 'returning_buyers']
    expect(answer({ metrics }).totals.orders).toEqual({ value: 1 })
    expect(answer({ metrics, by: 'day' }).rows?.map(({ figures }) => figures.orders?.value)).toEqual([0, 0, 0, 1, 0, 0])
  })

  test('a question that its parts were not loaded for is refused', async () => {
    const { answer } = await fresh()
    expect(() => answer({ metrics: ['gross_margin'] })).toThrow('gross_margin')
    expect(() => answer({ metrics: ['sessions'] })).toThrow('sessions')
    expect(() => answer({ metrics: ['orders'], by: 'channel' })).toThrow('split')
  })

  test('every metric is answered once its parts are there, in all and by day', async () => {
    const { metricOf, loadParts } = await fresh()
    await loadParts({ metrics: [...METRIC_IDS] })
    // One of each kind: what decides is what they need.
    const kinds = new Map(METRIC_IDS.map((id) => [metricOf(id).needs.join(), id]))
    for (const id of kinds.values()) {
      vi.resetModules()
      const engine = await fresh()
      const question: Pick<KpiQuery, 'metrics' | 'by'> = { metrics: [id], by: 'day' }
      await engine.loadParts(question)
      expect(engine.answer(question).rows, id).toHaveLength(6)
    }
  })

  test.each(SPLITS)('so is what is told apart or chosen by %j', async (split) => {
    const { answer, loadParts } = await fresh()
    const question = { metrics: ['gmv_paid', 'gmv_placed', 'buyers', 'net_sales'] satisfies MetricId[], ...split }
    await loadParts(question)
    expect(answer(question).totals.gmv_paid?.value).toBeTypeOf('number')
  })

  test('what only the data shows to be needed is loaded then, and the question answered anew', async () => {
    const { answer, withParts } = await fresh({ kind: 'total', quantity: 0 })
    const question = { metrics: ['gmv_paid'] satisfies MetricId[] }
    expect(() => answer(question)).toThrow('anyCase')
    await expect(withParts(async () => answer(question).totals.gmv_paid?.value)).resolves.toBeTypeOf('number')
    await expect(withParts(() => Promise.reject(new Error('no figure')))).rejects.toThrow('no figure')
  })
})
