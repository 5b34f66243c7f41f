import 'fake-indexeddb/auto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { customerIdOf } from '~/domain/customer'
import type { Order } from '~/domain/order'
import { ROLES, type Role } from '~/domain/person'
import { bringOrders } from '../../tests/bringOrders'
import { anOrder } from '../../tests/builders'
import { customerHandlers } from './customerHandlers'
import { homeHandlers } from './homeHandlers'
import { listHandlers } from './listHandlers'
import type { CallContext } from './protocol'
import { OpenShop } from './shop'

const WANG = { key: 'wangxiaoming', name: '王小明', email: 'wang.xm@example.com', phone: '+8613812345678' }
const ID = customerIdOf(WANG.key)
const SECRETS = ['wangxiaoming', '王小明', 'wang.xm', '13812345678']
const context: CallContext = { signal: new AbortController().signal, progress: () => undefined }

let open: OpenShop
beforeAll(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open('masks')
  await open.db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
  await open.db.people.bulkAdd(ROLES.map((role) => ({ key: role, name: role, role, active: true })))
  const orders: Order[] = [
    anOrder({ number: '581587', buyer: WANG, note: '送到前打 13812345678' }),
    anOrder({ number: '581588', buyer: { key: '17850', name: '', email: '', phone: '' } }),
  ]
  await bringOrders(open.packs, 'i', orders)
  await open.db.tickets.add({
    key: 'T1',
    subject: 'Call 13812345678',
    queue: 'preSale',
    channel: 'chat',
    state: 'new',
    reason: 'question',
    priority: 'normal',
    steps: [],
    said: 0,
    buyer: WANG.key,
    order: '581587',
    sku: '',
    tags: [],
    createdAt: 1,
  })
})

const openShop = () => Promise.resolve(open)
const customers = customerHandlers(openShop)
const lists = listHandlers(openShop)

/** Everything that the page can ask of orders and buyers, as one text. */
async function everyAnswer(search: string): Promise<string> {
  const page = { descending: true, offset: 0, limit: 100, ...(search && { search }) }
  const orders = { ...page, sort: 'placedAt' } as const
  const people = { ...page, sort: 'gmv' } as const
  const answers = await Promise.all([
    lists['orders.list']({ query: orders }, context),
    lists['orders.get']({ number: '581587' }, context),
    lists['orders.facets']({}, context),
    customers['customers.list']({ query: people }, context),
    customers['customers.get']({ customer: ID }, context),
    customers['customers.facets']({}, context),
    homeHandlers(openShop).find({ text: search || '581587' }, context),
  ])
  const files = [await lists['orders.export']({ query: orders }, context), await customers['customers.export']({ query: people }, context)]
  return JSON.stringify(answers) + (await Promise.all(files.map((file) => file.text()))).join('\n')
}

const as = (role: Role) => {
  open.who = role
}

describe('who a buyer is', () => {
  test.each(['operator', 'analyst', 'agent'] as const)('does not reach the page of an %s, whatever is asked', async (role) => {
    as(role)
    for (const search of ['', '王小明', '13812345678', 'wang']) {
      const answers = await everyAnswer(search)
      for (const secret of SECRETS) expect(answers, `${secret} after ${search}`).not.toContain(secret)
    }
    expect(await lists['orders.get']({ number: '581587' }, context)).toMatchObject({
      masked: true,
      customer: ID,
      order: { buyer: { name: '王**', phone: '+86 138****5678' }, note: '送到前打 138****5678' },
      tickets: [{ subject: 'Call 138****5678' }],
    })
    expect(await lists['orders.get']({ number: '581588' }, context)).toMatchObject({ masked: false })
  })

  test('reaches an owner, and nothing of it an export that is asked to leave it out', async () => {
    as('owner')
    const answers = await everyAnswer('')
    for (const secret of SECRETS) expect(answers).toContain(secret)
    const files = [
      await lists['orders.export']({ redacted: true }, context),
      await customers['customers.export']({ redacted: true }, context),
    ]
    for (const text of await Promise.all(files.map((file) => file.text()))) {
      for (const secret of SECRETS) expect(text).not.toContain(secret)
      expect(text).toContain(ID)
      expect(text).not.toContain('17850')
    }
  })

  test('an agent finds by the phone number that the buyer says; an analyst may not learn whose it is', async () => {
    const query = { sort: 'placedAt', descending: true, offset: 0, limit: 9, search: '13812345678' } as const
    as('agent')
    expect((await lists['orders.list']({ query }, context)).total).toBe(1)
    as('analyst')
    expect((await lists['orders.list']({ query }, context)).total).toBe(0)
    expect((await lists['orders.list']({ query: { ...query, search: '581587' } }, context)).total).toBe(1)
  })

  test('is shown when asked for, and that is written down first', async () => {
    as('agent')
    const reveal = (on: 'order/581587' | `customer/${string}` | 'order/none', commandId: string) =>
      customers['personal.reveal']({ on, commandId }, context)
    expect(await reveal('order/581587', 'r1')).toEqual({ ...WANG, note: '送到前打 13812345678' })
    expect(await reveal(`customer/${ID}`, 'r2')).toEqual(WANG)
    expect(await reveal('order/none', 'r3')).toBeNull()
    as('analyst')
    await expect(reveal('order/581587', 'r4')).rejects.toMatchObject({ kind: 'forbidden' })
    const entries = await open.db.journal.where('id').startsWith('r').toArray()
    expect(entries.map(({ id, who, kind, args }) => ({ id, who, kind, args }))).toEqual([
      { id: 'r1', who: 'agent', kind: 'personal.reveal', args: { on: 'order/581587' } },
      { id: 'r2', who: 'agent', kind: 'personal.reveal', args: { on: `customer/${ID}` } },
    ])
  })

  test('is gone once erased, by an owner alone', async () => {
    as('operator')
    expect(await customers['customers.erase']({ customer: ID, commandId: 'e1' }, context)).toMatchObject({ ok: false })
    as('owner')
    expect(await customers['customers.erase']({ customer: ID, commandId: 'e2' }, context)).toMatchObject({ ok: true })
    const answers = await everyAnswer('')
    for (const secret of SECRETS) expect(answers).not.toContain(secret)
    expect(await customers['customers.get']({ customer: ID }, context)).toBeNull()
  })
})
