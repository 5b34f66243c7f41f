import type { ImportField, ImportRules, PresetId } from '../importPlan'

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
}

const GENERIC: Preset = {
  id: 'generic',
  signature: [],
  continues: false,
  verbatim: false,
  rules: { nonSaleByValue: true },
  names: {
    number: ['order number', 'order no', 'order id', 'order', 'invoice no', 'invoice number', 'invoice', 'amazon order id', 'sales record number', 'number', '订单编号', '订单号', '主订单编号', '单号'],
    placedAt: ['placed at', 'order date', 'order time', 'created at', 'invoice date', 'purchase date', 'sale date', 'order created', 'date', 'time', '下单时间', '订单创建时间', '订单提交时间', '订单成交时间', '拍下时间', '日期'],
    paidAt: ['paid at', 'paid date', 'payment date', 'paid on date', 'payments date', 'payment time', '付款时间', '支付时间', '订单付款时间', '付款确认时间'],
    cancelledAt: ['cancelled at', 'canceled at', 'cancel date', '取消时间', '关闭时间'],
    sku: ['sku', 'sku code', 'item sku', 'stock code', 'product code', 'item code', 'custom label', 'asin', '商家编码', '商品编码', '货号', '商品id', '商家编码-规格维度', 'sku编码'],
    title: ['title', 'product name', 'item name', 'item title', 'description', 'product', 'item', '商品名称', '商品标题', '宝贝标题', '选购商品', '商品'],
    quantity: ['quantity', 'qty', 'units', 'item quantity', '数量', '商品数量', '订购数量', '购买数量', '商品数量(件)', '宝贝总数量'],
    price: ['unit price', 'price', 'item cost', 'selling price', '单价', '商品单价', '京东价', '售价'],
    lineAmount: ['line amount', 'line total', 'item price', 'item total', 'sold for', '小计', '商品金额', '商品总价(元)'],
    lineDiscount: ['line discount', 'item discount', 'item promotion discount', '商品优惠', '行优惠'],
    cost: ['cost', 'unit cost', 'cost price', '成本', '成本价'],
    lineKind: ['line kind', 'kind', '行类型'],
    notSale: [],
    buyerId: ['customer id', 'buyer id', 'buyer username', 'customer', 'user id', '买家会员名', '买家id', '客户编号', '会员号', '下单帐号', '会员名'],
    buyerName: ['customer name', 'buyer name', 'recipient name', 'name', '收货人姓名', '客户姓名', '收件人', '收货人', '买家姓名'],
    email: ['email', 'e-mail', 'customer email', 'buyer email', '邮箱', '电子邮箱'],
    phone: ['phone', 'customer phone', 'ship to phone', 'mobile', 'telephone', '联系手机', '手机', '电话', '联系电话', '收件人手机号', '手机号'],
    channel: ['channel', 'sales channel', 'source', '渠道', '订单来源', '平台', '店铺名称'],
    region: ['region', 'country', 'ship country', 'ship to country', 'shipping country', 'province', 'state', '地区', '省', '省份', '收货地址', '国家'],
    currency: ['currency', 'currency code', '币种', '货币'],
    rate: ['rate', 'exchange rate', '汇率'],
    shipping: ['shipping', 'shipping amount', 'shipping price', 'postage', 'shipping and handling', '运费', '邮费', '买家应付邮费', '运费金额', '邮费(元)'],
    orderDiscount: ['order discount', 'discount amount', 'discount', '优惠金额', '订单优惠', '店铺优惠折扣(元)'],
    tax: ['tax', 'taxes', 'tax amount', 'seller collected tax', '税额', '税费'],
    status: ['status', 'order status', 'item status', '订单状态', '状态'],
    note: ['note', 'notes', 'order note', 'customer note', '备注', '订单备注', '商家备注', '卖家备注'],
    orderType: ['order type', 'type'],
    test: ['test', 'is test'],
    orderTotal: ['order total', 'total', 'total price', 'grand total', '总金额', '订单金额', '订单应付金额'],
    paidAmount: ['paid amount', 'amount paid', 'paid', '实付金额', '买家实际支付金额', '用户实付金额(元)', '实际支付'],
    refundAmount: ['refund amount', 'refunded amount', 'refund', 'refunded', '退款金额'],
    refundedAt: ['refunded at', 'refund date', '退款时间'],
  },
}

