import { TRAFFIC_KINDS, type TrafficKind } from '~/domain/traffic'
import { plainHeader } from './matchHeader'
import { FIELDS_OF, missingTraffic, type TrafficColumns, type TrafficField, type TrafficRules } from './trafficPlan'

/** Names by which exports call their columns: Google Analytics and Google Ads, 百度统计, the sellers' tools of Taobao, JD and Douyin, and plain ones. */
const NAMES: Record<TrafficField, readonly string[]> = {
  at: [
    'Date', 'Day', 'Time', 'Date and time', 'Date + hour (YYYYMMDDHH)', 'Session start', 'Session start time', 'Started at', 'Start time', 'Event time', 'Event date', 'Timestamp', 'Visit time', 'Reporting starts',
    '日期', '时间', '统计日期', '访问时间', '访问开始时间', '会话开始时间', '开始时间', '事件时间', '投放日期', '数据日期',
  ],
  month: ['Month', '月份', '月'],
  nthDay: ['Nth day', 'Day index', '第 N 天', '第n天'],
  session: ['Session ID', 'Session', 'ga_session_id', 'Visit ID', '会话ID', '会话', '访问ID', '访次ID'],
  visitor: ['Visitor ID', 'Visitor', 'Client ID', 'User ID', 'User pseudo ID', 'Device ID', '访客ID', '访客', '访客标识', '用户ID', '访客标识码', '设备ID'],
  step: ['Step', 'Event', 'Event name', 'Action', 'Funnel step', '步骤', '事件', '事件名称', '行为', '动作'],
  sku: ['SKU', 'Item ID', 'Product SKU', 'Product ID', 'Item', '商品编码', '商品ID', '货号', '商家编码'],
  order: ['Transaction ID', 'Order', 'Order ID', 'Order number', '订单号', '订单编号', '交易ID', '交易号'],
  sessions: ['Sessions', 'Visits', 'Number of sessions', '会话数', '会话', '访问次数', '访次'],
  visitors: ['Total users', 'Users', 'Visitors', 'Unique visitors', 'Active users', 'UV', '访客数(UV)', '访客数', '访客', '用户数', '总用户数', '活跃用户', '活跃用户数', '独立访客'],
  views: ['Sessions with product views', 'Product detail views', 'Product views', 'Product view sessions', 'ProductRelated', '浏览商品的访问', '商品访客数', '商品浏览', '商品浏览访问数', '看过商品'],
  carts: ['Sessions with add to cart', 'Add to carts', 'Add-to-carts', 'Adds to cart', 'Added to cart', 'Cart adds', '加购人数', '加购次数', '加购', '加购访问数', '加入购物车'],
  checkouts: ['Sessions with checkout', 'Checkouts', 'Reached checkout', 'Begin checkouts', '下单买家数', '下单次数', '下单', '下单访问数', '提交订单'],
  paid: ['Sessions with purchase', 'Sessions completed checkout', 'Transactions', 'Ecommerce purchases', 'Purchases', 'Paid', 'Purchased', 'Revenue', 'Converted', 'Conversions', 'Purchase', '支付买家数', '成交次数', '成交', '转化次数', '转化', '付款', '已付款', '付款访问数', '是否成交', '是否付款', '交易次数', '购买次数'],
  spend: ['Cost', 'Spend', 'Amount spent', 'Ad cost', 'Ads cost', 'Ad spend', 'Google Ads cost', '花费', '消耗', '消费', '费用', '推广花费', '总花费', '广告费', '广告费用', '投放金额', '支出'],
  impressions: ['Impressions', 'Impr.', 'Ads impressions', 'Google Ads impressions', '展现量', '展示次数', '展现', '展示', '展示数', '曝光', '曝光量', '曝光次数', '展现次数'],
  clicks: ['Clicks', 'Ads clicks', 'Google Ads clicks', 'Link clicks', '点击量', '点击次数', '点击', '点击数'],
  channel: ['Channel', 'Default channel group', 'Session default channel group', 'Default channel grouping', 'Session primary channel group (Default Channel Group)', 'Platform', '渠道', '来源渠道', '默认渠道组', '会话默认渠道组', '店铺', '平台', '推广渠道', '媒体', '推广平台'],
  campaign: ['Campaign', 'Campaign name', 'Session campaign', 'Ad name', '计划', '推广计划', '计划名称', '广告系列', '广告系列名称', '广告计划', '推广单元', '活动'],
  currency: ['Currency', 'Currency code', 'Account currency code', '币种', '货币', '币种代码'],
  source: ['Source / medium', 'Session source / medium', 'Source/Medium', 'Source', 'Session source', 'Traffic source', 'Referrer', 'TrafficType', '来源', '来源/媒介', '来源 / 媒介', '会话来源/媒介', '流量来源', '来源网站', '来源类型', '访问来源'],
} // prettier-ignore

