import type { ImportField, ImportRules, PresetId } from '~/domain/importPlan'
import { GENERIC } from './genericPreset'
import { AMAZON, AMAZON_PAYMENTS, DOUYIN, EBAY, MAGENTO } from './marketPresets'

/** Names that a column of that meaning goes by; compared without case, blanks, underscores and dashes. The first one that the header has is taken. */
export type HeaderNames = Partial<Record<ImportField, readonly string[]>>

/** What one kind of file looks like, and how it is read unless the user says otherwise. */
export interface Preset {
  id: PresetId
  /** Headers that all have to be there for the preset to be offered; the earlier preset of the list wins. */
  signature: readonly (readonly string[])[]
  names: HeaderNames
  rules: Partial<ImportRules>
  /** A row without an order number goes on with the order above. */
  continues: boolean
  /** Text is taken as it stands: no trimming, no ids mended. Only our own export is that clean. */
  verbatim: boolean
  /** Amounts of the order that each of its rows tells for itself. */
  perLine?: readonly ImportField[]
}

const ZHANGGUI: Preset = {
  id: 'zhanggui',
  signature: [['zhanggui row'], ['number'], ['placed at'], ['line amount'], ['refund shipping']],
  continues: false,
  verbatim: true,
  rules: { zone: 'UTC', dateOrder: 'ymd', decimal: '.', channel: '', paidWhenPlaced: false },
  names: {
    number: ['number'],
    placedAt: ['placed at'],
    paidAt: ['paid at'],
    cancelledAt: ['cancelled at'],
    sku: ['sku'],
    title: ['title'],
    quantity: ['quantity'],
    price: ['price'],
    lineAmount: ['line amount'],
    lineDiscount: ['line discount'],
    cost: ['cost'],
    lineKind: ['line kind'],
    notSale: ['not sale'],
    buyerId: ['buyer key'],
    buyerName: ['buyer name'],
    email: ['email'],
    phone: ['phone'],
    channel: ['channel'],
    region: ['region'],
    currency: ['currency'],
    rate: ['rate'],
    shipping: ['shipping'],
    orderDiscount: ['order discount'],
    tax: ['tax'],
    status: ['status'],
    note: ['note'],
    method: ['payment method'],
    promotion: ['promotion'],
    carrier: ['carrier'],
    tracking: ['tracking number'],
    shippedAt: ['shipped at'],
    deliveredAt: ['delivered at'],
    orderType: ['order type'],
    test: ['test'],
    refundAmount: ['refund goods'],
    refundedAt: ['refunded at'],
  },
}

const ONLINE_RETAIL: Preset = {
  id: 'onlineRetail',
  signature: [
    ['invoice no', 'invoice'],
    ['stock code'],
    ['quantity'],
    ['invoice date'],
    ['unit price', 'price'],
    ['customer id'],
    ['country'],
  ],
  continues: false,
  verbatim: false,
  rules: {
    zone: 'Europe/London',
    dateOrder: 'ymd',
    decimal: '.',
    currency: 'GBP',
    channel: 'Online Retail',
    creditPrefix: 'C',
    productPattern: '^\\d{5}',
    kinds: { POST: 'postage', DOT: 'postage', C2: 'postage', AMAZONFEE: 'fee', 'BANK CHARGES': 'fee', CRUK: 'fee' },
    nonSaleByValue: true,
    paidWhenPlaced: true,
  },
  names: {
    number: ['invoice no', 'invoice'],
    placedAt: ['invoice date'],
    sku: ['stock code'],
    title: ['description'],
    quantity: ['quantity'],
    price: ['unit price', 'price'],
    buyerId: ['customer id'],
    region: ['country'],
  },
}

/**
 * Receipts of a supermarket (completejourney, 84.51°). By its documentation sales_value is what the shop receives: already less its card discount and its match of a coupon,
 * and not less the manufacturer's coupon, which the manufacturer pays to the shop. Rows without units are coupons alone.
 */
