import type { Definition } from './definition'

const ADS = { zh: '所选时段内各渠道、各推广计划每天的投放', en: 'Advertising of each day of the window, by channel and campaign' }
const TOUCHED = {
  zh: '所选时段内付款、并归因到广告的订单：付款的那次访问及之前 7 天内，同一访客最后一次来自广告的访问',
  en: 'Orders paid in the window whose last ad touch lies within 7 days: the last visit from an ad, by the same visitor, up to the visit that paid',
}

/** What advertising cost and brought. */
export const SPEND = {
  ad_spend: {
    version: 1,
    unit: 'money',
    grain: 'spend',
    upIsGood: false,
    name: { zh: '推广花费', en: 'Ad spend' },
    formula: { zh: '各推广计划花费之和', en: 'Sum of what campaigns cost' },
    rows: ADS,
  },
  impressions: {
    version: 1,
    unit: 'count',
    grain: 'spend',
    upIsGood: true,
    name: { zh: '展现量', en: 'Impressions' },
    formula: { zh: '广告被展现的次数', en: 'Times that an ad was shown' },
    rows: ADS,
  },
  clicks: {
    version: 1,
    unit: 'count',
    grain: 'spend',
    upIsGood: true,
    name: { zh: '点击量', en: 'Clicks' },
    formula: { zh: '广告被点击的次数', en: 'Times that an ad was clicked' },
    rows: ADS,
  },
  ctr: {
    version: 1,
    unit: 'ratio',
    grain: 'spend',
    upIsGood: true,
    name: { zh: '点击率 CTR', en: 'CTR' },
    formula: { zh: '点击量 ÷ 展现量', en: 'Clicks ÷ impressions' },
    rows: ADS,
  },
  cpc: {
    version: 1,
    unit: 'money',
    grain: 'spend',
    upIsGood: false,
    name: { zh: '平均点击花费 CPC', en: 'CPC' },
    formula: { zh: '推广花费 ÷ 点击量', en: 'Ad spend ÷ clicks' },
    rows: ADS,
  },
  cac: {
    version: 1,
    unit: 'money',
    grain: 'spend',
    upIsGood: false,
    name: { zh: '获客成本 CAC', en: 'CAC' },
    formula: {
      zh: '推广花费 ÷ 新客数。合计用全部新客；按渠道看时，用首单归因到该渠道广告的新客',
      en: "Ad spend ÷ new buyers. The total takes all new buyers; a channel those whose first order of the window was last touched by the channel's ads",
    },
    rows: ADS,
  },
  attributed_sales: {
    version: 1,
    unit: 'money',
    grain: 'spend',
    upIsGood: true,
    name: { zh: '广告带来的净销售额', en: 'Sales from ads' },
    formula: {
      zh: '归因到广告的订单的净销售额（末次触达，7 天）；没有归因的订单单列一行，各行之和等于净销售额',
      en: 'Net sales of orders last touched by an ad within 7 days; unattributed orders are a row of their own, and all rows sum to net sales',
    },
    rows: TOUCHED,
  },
  roas: {
    version: 1,
    unit: 'score',
    grain: 'spend',
    upIsGood: true,
    name: { zh: '投产比 ROAS', en: 'ROAS' },
    formula: { zh: '广告带来的净销售额 ÷ 推广花费', en: 'Sales from ads ÷ ad spend' },
    rows: TOUCHED,
  },
  roi: {
    version: 1,
    unit: 'ratio',
    grain: 'spend',
    upIsGood: true,
    name: { zh: '投资回报率 ROI', en: 'ROI' },
    formula: {
      zh: '（广告带来的净销售额 − 商品成本 − 推广花费） ÷ 推广花费，只算知道成本的商品行，覆盖率写在旁边',
      en: 'Sales from ads less the cost of the goods and the spend ÷ spend, on lines whose cost is known; the share that they are stands beside it',
    },
    rows: TOUCHED,
  },
} as const satisfies Record<string, Definition>