/** A name without what stands in brackets behind it: Cost (USD), 消耗（元）. */
const bare = (text: string): string => plainHeader(text.replace(/[(（[][^)）\]]*[)）\]]\s*$/, ''))

const KNOWN = new Map<TrafficField, ReadonlySet<string>>(
  Object.entries(NAMES).flatMap(([field, names]) =>
    isField(field) ? [[field, new Set(names.flatMap((name) => [plainHeader(name), bare(name)]))] as const] : [],
  ),
)

function isField(text: string): text is TrafficField {
  return text in NAMES
}

/** Columns of a header for one kind of file; each is given to one field only. */
export function matchTraffic(header: readonly string[], of: TrafficKind): TrafficColumns {
  const columns: TrafficColumns = {}
  const taken = new Set<number>()
  for (const exact of [true, false]) {
    for (const field of FIELDS_OF[of]) {
      if (columns[field] !== undefined) continue
      const at = header.findIndex((text, index) => !taken.has(index) && KNOWN.get(field)?.has(exact ? plainHeader(text) : bare(text)))
      if (at < 0) continue
      columns[field] = at
      taken.add(at)
    }
  }
  return columns
}

/** How many fields of any kind a row of cells names: the row that names most is the header. */
export function countTrafficNames(cells: readonly string[]): number {
  return Math.max(...TRAFFIC_KINDS.map((of) => Object.keys(matchTraffic(cells, of)).length))
}

/** What a file with that header holds; undefined: nothing of traffic. */
export function detectTraffic(header: readonly string[]): TrafficKind | undefined {
  const rules = (of: TrafficKind): Pick<TrafficRules, 'of'> => ({ of })
  const whole = (of: TrafficKind) => missingTraffic({ ...EMPTY, ...rules(of) }, matchTraffic(header, of)).length === 0
  const ads = matchTraffic(header, 'adSpend')
  if (whole('adSpend') && (ads.clicks !== undefined || ads.impressions !== undefined || ads.campaign !== undefined)) return 'adSpend'
  const single = matchTraffic(header, 'sessions')
  const marks = [single.session, single.visitor, single.step, single.source].filter((column) => column !== undefined).length
  const days = matchTraffic(header, 'trafficDays')
  if (
    whole('sessions') &&
    marks > 0 &&
    days.sessions === undefined &&
    (single.paid ?? single.step ?? single.views ?? single.session) !== undefined
  )
    return 'sessions'
  if (whole('trafficDays')) return 'trafficDays'
  return undefined
}

const EMPTY: TrafficRules = { of: 'sessions', zone: 'UTC', dateOrder: 'ymd', decimal: '.', channel: '', year: 1970 }

/** Where an export of advertising comes from, by columns that no other has; '' where they do not tell. */
export function advertiserOf(header: readonly string[]): string {
  const plain = new Set(header.map(bare))
  const has = (...names: string[]) => names.every((name) => plain.has(plainHeader(name)))
  if (has('Amount spent', 'Reporting starts')) return 'Meta Ads'
  if (has('Impr.', 'Campaign')) return 'Google Ads'
  if (has('消耗', '展示数')) return '巨量引擎'
  return ''
}