const ZHANGGUI: Preset = {
  id: 'zhanggui',
  signature: [['zhanggui row'], ['number'], ['placed at'], ['line amount'], ['refund shipping']],
  continues: false,
  verbatim: true,
  rules: { zone: 'UTC', dateOrder: 'ymd', decimal: '.', channel: '', paidWhenPlaced: false },
  names: {
    number: ['number'], placedAt: ['placed at'], paidAt: ['paid at'], cancelledAt: ['cancelled at'],
    sku: ['sku'], title: ['title'], quantity: ['quantity'], price: ['price'], lineAmount: ['line amount'], lineDiscount: ['line discount'],
    cost: ['cost'], lineKind: ['line kind'], notSale: ['not sale'],
    buyerId: ['buyer key'], buyerName: ['buyer name'], email: ['email'], phone: ['phone'], channel: ['channel'], region: ['region'],
    currency: ['currency'], rate: ['rate'], shipping: ['shipping'], orderDiscount: ['order discount'], tax: ['tax'], status: ['status'], note: ['note'],
    orderType: ['order type'], test: ['test'], refundAmount: ['refund goods'], refundedAt: ['refunded at'],
  },
}

const ONLINE_RETAIL: Preset = {
  id: 'onlineRetail',
  signature: [['invoice no', 'invoice'], ['stock code'], ['quantity'], ['invoice date'], ['unit price', 'price'], ['customer id'], ['country']],
  continues: false,
  verbatim: false,
  rules: {
    zone: 'Europe/London', dateOrder: 'ymd', decimal: '.', currency: 'GBP', channel: 'Online Retail', creditPrefix: 'C', productPattern: '^\\d{5}',
    kinds: { POST: 'postage', DOT: 'postage', C2: 'postage', AMAZONFEE: 'fee', 'BANK CHARGES': 'fee', CRUK: 'fee' },
    nonSaleByValue: true, paidWhenPlaced: true,
  },
  names: {
    number: ['invoice no', 'invoice'], placedAt: ['invoice date'], sku: ['stock code'], title: ['description'], quantity: ['quantity'],
    price: ['unit price', 'price'], buyerId: ['customer id'], region: ['country'],
  },
}

const TAOBAO_NAMES: HeaderNames = {
  number: ['订单编号'], placedAt: ['订单创建时间'], paidAt: ['订单付款时间'], buyerId: ['买家会员名'], buyerName: ['收货人姓名'], phone: ['联系手机', '联系电话'],
  region: ['收货地址'], shipping: ['买家应付邮费'], status: ['订单状态'], note: ['订单备注'], title: ['宝贝标题'], quantity: ['宝贝总数量'],
  orderTotal: ['总金额'], paidAmount: ['买家实际支付金额'], refundAmount: ['退款金额'],
}

const CHINA: Partial<ImportRules> = { zone: 'Asia/Shanghai', dateOrder: 'ymd', decimal: '.', currency: 'CNY', paidWhenPlaced: false }

