import { defineMessages, translate } from '~/lib/i18n'

/** Words for parts of an API's answer, by their names in the contract; what is missing here stands as it is written there. */
const messages = defineMessages('faultPlace', {
  zh: {
    record: '第 {{count}} 条记录',
    locations: '第 {{count}} 个仓位',
    categories: '第 {{count}} 个类目',
    products: '第 {{count}} 个商品',
    stock: '第 {{count}} 条库存',
    customers: '第 {{count}} 个客户',
    orders: '第 {{count}} 张订单',
    skus: '第 {{count}} 个 SKU',
    lines: '第 {{count}} 行',
    refunds: '第 {{count}} 笔退款',
    options: '第 {{count}} 个规格项',
    of: '{{whole}}的{{part}}',
    named: '“{{name}}”',
    title: '标题',
    name: '名称',
    sku: ' SKU 编码',
    code: ' SKU 编码',
    number: '订单号',
    price: '价格',
    amount: '金额',
    quantity: '数量',
    onHand: '在库数量',
    location: '仓位',
    currency: '币种',
    timeZone: '时区',
    placedAt: '下单时间',
    paidAt: '付款时间',
    state: '状态',
    key: '编号',
    version: '版本',
    next: '下一页的位置（next）',
    more: '“还有下一页”的标记（more）',
    total: '总数（total）',
    allRecords: '记录列表（records）',
    areas: '可同步内容的清单（areas）',
  },
  en: {
    record: 'record {{count}}',
    locations: 'location {{count}}',
    categories: 'category {{count}}',
    products: 'product {{count}}',
    stock: 'stock level {{count}}',
    customers: 'customer {{count}}',
    orders: 'order {{count}}',
    skus: 'SKU {{count}}',
    lines: 'line {{count}}',
    refunds: 'refund {{count}}',
    options: 'option {{count}}',
    of: '{{part}} of {{whole}}',
    named: '“{{name}}”',
    title: 'the title',
    name: 'the name',
    sku: 'the SKU code',
    code: 'the SKU code',
    number: 'the order number',
    price: 'the price',
    amount: 'the amount',
    quantity: 'the quantity',
    onHand: 'the quantity on hand',
    location: 'the location',
    currency: 'the currency',
    timeZone: 'the time zone',
    placedAt: 'the time of the order',
    paidAt: 'the time of payment',
    state: 'the state',
    key: 'the key',
    version: 'the version',
    next: 'the place of the next page (next)',
    more: 'the mark of a next page (more)',
    total: 'the total (total)',
    allRecords: 'the list of records (records)',
    areas: 'the list of what it offers (areas)',
  },
})

const t = translate(messages)

const NUMBERED = ['locations', 'categories', 'products', 'stock', 'customers', 'orders', 'skus', 'lines', 'refunds', 'options'] as const
const FIELDS = [
  'title',
  'name',
  'sku',
  'code',
  'number',
  'price',
  'amount',
  'quantity',
  'onHand',
  'location',
  'currency',
  'timeZone',
  'placedAt',
  'paidAt',
  'state',
  'key',
  'version',
  'next',
  'more',
  'total',
  'areas',
] as const

const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined => all.find((known) => known === text)

/** `records.3.record.skus.1.price` of `products/changes` as "the price of SKU 2 of product 4"; '' where nothing names a place. */
export function faultPlace(at: string, answer: string): string {
  const [area = ''] = answer.split('/')
  let words = ''
  const names = at.split('.').filter((name) => name !== '' && name !== 'record')
  for (let i = 0; i < names.length; i++) {
    const name = names[i] ?? ''
    const after = names[i + 1] ?? ''
    const isNumbered = /^\d+$/.test(after)
    if (isNumbered) i++
    const part = isNumbered ? numbered(name, area, Number(after) + 1) : field(name)
    words = words === '' ? part : t('of', { part, whole: words })
  }
  return words
}

function numbered(list: string, area: string, count: number): string {
  const known = oneOf(NUMBERED, list === 'records' ? area : list)
  return t(known ?? 'record', { count })
}

function field(name: string): string {
  if (name === 'records') return t('allRecords')
  const known = oneOf(FIELDS, name)
  return known ? t(known) : t('named', { name })
}
