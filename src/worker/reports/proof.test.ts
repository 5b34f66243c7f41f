import 'fake-indexeddb/auto'
import { beforeAll, expect, it, vi } from 'vitest'
import type { ProofAsk } from '~/analytics/reports'
import { customerIdOf } from '~/domain/customer'
import type { MetricId } from '~/domain/metric'
import type { Order } from '~/domain/order'
import { ROLES, type Role } from '~/domain/person'
import type { Ticket } from '~/domain/ticket'
import { answerKpi } from '~/worker/figures'
import { OpenShop } from '~/worker/shop'
import { bringOrders } from '../../../tests/bringOrders'
import { anOrder } from '../../../tests/builders'
import { runProof } from './proof'

const WANG = { key: 'wangxiaoming', name: '王小明', email: '', phone: '' }
const DAY = 86_400_000
const JAN = Date.UTC(2026, 0, 1)
const signal = new AbortController().signal
const aTicket = (set: Partial<Ticket>): Ticket => ({
  key: 't1',
  subject: '',
  queue: 'complaints',
  channel: 'chat',
  state: 'solved',
  reason: 'quality',
  priority: 'normal',
  steps: [],
  said: 0,
  buyer: '',
  order: '',
  sku: '',
  tags: [],
  createdAt: JAN + 3 * DAY,
  ...set,
})

let open: OpenShop
const at = (day: number, set: Partial<Order>) => anOrder({ placedAt: JAN + day * DAY, paidAt: JAN + day * DAY, ...set })
const shipment = { at: JAN + 9 * DAY, carrier: '', tracking: '' }

beforeAll(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open('proofs')
  await open.db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
  await open.db.people.bulkAdd(ROLES.map((role) => ({ key: role, name: role, role, active: true })))
  await bringOrders(open.packs, 'first', [at(1, { number: 'A', buyer: WANG, shipment }), at(2, { number: 'B', shipping: 10_000 })])
  await bringOrders(open.packs, 'second', [
    at(2, { number: 'B', shipping: 50_000, shipment }),
    at(3, { number: 'C', buyer: WANG, shipment }),
  ])
  await open.db.tickets.bulkAdd([aTicket({ order: 'C' }), aTicket({ key: 't2', order: 'A', state: 'open' })])
})

const query = (id: MetricId): ProofAsk['query'] => ({
  from: JAN / DAY,
  to: JAN / DAY + 31,
  metrics: [id],
  scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
})
const prove = (id: MetricId, page: Partial<ProofAsk> = {}, role: Role = 'owner') => {
  open.who = role
  return runProof(open, { query: query(id), offset: 0, limit: 50, ...page }, signal)
}

it('rows are named by their numbers, whichever import brought them', async () => {
  const answer = await prove('gmv_paid')
  expect(answer).toMatchObject({ figure: { value: 35 }, total: 3, sum: { part: 35 }, adds: true })
  expect(answer.rows.map(({ kind, id, part }) => [kind, id, part])).toEqual([
    ['order', 'B', 15],
    ['order', 'A', 10],
    ['order', 'C', 10],
  ])
  expect(answer.rows[0].at).toBe(JAN + 2 * DAY)
  expect((await prove('gmv_paid', { offset: 1, limit: 1 })).rows.map(({ id }) => id)).toEqual(['A'])
})

it('buyers are masked for those who may not see them', async () => {
  const [row] = (await prove('repeat_buyer_rate')).rows
  expect(row).toMatchObject({ kind: 'buyer', id: customerIdOf(WANG.key), label: '王小明', part: 1, whole: 1 })
  const analyst = await prove('repeat_buyer_rate', {}, 'analyst')
  expect(JSON.stringify(analyst)).not.toContain('王小明')
  expect(JSON.stringify(analyst)).not.toContain(WANG.key)
})

it('tickets answer beside the orders, and their days add up', async () => {
  const { totals } = await answerKpi(open, { ...query('complaint_rate'), metrics: ['complaint_rate', 'orders'] }, signal)
  expect(totals).toEqual({ complaint_rate: { value: 1 / 3 }, orders: { value: 3 } })
  const { sum, rows, adds } = await prove('complaint_rate')
  expect([sum, adds]).toEqual([{ part: 1, whole: 3 }, true])
  expect(rows.map(({ kind, label, part, whole }) => [kind, label, part, whole])).toEqual([
    ['day', '2026-01-04', 1, 1],
    ['day', '2026-01-02', 0, 1],
    ['day', '2026-01-03', 0, 1],
  ])
})
