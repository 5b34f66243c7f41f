import { actFault } from '~/domain/actRules'
import { orderProgress } from '~/domain/orderProgress'
import { readBases } from '~/store/orderActs/readBases'
import type { OrderCalls } from './orderCalls'
import type { OpenShop } from './shop'

export function orderHandlers(openShop: () => Promise<OpenShop>): OrderCalls {
  return {
    async 'orders.shippable'({ orders }) {
      const { db, packs } = await openShop()
      const [{ orders: bases }, rows] = await Promise.all([
        readBases(packs, orders),
        db.orderActs
          .where('order')
          .anyOf([...orders])
          .toArray(),
      ])
      return orders.map((order) => {
        const base = bases.get(order)?.order
        if (!base) return { order, units: 0, why: 'unknown' }
        const acts = rows.filter((act) => act.order === order)
        const fault = actFault(base, acts, { did: { kind: 'ship', lines: [], whole: true, carrier: '', tracking: '' } })
        const units = orderProgress(base, acts).lines.reduce((sum, { left }) => sum + left, 0)
        return { order, units, ...(fault ? { why: fault.rule } : {}) }
      })
    },
  }
}