const TAOBAO: Preset = {
  id: 'taobao',
  signature: [['订单编号'], ['买家会员名'], ['买家实际支付金额'], ['订单创建时间'], ['宝贝标题']],
  continues: false,
  verbatim: false,
  rules: {
    ...CHINA, channel: '淘宝', cancelledStatuses: ['交易关闭', '已取消', '交易取消'],
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
    zone: 'UTC', dateOrder: 'ymd', decimal: '.', channel: 'Shopify', paidWhenPlaced: true,
    cancelledStatuses: ['voided'], unpaidStatuses: ['pending', 'authorized', 'expired', 'unpaid'],
  },
  names: {
    number: ['name'], placedAt: ['created at'], paidAt: ['paid at'], cancelledAt: ['cancelled at'], sku: ['lineitem sku'], title: ['lineitem name'],
    quantity: ['lineitem quantity'], price: ['lineitem price'], lineDiscount: ['lineitem discount'], buyerName: ['billing name', 'shipping name'],
    email: ['email'], phone: ['phone', 'billing phone', 'shipping phone'], region: ['shipping province name', 'shipping province', 'shipping country'], currency: ['currency'],
    shipping: ['shipping'], orderDiscount: ['discount amount'], tax: ['taxes'], status: ['financial status'], note: ['notes'],
    orderTotal: ['total'], refundAmount: ['refunded amount'],
  },
}

const WOOCOMMERCE: Preset = {
  id: 'woocommerce',
  signature: [['order number', 'order id'], ['order status'], ['order date'], ['item name', 'product name'], ['item cost', 'order total amount', 'order shipping amount']],
  continues: true,
  verbatim: false,
  rules: {
    dateOrder: 'ymd', decimal: '.', channel: 'WooCommerce', paidWhenPlaced: true,
    cancelledStatuses: ['Cancelled', 'Failed', 'cancelled', 'failed', 'wc-cancelled', 'wc-failed', '已取消', '失败'],
    unpaidStatuses: ['Pending payment', 'Pending', 'On hold', 'pending', 'on-hold', 'wc-pending', 'wc-on-hold', '等待付款', '保留'],
  },
  names: {
    number: ['order number', 'order id'], placedAt: ['order date'], paidAt: ['paid date', 'date paid'], sku: ['sku', 'item sku', 'product sku'], title: ['item name', 'product name'],
    quantity: ['quantity', 'quantity (- refund)', 'item quantity'], price: ['item cost', 'item price'], lineAmount: ['order line subtotal', 'item subtotal', 'line subtotal'],
    buyerId: ['customer user id', 'customer id', 'user id'], buyerName: ['customer name', 'full name (billing)', 'last name (billing)', 'first name (billing)'],
    email: ['email (billing)', 'billing email', 'customer email', 'email'], phone: ['phone (billing)', 'billing phone', 'phone'],
    region: ['state name (shipping)', 'state code (shipping)', 'country code (shipping)', 'state code (billing)', 'country code (billing)'],
    currency: ['currency', 'order currency'], shipping: ['order shipping amount', 'shipping total', 'order shipping'],
    orderDiscount: ['cart discount amount', 'order discount amount', 'discount total'], tax: ['order total tax amount', 'order tax amount'],
    status: ['order status'], note: ['customer note', 'order notes'], refundAmount: ['order refund amount', 'refund amount'],
  },
}

/** Most particular first. */
export const PRESETS: readonly Preset[] = [ZHANGGUI, TAOBAO, TMALL, SHOPIFY, WOOCOMMERCE, ONLINE_RETAIL, GENERIC]

export function presetOf(id: PresetId): Preset {
  return PRESETS.find((preset) => preset.id === id) ?? GENERIC
}

/** The rules that a preset starts with, in a shop of that zone and currency. */
export function defaultRules(id: PresetId, shop: { zone: string; currency: string }): ImportRules {
  return {
    preset: id, zone: shop.zone, dateOrder: 'ymd', decimal: '.', currency: shop.currency, channel: '', creditPrefix: '', productPattern: '', kinds: {},
    nonSaleByValue: false, paidIsNet: false,
    cancelledStatuses: ['cancelled', 'canceled', 'Cancelled', 'Canceled', '已取消', '交易关闭', '已关闭'],
    unpaidStatuses: ['unpaid', 'pending', 'Unpaid', 'Pending', '待付款', '等待买家付款', '未付款'],
    paidWhenPlaced: true,
    ...presetOf(id).rules,
  }
}
