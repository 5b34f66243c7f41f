import { columnsByNames, type FilePreset, presetOfHeader } from '~/domain/import/fileColumns'
import { holdsOrders } from '~/domain/import/matchHeader'
import { type ReviewFileColumns, type ReviewFileField, type ReviewFilePreset, REVIEW_FILE_FIELDS } from './fields'

type Preset = FilePreset<ReviewFilePreset, ReviewFileField>

/** Our own file, a row a review. */
export const OWN_REVIEW_HEADER = {
  id: 'review_id',
  at: 'reviewed_at',
  rating: 'rating',
  title: 'title',
  text: 'text',
  author: 'author',
  sku: 'sku',
  handle: 'product_handle',
  product: 'product_title',
  order: 'order',
  channel: 'channel',
  reply: 'reply',
  repliedAt: 'replied_at',
} as const satisfies Partial<Record<ReviewFileField, string>>

const OWN: Preset = {
  id: 'zhanggui',
  signature: [['review_id'], ['reviewed_at'], ['product_title']],
  names: Object.fromEntries(Object.entries(OWN_REVIEW_HEADER).map(([field, name]) => [field, [name]])),
}

/** Judge.me's export and import template. Its product_id is Shopify's, which no file of products tells. */
const JUDGEME: Preset = {
  id: 'judgeme',
  signature: [['review_date'], ['reviewer_name'], ['product_handle']],
  names: {
    at: ['review_date'],
    rating: ['rating'],
    title: ['title'],
    text: ['body'],
    author: ['reviewer_name'],
    handle: ['product_handle'],
    sku: ['sku', 'product_sku'],
    reply: ['reply'],
    repliedAt: ['reply_date'],
    state: ['curated'],
  },
}

/** Shopify's own Product Reviews app; other review apps write its columns too. */
const SHOPIFY: Preset = {
  id: 'shopify',
  signature: [['product_handle'], ['rating'], ['author'], ['created_at']],
  names: {
    at: ['created_at'],
    rating: ['rating'],
    title: ['title'],
    text: ['body'],
    author: ['author'],
    handle: ['product_handle'],
    reply: ['reply'],
    repliedAt: ['replied_at'],
    state: ['state'],
  },
}

/** WordPress keeps reviews as comments, and a reply as a comment whose parent is the review. */
const WOOCOMMERCE: Preset = {
  id: 'woocommerce',
  signature: [['comment_content'], ['comment_date', 'comment_date_gmt'], ['rating']],
  names: {
    id: ['comment_ID'],
    at: ['comment_date', 'comment_date_gmt'],
    rating: ['rating'],
    title: ['title', 'review_title'],
    text: ['comment_content'],
    author: ['comment_author'],
    sku: ['product_SKU', 'sku'],
    handle: ['product_slug', 'product_handle'],
    product: ['product_title', 'product_name'],
    parent: ['comment_parent'],
    state: ['comment_approved'],
  },
}

const CHINESE = {
  id: ['评价ID', '评价编号', '评论ID', '评论编号'],
  at: ['评价时间', '评论时间', '评价日期', '评论日期', '初评时间', '创建时间'],
  rating: ['评分', '评价等级', '评价结果', '评价类型', '星级', '评价星级', '商品评分', '综合评分', '好中差评'],
  title: ['评价标题', '评论标题'],
  text: ['评价内容', '评论内容', '初评内容', '初评', '评价', '评论'],
  followUp: ['追评内容', '追加评论', '追加评价', '追评'],
  author: ['买家昵称', '买家会员名', '评价人', '评论人', '用户昵称', '会员昵称', '客户昵称', '买家', '昵称', '用户名'],
  sku: ['SKU编码', 'SKU', '规格编码', '商家编码', '商品编码', '货号'],
  barcode: ['商品条码', '条码', '条形码'],
  handle: ['商品ID', '宝贝ID', '商品链接ID', '款号', 'SPU编码', '商品编码'],
  product: ['商品名称', '商品标题', '宝贝标题', '宝贝名称', '商品'],
  order: ['订单编号', '订单号', '主订单编号', '子订单编号'],
  channel: ['渠道', '平台', '店铺', '来源'],
  reply: ['回复内容', '商家回复', '卖家回复', '解释内容', '掌柜回复', '回复'],
  repliedAt: ['回复时间', '解释时间'],
  state: ['评价状态', '审核状态'],
} as const satisfies Partial<Record<ReviewFileField, readonly string[]>>