const COMPLETEJOURNEY: Preset = {
  id: 'completejourney',
  signature: [
    ['household id'],
    ['basket id'],
    ['product id'],
    ['quantity'],
    ['sales value'],
    ['retail disc'],
    ['coupon disc'],
    ['coupon match disc'],
    ['transaction timestamp'],
  ],
  continues: false,
  verbatim: false,
  rules: { zone: 'America/New_York', dateOrder: 'ymd', decimal: '.', currency: 'USD', nonSaleByValue: true, paidWhenPlaced: true },
  names: {
    number: ['basket id'],
    placedAt: ['transaction timestamp'],
    sku: ['product id'],
    quantity: ['quantity'],
    lineNet: ['sales value'],
    lineDiscount: ['retail disc'],
    couponDiscount: ['coupon match disc'],
    othersCoupon: ['coupon disc'],
    buyerId: ['household id'],
    channel: ['store id'],
  },
}

const TAOBAO_NAMES: HeaderNames = {
  number: ['订单编号'],
  placedAt: ['订单创建时间'],
  paidAt: ['订单付款时间'],
  buyerId: ['买家会员名'],
  buyerName: ['收货人姓名'],
  phone: ['联系手机', '联系电话'],
  region: ['收货地址'],
  shipping: ['买家应付邮费'],
  status: ['订单状态'],
  note: ['订单备注'],
  carrier: ['物流公司'],
  tracking: ['物流单号'],
  deliveredAt: ['确认收货时间'],
  title: ['宝贝标题'],
  quantity: ['宝贝总数量'],
  orderTotal: ['总金额'],
  paidAmount: ['买家实际支付金额'],
  refundAmount: ['退款金额'],
}

const CHINA: Partial<ImportRules> = { zone: 'Asia/Shanghai', dateOrder: 'ymd', decimal: '.', currency: 'CNY', paidWhenPlaced: false }

const TAOBAO: Preset = {
  id: 'taobao',
  signature: [['订单编号'], ['买家会员名'], ['买家实际支付金额'], ['订单创建时间'], ['宝贝标题']],
  continues: false,
  verbatim: false,
  rules: {
    ...CHINA,
    channel: '淘宝',
    cancelledStatuses: ['交易关闭', '已取消', '交易取消'],
    unpaidStatuses: ['等待买家付款', '待付款'],
  },
  names: TAOBAO_NAMES,
}

const TMALL: Preset = {
  id: 'tmallReport',
  signature: [['订单编号'], ['总金额'], ['买家实际支付金额'], ['订单创建时间'], ['订单付款时间'], ['退款金额']],
  continues: false,
  verbatim: false,
  rules: { ...CHINA, channel: '天猫' },
  names: TAOBAO_NAMES,
}

const SHOPIFY: Preset = {
  id: 'shopify',
  signature: [['name'], ['financial status'], ['created at'], ['lineitem quantity'], ['lineitem price']],
  continues: true,
  verbatim: false,
  rules: {
    zone: 'UTC',
    dateOrder: 'ymd',
    decimal: '.',
    channel: 'Shopify',
    paidWhenPlaced: true,
    cancelledStatuses: ['voided'],
    unpaidStatuses: ['pending', 'authorized', 'expired', 'unpaid'],
  },
  names: {
    number: ['name'],
    placedAt: ['created at'],
    paidAt: ['paid at'],
    cancelledAt: ['cancelled at'],
    sku: ['lineitem sku'],
    title: ['lineitem name'],
    quantity: ['lineitem quantity'],
    price: ['lineitem price'],
    lineDiscount: ['lineitem discount'],
    buyerName: ['billing name', 'shipping name'],
    email: ['email'],
    phone: ['phone', 'billing phone', 'shipping phone'],
    region: ['shipping province name', 'shipping province', 'shipping country'],
    currency: ['currency'],
    shipping: ['shipping'],
    orderDiscount: ['discount amount'],
    tax: ['taxes'],
    status: ['financial status'],
    note: ['notes'],
    method: ['payment method'],
    promotion: ['discount code'],
    shippedAt: ['fulfilled at'],
    orderTotal: ['total'],
    refundAmount: ['refunded amount'],
  },
}

