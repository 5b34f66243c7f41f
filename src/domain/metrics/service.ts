import type { Definition } from './definition'

const OPENED = { zh: '所选时段内创建的工单', en: 'Tickets opened in the window' }

/** How customers were served. */
export const SERVICE = {
  complaint_rate: {
    version: 1,
    unit: 'ratio',
    grain: 'ticket',
    upIsGood: false,
    name: { zh: '投诉率', en: 'Complaint rate' },
    formula: {
      zh: '有成立投诉（投诉工单已解决或已关闭）的订单 ÷ 已发货订单；按下单日期归属，一单只算一次',
      en: 'Orders with an upheld complaint (a complaint ticket that was solved or closed) ÷ shipped orders, by the day they were placed; an order counts once',
    },
    rows: { zh: '所选时段内下单且已发货的订单', en: 'Orders placed in the window that were shipped' },
  },
  first_response: {
    version: 1,
    unit: 'duration',
    grain: 'ticket',
    upIsGood: false,
    name: { zh: '首次响应时长', en: 'First response' },
    formula: {
      zh: '客户第一条消息到客服第一次公开回复的时长，取中位数；内部备注和客服发起的工单不算；队列设置工作时间前按 24 小时计',
      en: 'Customer’s first message to our first answer that they can read, the median; notes and tickets that we opened are out; around the clock until queues have business hours',
    },
    rows: OPENED,
  },
  resolution_time: {
    version: 1,
    unit: 'duration',
    grain: 'ticket',
    upIsGood: false,
    name: { zh: '解决时长', en: 'Resolution time' },
    formula: {
      zh: '工单创建到最后一次解决的时长，减去等待客户回复的时间，取中位数',
      en: 'From opening to the last time it was solved, less the time spent waiting for the customer, the median',
    },
    rows: OPENED,
  },
  csat: {
    version: 1,
    unit: 'ratio',
    grain: 'ticket',
    upIsGood: true,
    name: { zh: '满意度', en: 'Satisfaction' },
    formula: {
      zh: '4–5 分的评价 ÷ 全部评价；旁注评价数和评价率（评价数 ÷ 已解决工单）',
      en: 'Ratings of 4 and 5 ÷ ratings, with their number and the share of solved tickets that were rated',
    },
    rows: OPENED,
  },
  sla_met: {
    version: 1,
    unit: 'ratio',
    grain: 'ticket',
    upIsGood: true,
    name: { zh: 'SLA 达成率', en: 'SLA met' },
    formula: {
      zh: '按时的回复 ÷ 应有的回复；客户每次来信都应回复，紧急工单 4 小时内，其他 20 小时内',
      en: 'Answers in time ÷ answers due: one for each turn of the customer, within 4 hours where it is urgent, else within 20',
    },
    rows: OPENED,
  },
  review_score: {
    version: 1,
    unit: 'score',
    grain: 'review',
    upIsGood: true,
    name: { zh: '评分', en: 'Review score' },
    formula: { zh: '时段内商品评价的平均分，旁注条数', en: 'Mean of the reviews of the window, with their number' },
    rows: { zh: '所选时段内的商品评价', en: 'Reviews of the window' },
  },
  stock_accuracy: {
    version: 1,
    unit: 'ratio',
    grain: 'stock',
    upIsGood: true,
    name: { zh: '盘点准确率', en: 'Stock accuracy' },
    formula: { zh: '账实相符的 SKU ÷ 盘点的 SKU；复盘替代前一次', en: 'SKUs counted with no variance ÷ SKUs counted; a recount replaces' },
    rows: { zh: '所选时段内的盘点', en: 'Counts of the window' },
  },
} as const satisfies Record<string, Definition>
