import { describe, expect, it } from 'vitest'
import { buildDataset } from '~/analytics/dataset'
import type { KpiQuery, Scope } from '~/analytics/query'
import { runKpi } from '~/analytics/runKpi'
import { dayFromCivil } from '~/lib/zone'
import { aLine, anOrder } from '../../tests/builders'
import '../../tests/engineParts'
import { someFacts } from '../../tests/facts'
import { askTogether } from './together'

const at = Date.UTC(2026, 2, 3)
const orders = ['a', 'b', 'c'].map((buyer, i) =>
  anOrder({
    number: String(i),
    placedAt: at + i * 86_400_000,
    paidAt: at + i * 86_400_000,
    buyer: { key: buyer, name: '', email: '', phone: '' },
    channel: i === 2 ? 'market' : 'shop',
    lines: [aLine({ sku: `S${i % 2}`, amount: 10_000 * (i + 1), price: 10_000 * (i + 1) })],
  }),
)
const dataset = () => buildDataset([someFacts(orders)], { zone: 'UTC', currency: 'CNY' })
const scope: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
const asked = { from: dayFromCivil(2026, 3, 1), to: dayFromCivil(2026, 4, 1), scope }
const questions: KpiQuery[] = [
  { ...asked, metrics: ['gmv_paid', 'orders', 'buyers', 'new_buyers'] },
  { ...asked, metrics: ['gmv_paid', 'buyers'], by: 'day' },
  { ...asked, metrics: ['gmv_paid', 'units'], by: 'sku', top: 1 },
  { ...asked, metrics: ['orders'], by: ['channel', 'sku'], filters: { channel: ['shop'] } },
]

describe('questions that come at once', () => {
  it('get the answers that each would get alone', async () => {
    const shop = dataset()
    const { signal } = new AbortController()
    const answers = await Promise.all(questions.map((query) => askTogether(shop, query, {}, signal)))
    expect(answers).toEqual(questions.map((query) => runKpi(dataset(), query)))
  })

  it('are answered though one of them was called off', async () => {
    const shop = dataset()
    const off = new AbortController()
    const gone = askTogether(shop, questions[0], {}, off.signal)
    const kept = askTogether(shop, questions[1], {}, new AbortController().signal)
    off.abort(new Error('called off'))
    await expect(gone).rejects.toThrow('called off')
    expect(await kept).toEqual(runKpi(dataset(), questions[1]))
  })

  it('are answered though one of them cannot be', async () => {
    const shop = dataset()
    const { signal } = new AbortController()
    const unknown = { ...asked, metrics: ['no such metric'] } as unknown as KpiQuery
    const [bad, good] = await Promise.allSettled([unknown, questions[2]].map((query) => askTogether(shop, query, {}, signal)))
    expect(bad.status).toBe('rejected')
    expect(good).toEqual({ status: 'fulfilled', value: runKpi(dataset(), questions[2]) })
  })
})
