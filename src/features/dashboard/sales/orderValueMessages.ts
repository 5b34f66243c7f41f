import { defineMessages } from '~/lib/i18n'

export const orderValueMessages = defineMessages('sales.orderValues', {
  zh: {
    title: '订单金额分布',
    band: '每单金额',
    share: '占订单',
    running: '累计占比',
    gmv: '支付金额',
    nothing: '0 及以下',
    above: '{{from}} 以上',
    middle: '中位数 {{median}}，平均 {{mean}}',
    note: '每单实际付了多少（含运费），平均就是“单均支付金额”；“笔单价”只算货款、不含运费，所以不同。筛选了商品时只算这些商品。高出很多的订单合在最后一档。',
    pick: '点一档，看这些订单',
    noPick: '按现在的筛选或口径，订单列表列不出同样的订单，所以点一档不会打开',
    none: '这个时段没有订单',
  },
  en: {
    title: 'Orders by value',
    band: 'Value of an order',
    share: 'Share of orders',
    running: 'Running share',
    gmv: 'GMV paid',
    nothing: '0 or less',
    above: '{{from}}+',
    middle: 'Median {{median}}, mean {{mean}}',
    note: 'What was paid for an order, shipping included, so that the mean is “GMV per order”; “Average order value” counts goods alone and differs. Where goods are filtered, those alone. Orders far above the others share the last band.',
    pick: 'Press a bar to see its orders',
    noPick: 'The list of orders cannot be narrowed to what this board takes, so a bar does not lead to its orders',
    none: 'No orders in this period',
  },
})
