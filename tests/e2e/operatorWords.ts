/** The words of the operator's script, in both languages. */

export interface OperatorWords {
  title: string
  name: string
  /** What no title may say. */
  claim: string
  sheet: string
  head: readonly string[]
  colours: readonly string[]
  pasted: RegExp
  addImages: string
  category: string
  find: string
  create: string
  made: RegExp
  save: RegExp
  saved: RegExp
  lint: string
  ready: string
  submit: RegExp
  lintBlocks: RegExp
  sent: string
  queue: string
  reject: RegExp
  reason: string
  note: string
  why: string
  rejected: string
  flow: string
  description: string
  more: string
  since: string
  approved: string
  rates: RegExp
  step: string
  schedule: string
  confirm: RegExp
  scheduled: string
  list: RegExp
  listed: string
  onSale: string
  by: string
  byFormula: string
  formula: string
  wrong: RegExp
  rounded: string
  nine: string
  change: RegExp
  undo: string
  undone: string
  supplier: string
  makeDraft: string
  addSku: string
  linesPasted: RegExp
  send: string
  ordered: string
  receive: RegExp
  receiveUnits: RegExp
  received: string
  start: string
  scope: string
  all: string
  begin: string
  expected: string
  add: string
  one: (sku: string) => string
  found: string
  hand: RegExp
  leave: string
  needsOther: string
  post: RegExp
  posted: string
  counted: string
  actAs: RegExp
  operator: string
  move: string
  sell: string
  sellButton: string
  short: RegExp
}

const en: OperatorWords = {
  title: 'Title',
  name: 'Tee for the day',
  claim: ' #1',
  sheet: 'SKU table',
  head: ['Colour', 'Size', 'SKU code', 'Price', 'Cost'],
  colours: ['Blue', 'Oat', 'Pine'],
  pasted: /^Pasted: 12 new SKUs/,
  addImages: 'Add pictures',
  category: 'Category',
  find: 'T-shirts',
  create: 'Create the product',
  made: /created as a draft/,
  save: /^Save$/,
  saved: /"Tee for the day" saved/,
  lint: 'Text check',
  ready: 'Mark as ready',
  submit: /^Send to review/,
  lintBlocks: /The text check finds \d errors/,
  sent: 'Sent to review',
  queue: 'Products that wait for a review',
  reject: /^Reject/,
  reason: 'Description says too little',
  note: 'Note',
  why: 'Say what it is made of',
  rejected: 'Rejected',
  flow: 'Listing flow',
  description: 'Description',
  more: 'Made of thick cotton.',
  since: 'Since it was rejected',
  approved: 'Approved',
  rates: /rejected: \d+%/,
  step: 'Done: Study the market',
  schedule: 'Schedule…',
  confirm: /^OK$/,
  scheduled: 'Scheduled',
  list: /^List now$/,
  listed: 'Listed',
  onSale: 'On sale',
  by: 'By',
  byFormula: 'a formula',
  formula: 'Formula',
  wrong: /there is no "prise"/,
  rounded: 'Rounded',
  nine: 'to end in 9 (129)',
  change: /^Change [\d,]+ prices$/,
  undo: 'Undo',
  undone: 'Undone',
  supplier: 'Supplier',
  makeDraft: 'Make the draft',
  addSku: 'SKU, barcode or title',
  linesPasted: /12 rows pasted/,
  send: 'Send to supplier',
  ordered: 'Sent',
  receive: /^Receive$/,
  receiveUnits: /^Receive 36 units$/,
  received: 'Received',
  start: 'Begin a stocktake',
  scope: 'What is counted',
  all: 'All that the locations hold',
  begin: 'Begin',
  expected: 'expected',
  add: 'Add a SKU',
  one: (sku) => `One more of ${sku}`,
  found: 'Found',
  hand: /^Submit$/,
  leave: 'Leave them as they are',
  needsOther: 'Above the limit',
  post: /^(Approve and post|Post the variance)/,
  posted: 'Posted',
  counted: 'Counted',
  actAs: /^You act as/,
  operator: 'Operator',
  move: 'Book a movement',
  sell: 'Sell',
  sellButton: 'Sell over the counter',
  short: /has 0 of .* to give.*, not 1\./,
}

const zh: OperatorWords = {
  title: '标题',
  name: 'T恤，日常穿',
  claim: '全国第一',
  sheet: 'SKU 表',
  head: ['颜色', '尺码', '商家编码', '售价（元）', '成本价'],
  colours: ['雾蓝', '燕麦', '松绿'],
  pasted: /^粘贴完成：新增 12 个/,
  addImages: '添加图片',
  category: '类目',
  find: 'T恤',
  create: '创建商品',
  made: /已创建为草稿/,
  save: /^保\s*存$/,
  saved: /“T恤，日常穿”已保存/,
  lint: '合规检查',
  ready: '标记为待送审',
  submit: /^送\s*审/,
  lintBlocks: /合规检查有 \d 处错误/,
  sent: '已送审 1 件',
  queue: '待审核的商品',
  reject: /^驳\s*回/,
  reason: '描述太简单',
  note: '说明',
  why: '写清材质',
  rejected: '已驳回 1 件',
  flow: '上架流程',
  description: '描述',
  more: '面料为加厚棉。',
  since: '和上次驳回时相比',
  approved: '已通过 1 件',
  rates: /驳回率 \d+%/,
  step: '完成：市场调研',
  schedule: '定时上架…',
  confirm: /^确\s*定$/,
  scheduled: '已安排 1 件定时上架',
  list: /^上\s*架$/,
  listed: '已上架 1 件',
  onSale: '在售',
  by: '方式',
  byFormula: '按公式',
  formula: '公式',
  wrong: /没有“prise”这个名称/,
  rounded: '尾数',
  nine: '以 9 结尾（129）',
  change: /^改 [\d,]+ 个价格$/,
  undo: '撤销',
  undone: '已撤销',
  supplier: '供应商',
  makeDraft: '建立草稿',
  addSku: 'SKU、条码或商品名',
  linesPasted: /已粘贴 12 行/,
  send: '发给供应商',
  ordered: '已下单',
  receive: /^收\s?货$/,
  receiveUnits: /^收货 36 件$/,
  received: '已收货',
  start: '开始盘点',
  scope: '盘什么',
  all: '仓位里的全部',
  begin: '开始',
  expected: '账面',
  add: '加一个 SKU',
  one: (sku) => `${sku} 加一件`,
  found: '又数到',
  hand: /^提\s*交$/,
  leave: '没数的不动',
  needsOther: '差异超过限额',
  post: /^(审批并入账|差异入账)/,
  posted: '已入账',
  counted: '盘点',
  actAs: /^现在是/,
  operator: '运营',
  move: '登记变动',
  sell: '售出',
  sellButton: '柜台售出',
  short: /只有 0 件可用.*不够 1 件/,
}

export const WORDS = { en, 'zh-CN': zh }
