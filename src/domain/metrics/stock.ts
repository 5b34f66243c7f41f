import type { Definition } from './definition'

const LEDGER = { zh: '所选时段内的库存流水', en: 'Stock movements of the window' }
const AT_END = { zh: '时段结束那天的库存（库存流水累计）', en: 'Stock when the window was over, from the movements until then' }

/** What lies on the shelves. */
export const STOCK = {
  stock_units: {
    version: 1,
    unit: 'count',
    grain: 'stock',
    upIsGood: false,
    name: { zh: '库存件数', en: 'Units in stock' },
    formula: { zh: '期末在库件数，所有仓位合计', en: 'On hand when the window was over, all locations' },
    rows: AT_END,
  },
  stock_value: {
    version: 1,
    unit: 'money',
    grain: 'stock',
    upIsGood: false,
    name: { zh: '库存金额', en: 'Stock value' },
    formula: {
      zh: '期末在库件数 × 成本；成本取商品资料，没有则取最近一次采购价',
      en: 'Units in stock × cost, as the catalogue has it, else the newest purchase',
    },
    rows: AT_END,
  },
  sell_through: {
    version: 1,
    unit: 'ratio',
    grain: 'stock',
    upIsGood: true,
    name: { zh: '售罄率', en: 'Sell-through' },
    formula: { zh: '售出件数（减退货）÷（期初 + 入库）', en: 'Units sold net of returns ÷ (opening + received)' },
    rows: LEDGER,
  },
  turnover_days: {
    version: 1,
    unit: 'days',
    grain: 'stock',
    upIsGood: false,
    name: { zh: '库存周转天数', en: 'Turnover days' },
    formula: {
      zh: '日均库存成本 × 天数 ÷ 销货成本，两边用同一成本',
      en: 'Average daily stock at cost × days ÷ cost of goods sold, at the same costs',
    },
    rows: LEDGER,
  },
  days_of_cover: {
    version: 1,
    unit: 'days',
    grain: 'stock',
    upIsGood: true,
    name: { zh: '可售天数', en: 'Days of cover' },
    formula: {
      zh: '期末可售件数 ÷ 日均销量；日均销量按每个 SKU 有货的天数算，再相加',
      en: 'Sellable units when the window was over ÷ daily units, each SKU over the days it was in stock, added up',
    },
    rows: LEDGER,
  },
  active_sku_rate: {
    version: 1,
    unit: 'ratio',
    grain: 'stock',
    upIsGood: true,
    name: { zh: '动销率', en: 'Active product rate' },
    formula: {
      zh: '时段最后 30 天里有成交的在售商品 ÷ 在售商品',
      en: 'Products on sale with a paid sale in the last 30 days of the window ÷ products on sale in them',
    },
    rows: { zh: '时段最后 30 天在售过的商品', en: 'Products on sale in the last 30 days of the window' },
  },
  out_of_stock: {
    version: 1,
    unit: 'count',
    grain: 'stock',
    upIsGood: false,
    name: { zh: '缺货 SKU', en: 'SKUs out of stock' },
    formula: { zh: '在售商品里期末可售件数为 0 的 SKU', en: 'SKUs of products on sale with nothing left to sell when the window was over' },
    rows: AT_END,
  },
} as const satisfies Record<string, Definition>
