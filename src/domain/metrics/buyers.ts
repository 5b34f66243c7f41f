import { type Definition, type InWords, PAID_BUYERS } from './definition'

/** metrics.md `repurchase_N`. */
const repurchase = (days: number): InWords => ({
  zh: `首单已满 ${days} 天的买家中，${days} × 24 小时内在另一天再次付款的买家 ÷ 这些买家；未满 ${days} 天的买家两边都不算`,
  en: `Of the buyers whose first order is ${days} days old: those whose next order on another day came within ${days} × 24 h ÷ all of them; younger ones are on neither side`,
})
const MATURE: InWords = {
  zh: '截至时段末（不晚于最新一笔订单）认得出的全部买家，全额退款的订单不算购买；不受时段开始日期限制',
  en: 'All known buyers as of the end of the window, never after the newest order; fully refunded orders are no purchases; the first day of the window has no part',
}

/** Who bought (metrics.md R5), and who came again. */
export const BUYERS = {
  buyers: {
    version: 1,
    unit: 'count',
    grain: 'buyer',
    upIsGood: true,
    name: { zh: '支付买家数', en: 'Buyers' },
    formula: { zh: '付过款的买家人数，一人只算一次', en: 'Distinct buyers' },
    rows: PAID_BUYERS,
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
  rebuy_rate: {
    version: 1,
    unit: 'ratio',
    grain: 'buyer',
    upIsGood: true,
    name: { zh: '回购率', en: 'Rebuy rate' },
    formula: {
      zh: '时段内的买家中，紧接着的下一个同样长的时段又付款的买家 ÷ 时段内的买家；整月对整月，下一时段没过完不给数',
      en: 'Buyers of the window who buy in the next one, which is as long ÷ buyers of it; whole months meet whole months; no figure until the next one is over',
    },
    rows: PAID_BUYERS,
  },
  repurchase_30: {
    version: 1,
    unit: 'ratio',
    grain: 'buyer',
    upIsGood: true,
    name: { zh: '30 日复购率', en: 'Repurchase in 30 days' },
    formula: repurchase(30),
    rows: MATURE,
  },
  repurchase_60: {
    version: 1,
    unit: 'ratio',
    grain: 'buyer',
    upIsGood: true,
    name: { zh: '60 日复购率', en: 'Repurchase in 60 days' },
    formula: repurchase(60),
    rows: MATURE,
  },
  repurchase_90: {
    version: 1,
    unit: 'ratio',
    grain: 'buyer',
    upIsGood: true,
    name: { zh: '90 日复购率', en: 'Repurchase in 90 days' },
    formula: repurchase(90),
    rows: MATURE,
  },
} as const satisfies Record<string, Definition>
