import { columnsByNames, type FilePreset, presetOfHeader } from '~/domain/import/fileColumns'
import { holdsOrders } from '~/domain/import/matchHeader'
import { TICKET_FILE_FIELDS, type TicketFileColumns, type TicketFileField, type TicketFilePreset } from './fields'

type Preset = FilePreset<TicketFilePreset, TicketFileField>

/** The "customer support tickets" file that many help desks' samples are made of: no moment of opening, and a resolution as a moment. */
const SUPPORT: Preset = {
  id: 'support',
  signature: [['Ticket ID'], ['Ticket Status'], ['First Response Time'], ['Time to Resolution']],
  names: {
    id: ['Ticket ID'],
    subject: ['Ticket Subject'],
    text: ['Ticket Description'],
    state: ['Ticket Status'],
    priority: ['Ticket Priority'],
    channel: ['Ticket Channel'],
    type: ['Ticket Type'],
    customer: ['Customer Name'],
    email: ['Customer Email'],
    firstAt: ['First Response Time'],
    solvedAt: ['Time to Resolution'],
    answer: ['Resolution'],
    rating: ['Customer Satisfaction Rating'],
  },
}

const NAMES: Record<TicketFileField, readonly string[]> = {
  id: ['ticket id', 'ticket number', 'ticket', 'case number', 'case id', 'id', '工单号', '工单编号', '单号', '工单ID', '会话ID'],
  at: ['created at', 'created time', 'created', 'creation time', 'opened at', 'date created', 'creation date', 'ticket created', '创建时间', '提交时间', '发起时间', '进线时间', '工单创建时间'],
  subject: ['subject', 'title', 'ticket subject', 'summary', '主题', '标题', '工单标题', '问题标题'],
  text: ['description', 'message', 'body', 'ticket description', 'details', '内容', '描述', '问题描述', '工单内容', '客户留言'],
  state: ['status', 'state', 'ticket status', '状态', '工单状态', '处理状态'],
  priority: ['priority', 'ticket priority', 'urgency', '优先级', '紧急程度'],
  channel: ['channel', 'source', 'via', 'ticket channel', 'initial channel', 'origin', '渠道', '来源', '进线渠道', '联系方式'],
  type: ['type', 'category', 'reason', 'queue', 'ticket type', 'issue', '类型', '工单类型', '原因', '问题类型', '队列', '分类'],
  customer: ['customer', 'customer name', 'requester', 'requester name', 'full name', 'contact name', 'name', 'contact', '客户', '客户姓名', '买家', '买家昵称', '联系人'],
  email: ['email', 'customer email', 'requester email', 'e-mail', '邮箱', '客户邮箱'],
  phone: ['phone', 'mobile', 'customer phone', '电话', '手机', '手机号', '联系电话'],
  order: ['order', 'order number', 'order id', '订单号', '订单编号', '关联订单'],
  sku: ['sku', 'sku code', 'product sku', 'SKU编码', '商家编码', '商品编码'],
  agent: ['agent', 'assignee', 'assignee name', 'agent name', 'owner', 'assigned to', '客服', '处理人', '受理人', '负责人'],
  firstAt: ['first response at', 'initial response time', 'first response time', 'first reply at', 'first responded at', '首次响应时间', '首次回复时间', '首响时间'],
  solvedAt: ['resolved at', 'solved at', 'resolved time', 'closed at', 'closed time', 'closed date', 'resolution time', 'time to resolution', 'completed at', '解决时间', '完结时间', '关闭时间', '完成时间'],
  answer: ['resolution', 'reply', 'answer', 'response', '处理结果', '回复内容', '解决方案'],
  rating: ['rating', 'csat', 'satisfaction', 'satisfaction rating', 'satisfaction score', 'survey score', 'customer satisfaction rating', '评分', '满意度', '客户评分'],
  ratingNote: ['rating note', 'satisfaction comment', 'csat comment', '评价内容', '评价说明'],
  tags: ['tags', 'labels', '标签'],
} // prettier-ignore

const GENERIC: Preset = { id: 'generic', signature: [], names: NAMES }
const PRESETS: readonly Preset[] = [SUPPORT, GENERIC]

export const detectTicketFile = (header: readonly string[]): TicketFilePreset => presetOfHeader(PRESETS, header) ?? 'generic'

export function matchTicketColumns(header: readonly string[], preset: TicketFilePreset): TicketFileColumns {
  const { names } = PRESETS.find(({ id }) => id === preset) ?? GENERIC
  return columnsByNames(header, TICKET_FILE_FIELDS, names)
}

/** Without one of these a row says nothing of what a customer wants. */
export const missingTicketFields = (columns: TicketFileColumns): TicketFileField[] =>
  columns.subject === undefined && columns.text === undefined ? ['subject'] : []

/** Whether a header is one of tickets: something said, and how far it has come. */
export function holdsTickets(header: readonly string[]): boolean {
  const preset = detectTicketFile(header)
  if (preset !== 'generic') return true
  const { id, at, subject, text, state, priority, channel, type, firstAt, solvedAt } = matchTicketColumns(header, preset)
  const says = subject !== undefined || text !== undefined
  const isDesk = [priority, channel, type, firstAt, solvedAt].filter((column) => column !== undefined).length >= 2
  return says && state !== undefined && isDesk && (id !== undefined || at !== undefined) && !holdsOrders(header)
}