/** What sellers save of Taobao, Tmall, JD and their helpers: the names differ from tool to tool, the words are the same. */
const TAOBAO: Preset = {
  id: 'taobao',
  signature: [CHINESE.text, CHINESE.at, [...CHINESE.rating, ...CHINESE.author]],
  names: CHINESE,
}

/** Whatever names people give. */
const ENGLISH = {
  id: ['review id', 'reviewId', 'id'],
  at: [
    'review date',
    'date',
    'created at',
    'created',
    'dateCreated',
    'review time',
    'reviewed at',
    'submitted at',
    'review creation date',
    'timestamp',
  ],
  rating: ['rating', 'stars', 'score', 'review rating', 'review score', 'star rating', 'customer satisfaction rating'],
  title: ['review title', 'title', 'headline', 'summary', 'review comment title'],
  text: [
    'review',
    'review text',
    'text',
    'body',
    'content',
    'comment',
    'review body',
    'review content',
    'review comment message',
    'message',
  ],
  author: ['author', 'reviewer', 'reviewer name', 'name', 'customer', 'customer name', 'nickname', 'display name', 'username', 'buyer'],
  sku: ['sku', 'product sku', 'sku code', 'variant sku', 'item code'],
  barcode: ['barcode', 'ean', 'upc', 'gtin'],
  handle: ['product handle', 'handle', 'product code', 'product id', 'slug'],
  product: ['product', 'product title', 'product name', 'item', 'product purchased'],
  order: ['order', 'order number', 'order id', 'order name'],
  channel: ['channel', 'platform', 'source', 'marketplace'],
  reply: ['reply', 'response', 'shop reply', 'seller reply', 'merchant reply', 'owner response'],
  repliedAt: ['replied at', 'reply date', 'response date', 'review answer timestamp'],
  state: ['state', 'status', 'review state', 'review status'],
} as const satisfies Partial<Record<ReviewFileField, readonly string[]>>

const bothOf = (field: ReviewFileField): readonly string[] => {
  const [english, chinese]: Partial<Record<ReviewFileField, readonly string[]>>[] = [ENGLISH, CHINESE]
  return [...(english[field] ?? []), ...(chinese[field] ?? [])]
}

const GENERIC: Preset = {
  id: 'generic',
  signature: [],
  names: Object.fromEntries(REVIEW_FILE_FIELDS.map((field) => [field, bothOf(field)])),
}

const PRESETS: readonly Preset[] = [OWN, JUDGEME, SHOPIFY, WOOCOMMERCE, TAOBAO, GENERIC]

/** The kind of file by its header; generic where none is known. */
export const detectReviewFile = (header: readonly string[]): ReviewFilePreset => presetOfHeader(PRESETS, header) ?? 'generic'

export function matchReviewColumns(header: readonly string[], preset: ReviewFilePreset): ReviewFileColumns {
  const { names } = PRESETS.find(({ id }) => id === preset) ?? GENERIC
  return columnsByNames(header, REVIEW_FILE_FIELDS, names)
}

/** Without these a row is no review. */
export const missingReviewFields = (columns: ReviewFileColumns): ReviewFileField[] =>
  (['at', 'rating'] as const).filter((field) => columns[field] === undefined)

/** Whether a header is one of reviews: stars and a day, and what was said or by whom. Files of orders and tickets may have stars too. */
export function holdsReviews(header: readonly string[]): boolean {
  const preset = detectReviewFile(header)
  const columns = matchReviewColumns(header, preset)
  if (missingReviewFields(columns).length > 0) return false
  const { text, author, sku, order } = columns
  return preset !== 'generic' || (text !== undefined && (author ?? sku ?? order) !== undefined && !holdsOrders(header))
}
