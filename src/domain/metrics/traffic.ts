import type { Definition } from './definition'

const VISITS = {
  zh: '所选时段内开始的访问；没有逐次访问记录的日子，用按天汇总的数据',
  en: 'Visits that started in the window; day rows on days without single visits',
}

/** Who came, and how far. */
export const TRAFFIC = {
  sessions: {
    version: 1,
    unit: 'count',
    grain: 'visit',
    upIsGood: true,
    name: { zh: '访问次数', en: 'Visits' },
    formula: { zh: '访问（会话）的次数，按开始时间归到那一天', en: 'Visits (sessions), each on the day it started' },
    rows: VISITS,
  },
  visitors: {
    version: 1,
    unit: 'count',
    grain: 'visit',
    upIsGood: true,
    name: { zh: '访客数', en: 'Visitors' },
    formula: {
      zh: '时段内去重的访客，一人只算一次；认不出访客的访问各算一人；只有按天汇总数据的日子，各天访客数相加，并注明“人次（按天）”',
      en: 'Distinct visitors of the window; a visit that names none counts as one; where only day rows exist, days are added up and the figure says visitor-days',
    },
    rows: VISITS,
  },
  product_views: {
    version: 1,
    unit: 'count',
    grain: 'visit',
    upIsGood: true,
    name: { zh: '浏览商品的访问', en: 'Visits with a product view' },
    formula: {
      zh: '看过商品的访问次数；按商品看时，看过这件商品的访问次数',
      en: 'Visits that looked at a product; by product, at that product',
    },
    rows: VISITS,
  },
  cart_adds: {
    version: 1,
    unit: 'count',
    grain: 'visit',
    upIsGood: true,
    name: { zh: '加购的访问', en: 'Visits with a cart add' },
    formula: {
      zh: '走到加购这一步的访问次数；按商品看时，把这件商品加入购物车的访问次数',
      en: 'Visits that came as far as the cart; by product, that put it into the cart',
    },
    rows: VISITS,
  },
  checkouts: {
    version: 1,
    unit: 'count',
    grain: 'visit',
    upIsGood: true,
    name: { zh: '下单的访问', en: 'Visits with a checkout' },
    formula: { zh: '走到提交订单这一步的访问次数', en: 'Visits that came as far as the checkout' },
    rows: VISITS,
  },
  paid_sessions: {
    version: 1,
    unit: 'count',
    grain: 'visit',
    upIsGood: true,
    name: { zh: '付款的访问', en: 'Visits with a paid order' },
    formula: { zh: '有付款订单的访问次数；测试单不算', en: 'Visits with a paid order; test orders never' },
    rows: VISITS,
  },
  cvr_visitor: {
    version: 1,
    unit: 'ratio',
    grain: 'visit',
    upIsGood: true,
    name: { zh: '访客转化率', en: 'Conversion of visitors' },
    formula: {
      zh: '通过访问付款的买家数 ÷ 访客数，两边都去重；手工单和门店单不算。只有按天汇总数据的日子：付款的访问 ÷ 访客人次（按天）',
      en: 'Buyers that came through a visit ÷ distinct visitors; manual and in-shop orders are out. Where only day rows exist: visits with a paid order ÷ visitor-days',
    },
    rows: VISITS,
  },
  cvr_session: {
    version: 1,
    unit: 'ratio',
    grain: 'visit',
    upIsGood: true,
    name: { zh: '访问转化率', en: 'Conversion of visits' },
    formula: { zh: '有付款订单的访问 ÷ 访问次数', en: 'Visits with a paid order ÷ visits' },
    rows: VISITS,
  },
  cart_abandonment: {
    version: 1,
    unit: 'ratio',
    grain: 'visit',
    upIsGood: false,
    name: { zh: '购物车放弃率', en: 'Cart abandonment' },
    formula: {
      zh: '1 − 加购后 24 小时内付款的访问 ÷ 加购的访问；没有加购直接下单的，从访问开始算。只有按天汇总数据的日子，按当天付款的访问算',
      en: '1 − visits with a cart add and a payment within 24 h of it ÷ visits with a cart add; a visit that skips the cart counts from its start. Where only day rows exist: the visits that paid',
    },
    rows: VISITS,
  },
} as const satisfies Record<string, Definition>