const WOOCOMMERCE: Preset = {
  id: 'woocommerce',
  signature: [
    ['order number', 'order id'],
    ['order status'],
    ['order date'],
    ['item name', 'product name'],
    ['item cost', 'order total amount', 'order shipping amount'],
  ],
  continues: true,
  verbatim: false,
  rules: {
    dateOrder: 'ymd',
    decimal: '.',
    channel: 'WooCommerce',
    paidWhenPlaced: true,
    cancelledStatuses: ['Cancelled', 'Failed', 'cancelled', 'failed', 'wc-cancelled', 'wc-failed', '已取消', '失败'],
    unpaidStatuses: ['Pending payment', 'Pending', 'On hold', 'pending', 'on-hold', 'wc-pending', 'wc-on-hold', '等待付款', '保留'],
  },
  names: {
    number: ['order number', 'order id'],
    placedAt: ['order date'],
    paidAt: ['paid date', 'date paid'],
    sku: ['sku', 'item sku', 'product sku'],
    title: ['item name', 'product name'],
    quantity: ['quantity', 'quantity (- refund)', 'item quantity'],
    price: ['item cost', 'item price'],
    lineAmount: ['order line subtotal', 'item subtotal', 'line subtotal'],
    buyerId: ['customer user id', 'customer id', 'user id'],
    buyerName: ['customer name', 'full name (billing)', 'last name (billing)', 'first name (billing)'],
    email: ['email (billing)', 'billing email', 'customer email', 'email'],
    phone: ['phone (billing)', 'billing phone', 'phone'],
    region: ['state name (shipping)', 'state code (shipping)', 'country code (shipping)', 'state code (billing)', 'country code (billing)'],
    currency: ['currency', 'order currency'],
    shipping: ['order shipping amount', 'shipping total', 'order shipping'],
    orderDiscount: ['cart discount amount', 'order discount amount', 'discount total'],
    tax: ['order total tax amount', 'order tax amount'],
    status: ['order status'],
    note: ['customer note', 'order notes'],
    method: ['payment method title', 'payment method'],
    promotion: ['coupon code', 'coupon codes', 'coupons', 'coupons used'],
    carrier: ['tracking provider', 'shipping provider', 'shipping carrier', 'carrier'],
    tracking: ['tracking number', 'shipment tracking number'],
    shippedAt: ['date shipped', 'shipped date', 'shipping date'],
    refundAmount: ['order refund amount', 'refund amount'],
  },
}

/** Most particular first. */
export const PRESETS: readonly Preset[] = [
  ZHANGGUI,
  TAOBAO,
  TMALL,
  DOUYIN,
  SHOPIFY,
  WOOCOMMERCE,
  AMAZON,
  AMAZON_PAYMENTS,
  EBAY,
  MAGENTO,
  ONLINE_RETAIL,
  COMPLETEJOURNEY,
  GENERIC,
]

export function presetOf(id: PresetId): Preset {
  return PRESETS.find((preset) => preset.id === id) ?? GENERIC
}

/** The rules that a preset starts with, in a shop of that zone and currency. */
export function defaultRules(id: PresetId, shop: { zone: string; currency: string }): ImportRules {
  return {
    preset: id,
    zone: shop.zone,
    dateOrder: 'ymd',
    decimal: '.',
    currency: shop.currency,
    channel: '',
    creditPrefix: '',
    productPattern: '',
    kinds: {},
    nonSaleByValue: false,
    paidIsNet: false,
    cancelledStatuses: ['cancelled', 'canceled', 'Cancelled', 'Canceled', '已取消', '交易关闭', '已关闭'],
    unpaidStatuses: ['unpaid', 'pending', 'Unpaid', 'Pending', '待付款', '等待买家付款', '未付款'],
    paidWhenPlaced: true,
    ...presetOf(id).rules,
  }
}
