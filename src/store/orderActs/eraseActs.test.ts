import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { customerIdOf } from '~/domain/customer'
import { bringOrders } from '../../../tests/bringOrders'
import { anOrder } from '../../../tests/builders'
import { anOrderCommand, ordersSeen, runOnOrders } from '../../../tests/orderActs'
import { ShopDb } from '~/store/db'
import { eraseCustomer } from '~/store/eraseCustomer'
import { openIndexedDbFiles } from '~/store/files'
import { Packs } from '~/store/packs'
import { foldActs } from './fold'

test('whoever is erased has no address, parcel or remark left in what was done about their orders, and figures stay', async () => {
  const db = new ShopDb('erase-acts')
  const files = openIndexedDbFiles('erase-acts')
  const tab = { db, packs: new Packs({ db }, files) }
  let names = 0
  const newName = () => `n${++names}-aaaaaaaa`
  await bringOrders(tab.packs, 'import', [
    anOrder({ number: 'A', buyer: { key: 'ann', name: 'Ann Lee', email: '', phone: '' } }),
    anOrder({ number: 'B' }),
  ])
  const to = { name: 'Ann Lee', phone: '13812345678', text: '上海市幸福路 1 号', region: '上海' }
  await runOnOrders(tab, anOrderCommand('order.address', { order: 'A', to }))
  const split = { lines: [{ line: 0, units: 0, amount: 5000 }], shipping: 0, tax: 0, other: 0, pointsBack: 0, pointsTaken: 0, coupons: [] }
  await runOnOrders(tab, anOrderCommand('order.refund', { order: 'A', split, reason: 'goodwill', note: 'Ann Lee called' }))
  await runOnOrders(tab, {
    id: 'ship',
    kind: 'order.ship',
    args: { parcels: [{ order: 'A', key: 'ship/0', carrier: 'SF', tracking: 'SF4711' }] },
  })
  await foldActs(tab, newName)
  await eraseCustomer({ ...tab, files }, { customer: customerIdOf('ann'), commandId: 'erase', newName }, { who: 'owner', at: 9e12 })
  await foldActs(tab, newName)
  const kept = JSON.stringify([await db.orderActs.toArray(), await db.journal.toArray(), [...(await ordersSeen(tab)).values()]])
  for (const text of ['Ann Lee', '13812345678', '幸福路', 'SF4711']) expect(kept).not.toContain(text)
  const order = (await ordersSeen(tab)).get('A')
  expect(order).toMatchObject({ region: '上海', refunds: [{ goods: 5000 }], shipment: { carrier: 'SF' } })
})
