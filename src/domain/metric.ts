/** Metrics of metrics.md that this version computes. What each means stands below, how it is computed in analytics/registry.ts. */
export const METRIC_IDS = [
  'gmv_paid',
  'gmv_placed',
  'gross_sales',
  'net_sales',
  'refunds',
  'orders',
  'units',
  'buyers',
  'aov',
  'arpb',
  'repeat_buyer_rate',
  'repeat_order_rate',
  'new_buyers',
  'returning_buyers',
] as const
export type MetricId = (typeof METRIC_IDS)[number]

export interface InWords {
  zh: string
  en: string
}

/** What a figure means, for the people who read it. */
export interface MetricDefinition {
  readonly id: MetricId
  /** Grows when the meaning changes; a figure of another version is not the same figure. */
  readonly version: number
  readonly name: InWords
  readonly formula: InWords
  readonly unit: 'money' | 'count' | 'ratio'
  /** The rows that it counts. */
  readonly grain: 'order' | 'line' | 'buyer' | 'refund'
  readonly rows: InWords
  readonly upIsGood: boolean
}

const PAID: InWords = { zh: '付款时间在所选时段内的订单；不含测试单', en: 'Orders paid in the window; test orders never' }
const PAID_LINES: InWords = {
  zh: '付款时间在所选时段内的订单的商品行；不算销售的行不计，邮费等非商品行看统计口径的开关',
  en: 'Lines of orders paid in the window; lines kept as non-sales never, non-product lines as the scope says',
}
const PAID_BUYERS: InWords = {
  zh: '所选时段内付过款、认得出的买家（按买家 ID；没有则按电话或邮箱）',
  en: 'Known buyers (customer id, else phone or e-mail) with a paid order in the window',
}

const definitions = {
  gmv_paid: {
    version: 1,
    unit: 'money',
    grain: 'order',
    upIsGood: true,
    name: { zh: 'GMV 支付金额', en: 'GMV paid' },
    formula: {
      zh: '买家实付的货款 + 运费，已减去商家优惠，不扣退款',
      en: 'Goods + shipping that buyers paid, after seller discounts; refunds are not taken off',
    },
    rows: PAID,
  },
  gmv_placed: {
    version: 1,
    unit: 'money',
    grain: 'line',
    upIsGood: true,
    name: { zh: 'GMV 拍下金额', en: 'GMV placed' },
    formula: {
      zh: '拍下商品的单价 × 数量，只算货款，不减整单优惠',
      en: 'Unit selling price × quantity of what was ordered, goods only, before order discounts',
    },
    rows: { zh: '下单时间在所选时段内的订单，未付款和已取消的也算', en: 'Orders placed in the window, unpaid and cancelled ones included' },
  },
  gross_sales: {
    version: 1,
    unit: 'money',
    grain: 'line',
    upIsGood: true,
    name: { zh: '销售额', en: 'Gross sales' },
    formula: { zh: '商品单价 × 数量；不含税和运费，未减优惠', en: 'Price × quantity of goods; no tax, no shipping, before discounts' },
    rows: PAID_LINES,
  },
  net_sales: {
    version: 1,
    unit: 'money',
    grain: 'line',
    upIsGood: true,
    name: { zh: '净销售额', en: 'Net sales' },
    formula: {
      zh: '销售额 − 优惠 − 退货货款；退货记在退款日，取消记在取消日',
      en: 'Gross sales − discounts − goods returned; a return counts on the day of the refund, a cancel on the day of the cancel',
    },
    rows: PAID_LINES,
  },
  refunds: {
    version: 1,
    unit: 'money',
    grain: 'refund',
    upIsGood: false,
    name: { zh: '退款金额', en: 'Refunds' },
    formula: { zh: '退回的货款 + 运费 + 税，以及退款单金额', en: 'Goods + shipping + tax given back, and credit notes' },
    rows: { zh: '退款日在所选时段内的退款', en: 'Refunds dated in the window' },
  },
  orders: {
    version: 1,
    unit: 'count',
    grain: 'order',
    upIsGood: true,
    name: { zh: '订单数', en: 'Orders' },
    formula: { zh: '实付大于 0 的订单，每单算一次', en: 'Distinct orders paid with more than 0' },
    rows: PAID,
  },
  units: {
    version: 1,
    unit: 'count',
    grain: 'line',
    upIsGood: true,
    name: { zh: '件数', en: 'Units' },
    formula: { zh: '这些订单里各商品行的数量之和', en: 'Sum of quantities on the sale lines of those orders' },
    rows: PAID_LINES,
  },
  buyers: {
    version: 1,
    unit: 'count',
    grain: 'buyer',
    upIsGood: true,
    name: { zh: '支付买家数', en: 'Buyers' },
    formula: { zh: '付过款的买家人数，一人只算一次', en: 'Distinct buyers' },
    rows: PAID_BUYERS,
  },
  aov: {
    version: 1,
    unit: 'money',
    grain: 'order',
    upIsGood: true,
    name: { zh: '笔单价', en: 'Average order value' },
    formula: { zh: '（销售额 − 优惠） ÷ 订单数，未减退货', en: '(Gross sales − discounts) ÷ orders, before returns' },
    rows: PAID,
  },
  arpb: {
    version: 1,
    unit: 'money',
    grain: 'buyer',
    upIsGood: true,
    name: { zh: '客单价', en: 'Revenue per buyer' },
    formula: { zh: '支付金额 ÷ 买家数，两边都只算认得出的买家', en: 'GMV paid ÷ buyers, known buyers on both sides' },
    rows: PAID_BUYERS,
  },
  repeat_buyer_rate: {
    version: 1,
    unit: 'ratio',
    grain: 'buyer',
    upIsGood: true,
    name: { zh: '复购率（买家）', en: 'Repeat buyer rate' },
    formula: {
      zh: '在 2 个及以上不同日子付款的买家 ÷ 买家数；全额退款的订单不算复购',
      en: 'Buyers with paid orders on 2 or more distinct days ÷ buyers; fully refunded orders are no repeat',
    },
    rows: PAID_BUYERS,
  },
  repeat_order_rate: {
    version: 1,
    unit: 'ratio',
    grain: 'order',
    upIsGood: true,
    name: { zh: '复购率（订单）', en: 'Repeat order rate' },
    formula: { zh: '每位买家在时段内首单之后的订单 ÷ 订单数', en: "Orders beyond each buyer's first in the window ÷ orders" },
    rows: { zh: '认得出的买家在所选时段内付款的订单', en: 'Orders of known buyers paid in the window' },
  },
  new_buyers: {
    version: 1,
    unit: 'count',
    grain: 'buyer',
    upIsGood: true,
    name: { zh: '新客', en: 'New buyers' },
    formula: {
      zh: '时段开始前没有付款订单（全额退款的不算）的买家',
      en: 'Buyers with no paid, not fully refunded order before the window',
    },
    rows: PAID_BUYERS,
  },
  returning_buyers: {
    version: 1,
    unit: 'count',
    grain: 'buyer',
    upIsGood: true,
    name: { zh: '老客', en: 'Returning buyers' },
    formula: {
      zh: '时段开始前已有付款订单（全额退款的不算）的买家',
      en: 'Buyers with a paid, not fully refunded order before the window, anywhere in history',
    },
    rows: PAID_BUYERS,
  },
} satisfies Record<MetricId, Omit<MetricDefinition, 'id'>>

/** The definition of a metric, in both languages. */
export function definitionOf(id: MetricId): MetricDefinition {
  return { id, ...definitions[id] }
}
