import type { TicketChannel, TicketPriority, TicketQueue, TicketReason, TicketState } from '~/domain/ticket'

type Words<T> = readonly (readonly [RegExp, T])[]

const STATES: Words<TicketState> = [
  [/^(?:new|新建|未受理|待受理|待分配)$/i, 'new'],
  [/^(?:open|in progress|处理中|受理中|进行中)$/i, 'open'],
  [/(?:pending|waiting|awaiting).*(?:customer|requester|client)|待客户|等客户|待买家/i, 'waitingCustomer'],
  [/on.?hold|third|vendor|等第三方|挂起|搁置/i, 'waitingThird'],
  [/^(?:pending|waiting|reopened|待处理|待回复|待跟进|重新打开)$|(?:pending|waiting).*(?:agent|us|support)/i, 'waitingUs'],
  [/^(?:solved|resolved|done|已解决|已处理|已完成)$/i, 'solved'],
  [/^(?:closed|archived|已关闭|关闭|已完结|完结|已结束)$/i, 'closed'],
]

const PRIORITIES: Words<TicketPriority> = [
  [/^(?:low|minor|低|不急)$/i, 'low'],
  [/^(?:normal|medium|moderate|普通|一般|中|中等)$/i, 'normal'],
  [/^(?:high|major|高|较高)$/i, 'high'],
  [/^(?:urgent|critical|emergency|紧急|非常紧急|特急)$/i, 'urgent'],
]

const CHANNELS: Words<TicketChannel> = [
  [/chat|messenger|widget|在线|聊天|旺旺|咚咚|飞鸽/i, 'chat'],
  [/phone|call|voice|电话|来电|热线/i, 'phone'],
  [/e-?mail|邮件|邮箱/i, 'email'],
  [/social|twitter|facebook|instagram|tiktok|微博|微信|小红书|抖音私信|社交/i, 'social'],
  [/platform|marketplace|web|portal|form|api|平台|淘宝|天猫|京东|拼多多|抖店|网页/i, 'platform'],
]

const REASONS: Words<TicketReason> = [
  [/quality|defect|broken|faulty|technical|bug|hardware|battery|display|质量|破损|损坏|故障|瑕疵/i, 'quality'],
  [/size|fit\b|尺码|尺寸|大小/i, 'size'],
  [/wrong item|missing item|mis-?ship|发错|漏发|少发/i, 'wrongItem'],
  [/deliver|shipping|shipment|logistic|tracking|物流|快递|发货|催件|签收/i, 'logistics'],
  [/not as described|description|colou?r|描述|色差|不符/i, 'notAsDescribed'],
  [/attitude|rude|service quality|态度/i, 'attitude'],
  [/price|billing|payment|discount|coupon|invoice|价格|优惠|发票|付款|价保/i, 'price'],
  [/question|inquiry|enquiry|recommend|how to|setup|installation|compatib|咨询|询问|使用/i, 'question'],
]

const QUEUES: Words<TicketQueue> = [
  [/complain|投诉/i, 'complaints'],
  [/dispute|chargeback|claim|纠纷|介入|维权/i, 'disputes'],
  [/refund|return|exchange|退货|退款|换货|退换/i, 'returns'],
  [/pre.?sale|inquiry|enquiry|recommend|售前|咨询/i, 'preSale'],
  [/cancel|deliver|shipping|billing|payment|address|售中|物流|快递|发货|改地址|取消/i, 'inSale'],
  [/review|评价|差评/i, 'reviews'],
]

const find = <T>(words: Words<T>, text: string): T | undefined => words.find(([pattern]) => pattern.test(text))?.[1]

/** What a word of a file means; undefined: it is not understood, and is not guessed at. */
export const readState = (text: string) => find(STATES, text.trim())
export const readPriority = (text: string) => find(PRIORITIES, text.trim())
export const readChannel = (text: string) => find(CHANNELS, text.trim())

/** By the words of its type, else of its subject. */
export const reasonOf = (type: string, subject: string): TicketReason => find(REASONS, type) ?? find(REASONS, subject) ?? 'other'
export const queueOf = (type: string, subject: string): TicketQueue => find(QUEUES, type) ?? find(QUEUES, subject) ?? 'afterSale'
