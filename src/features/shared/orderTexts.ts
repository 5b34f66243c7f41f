import type { OrderCommand, OrderRule } from '~/domain/orderCommand'
import { totalOf } from '~/domain/applyActs'
import { defineMessages } from '~/lib/i18n'
import type { Said, Sentences } from './sentences'

type Key =
  | OrderRule
  | OrderCommand['kind']
  | 'order.ship.many'
  | 'order.ship.number'
  | 'order.cancel.units'
  | 'order.cancel.refund'
  | 'order.refund.points'

/** What the history says of orders, and why one does not follow. */
export const orderTexts = defineMessages('orderTexts', {
  zh: {
    'order.ship': '把订单 {{order}} 发货',
    'order.ship.number': '把订单 {{order}} 发货，{{carrier}} {{tracking}}',
    'order.ship.many': '把 {{count, number}} 个订单发货',
    'order.track': '把订单 {{order}} 的运单号改为 {{carrier}} {{tracking}}',
    'order.deliver': '把订单 {{order}} 标记为已签收',
    'order.cancel': '取消了订单 {{order}} 里没发出的商品',
    'order.cancel.units': '取消了订单 {{order}} 的 {{count, number}} 件',
    'order.cancel.refund': '取消了订单 {{order}} 的商品并退款',
    'order.refund': '给订单 {{order}} 退款',
    'order.refund.points': '给订单 {{order}} 做了退货登记，没有退钱',
    'order.address': '修改了订单 {{order}} 的收货地址',
    'order.credit': '这是一张退款单，不能发货、取消或再退款。',
    'order.notPaid': '买家还没有付款，没有可以退的钱。',
    'order.cancelled': '这笔订单已经取消。',
    'order.shipped': '这笔订单已经全部发出。要收回商品，请走退货。',
    'order.tooMany': '第 {{line, number}} 行只剩 {{left, number}} 件没有发出也没有取消，请改数量。',
    'order.nothing': '还没有选任何商品或金额。',
    'order.noParcel': '没有这个包裹，请先发货。',
    'order.noTracking': '请填写运单号。',
    'order.delivered': '这个包裹已经签收。',
    'order.sent': '已经有包裹发出，地址改不了。请联系快递改派。',
    'order.noAddress': '请填写收货地址。',
    'order.longText': '内容太长，每一项最多 500 字。',
    'order.amount': '金额要填 0 或更大的数。',
    'order.beyondPaid': '退款超过了买家实付还剩的部分，请按剩余金额改小。',
    'order.perks': '要退的积分或优惠券比这笔订单用掉的多，请刷新后重试。',
    'order.later': '后面还有操作以它为前提，请先撤销那些操作。',
    'order.cameBack': '{{sku}} 已经有退回或出库记录，不能再当作没发出。请先撤销库存记录。',
    'order.agreed': '平台可能已经照办，不能撤销。要改，请再做一步。',
    'order.twice': '订单 {{order}} 出现了两次，每个订单只留一行。',
  },
  en: {
    'order.ship': 'Shipped order {{order}}',
    'order.ship.number': 'Shipped order {{order}}: {{carrier}} {{tracking}}',
    'order.ship.many': 'Shipped {{count, number}} orders',
    'order.track': 'Changed the tracking number of order {{order}} to {{carrier}} {{tracking}}',
    'order.deliver': 'Marked order {{order}} as delivered',
    'order.cancel': 'Cancelled what was not sent of order {{order}}',
    'order.cancel.units': 'Cancelled {{count, number}} units of order {{order}}',
    'order.cancel.units_one': 'Cancelled one unit of order {{order}}',
    'order.cancel.refund': 'Cancelled units of order {{order}} and refunded them',
    'order.refund': 'Refunded order {{order}}',
    'order.refund.points': 'Recorded units of order {{order}} as given back, with no money',
    'order.address': 'Changed the delivery address of order {{order}}',
    'order.credit': 'This is a credit note. It cannot be shipped, cancelled or refunded.',
    'order.notPaid': 'The buyer has not paid, so there is nothing to give back.',
    'order.cancelled': 'The order has been cancelled.',
    'order.shipped': 'All of the order has been sent. To take goods back, start a return.',
    'order.tooMany': 'Line {{line, number}} has {{left, number}} units left that are neither sent nor cancelled. Lower the number.',
    'order.tooMany_one': 'Line {{line, number}} has one unit left that is neither sent nor cancelled. Lower the number.',
    'order.nothing': 'Choose some units or an amount first.',
    'order.noParcel': 'There is no such parcel. Ship the order first.',
    'order.noTracking': 'Enter the tracking number.',
    'order.delivered': 'The parcel has been delivered.',
    'order.sent': 'A parcel is on its way, so the address stands. Ask the carrier to redirect it.',
    'order.noAddress': 'Enter the address.',
    'order.longText': 'Too long: at most 500 characters each.',
    'order.amount': 'An amount is 0 or more.',
    'order.beyondPaid': 'That is more than what is left of what the buyer paid. Lower the amount.',
    'order.perks': 'More points or coupons would go back than the order used. Open it again and retry.',
    'order.later': 'Something that was done since builds on this. Undo that first.',
    'order.cameBack': 'Units of {{sku}} came back or were booked as sent, so they cannot count as not sent. Undo that in the stock first.',
    'order.agreed': 'The platform may have done it already: it cannot be undone. Do another step to put it right.',
    'order.twice': 'Order {{order}} is there twice. Keep one line for each order.',
  },
} satisfies { zh: Record<Key, string>; en: Record<string, string> })

export const orderSentences: Sentences<OrderCommand> = {
  'order.ship': ({ args: { parcels } }): Said => {
    const [first] = parcels
    if (parcels.length !== 1 || !first) return { key: 'order.ship.many', facts: { count: parcels.length } }
    const { order, carrier, tracking } = first
    return { ...(tracking ? { key: 'order.ship.number' } : {}), facts: { order, carrier, tracking } }
  },
  'order.track': ({ args: { order, carrier, tracking } }) => ({ facts: { order, carrier, tracking } }),
  'order.deliver': ({ args: { order } }) => ({ facts: { order } }),
  'order.cancel': ({ args: { order, units, refund } }): Said => {
    if (refund) return { key: 'order.cancel.refund', facts: { order } }
    if (!units) return { facts: { order } }
    return { key: 'order.cancel.units', facts: { order, count: units.reduce((sum, each) => sum + each.units, 0) } }
  },
  'order.refund': ({ args: { order, split } }) => ({ ...(totalOf(split) === 0 ? { key: 'order.refund.points' } : {}), facts: { order } }),
  'order.address': ({ args: { order } }) => ({ facts: { order } }),
}