/** The currency in a column's name: Amount spent (EUR). */
export const currencyInName = (name: string | undefined): string | undefined => /[(（]([A-Z]{3})[)）]\s*$/.exec(name ?? '')?.[1]

/** A column that says where the days of a row end. */
const ENDS = new Set(['Reporting ends', 'End date', 'Week end', '结束日期', '结束时间'].map(plainHeader))
export const endColumn = (header: readonly string[]): number => header.findIndex((name) => ENDS.has(plainHeader(name)))

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTHS_ZH = ['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月']

/** `June`, `6`, `06月`, 六月 → 6; undefined: no month. */
export function monthOf(text: string): number | undefined {
  const plain = text.trim().toLowerCase()
  const number = /^(\d{1,2})月?$/.exec(plain)
  const month = number
    ? Number(number[1])
    : Math.max(
        MONTHS.findIndex((name) => plain.length >= 3 && plain.startsWith(name)),
        MONTHS_ZH.indexOf(plain),
      ) + 1
  return month >= 1 && month <= 12 ? month : undefined
}

const YES = new Set(['true', 'yes', 'y', '是', '有', '已付款', '已购买', '成交', 'paid', 'purchased'])
const NO = new Set(['', 'false', 'no', 'n', '否', '无', '未付款', '未购买', '-', '--', '—'])

/** Whether it happened, or how often; undefined: no such word. */
export function flagOf(text: string): boolean | undefined {
  const plain = text.trim().toLowerCase()
  if (YES.has(plain)) return true
  if (NO.has(plain)) return false
  const value = Number(plain.replaceAll(',', ''))
  return Number.isFinite(value) ? value > 0 : undefined
}

const STEP_WORDS: readonly (readonly [step: number, words: RegExp])[] = [
  [
    3,
    /^(?:purchase|purchased|paid|pay|payment|order_?paid|transaction|buy|ecommerce_purchase)$|^(?:已?付款|支付|支付成功|购买|成交|交易)$/,
  ],
  [
    2,
    /^(?:begin_?checkout|checkout|initiate_?checkout|add_payment_info|add_shipping_info|order_?placed|place_?order)$|^(?:下单|提交订单|结算|去结算)$/,
  ],
  [1, /^(?:add_?to_?cart|cart|cart_?add|addtocart)$|^(?:加购|加入购物车|加购物车)$/],
  [0, /^(?:view_?item|view|product_?view|view_?product|product_?detail|view_?content)$|^(?:浏览商品|商品浏览|浏览|商品详情|看商品)$/],
]
/** Events that are no step of a sale. */
const NO_STEP =
  /^(?:session_start|first_visit|page_?view|scroll|user_engagement|click|view_item_list|select_item|view_cart|view_search_results|search|form_start|form_submit|file_download|video_\w+|login|sign_up|add_to_wishlist|remove_from_cart|view_promotion|select_promotion|visit|pv)$|^(?:访问|进店|浏览页面|收藏|搜索|点击|页面浏览)$/

/** Index in VISIT_STEPS; -1: an event that is no step; undefined: not known. */
export function stepOf(text: string): number | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const found = STEP_WORDS.find(([, words]) => words.test(plain))
  if (found) return found[0]
  return plain === '' || NO_STEP.test(plain) ? -1 : undefined
}

const TOTAL = /^(?:grand total|totals?|sum|总计|合计|汇总|总和|全部|当页汇总|全站统计)/i
/** A row that adds the others up. */
export const isTotal = (text: string): boolean => TOTAL.test(text.trim())

const TOTAL_ALONE = /^(?:(?:grand|sub)?[ -]?totals?|sum|summe|gesamt(?:summe)?|totale|suma|总计|合计|小计|共计|汇总|总和)(?:\s*[:：].*)?$/i
/** A cell that says so and nothing else: a product may be called Total Care or Summer. */
export const isTotalAlone = (text: string): boolean => TOTAL_ALONE.test(text.trim())
