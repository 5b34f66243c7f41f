import type { TicketCommand, TicketRule } from '~/domain/ticketCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

type Key =
  | TicketRule
  | Exclude<TicketCommand['kind'], 'ticket.move'>
  | `ticket.move.${'open' | 'waitingCustomer' | 'waitingUs' | 'waitingThird' | 'solved' | 'closed' | 'new'}`
  | 'ticket.reply.solved'
  | 'ticket.set.many'
  | 'ticket.move.many'
  | 'ticket.assign.rule'
  | 'ticket.assign.nobody'
  | 'ticket.unlink'
  | 'ticket.sent.byHand'
  | 'macro.add'
  | `desk.set.${DeskPart}`

/** Fields of the desk that are set together, by what they are called. */
const DESK_PARTS = {
  policies: 'policies',
  calendars: 'calendars',
  agents: 'agents',
  autoAssign: 'agents',
  closeAfter: 'closeAfter',
} as const
type DeskPart = (typeof DESK_PARTS)[keyof typeof DESK_PARTS]

/** What the history says of tickets and of how the desk works, and why one does not follow. */
export const ticketTexts = defineMessages('ticketTexts', {
  zh: {
    'ticket.open': '新建工单“{{name}}”',
    'ticket.reply': '回复了客户',
    'ticket.reply.solved': '回复客户并解决了工单',
    'ticket.note': '写了内部备注',
    'ticket.hear': '记下客户说的话',
    'ticket.set': '修改了工单',
    'ticket.set.many': '修改了 {{count, number}} 个工单',
    'ticket.assign': '分配了 {{count, number}} 个工单',
    'ticket.assign.rule': '按规则分配了 {{count, number}} 个工单',
    'ticket.assign.nobody': '把 {{count, number}} 个工单放回待分配',
    'ticket.move.new': '把工单改为新建',
    'ticket.move.open': '开始处理工单',
    'ticket.move.waitingCustomer': '工单等客户回复',
    'ticket.move.waitingUs': '工单等我们处理',
    'ticket.move.waitingThird': '工单等第三方',
    'ticket.move.solved': '解决了工单',
    'ticket.move.closed': '关闭了工单',
    'ticket.move.many': '改了 {{count, number}} 个工单的状态',
    'ticket.act': '对 {{count, number}} 个工单执行了快捷操作',
    'ticket.merge': '合并了 {{count, number}} 个工单',
    'ticket.split': '拆出工单“{{name}}”',
    'ticket.link': '关联了两个工单',
    'ticket.unlink': '取消了两个工单的关联',
    'ticket.rate': '客户评了 {{rating, number}} 分',
    'ticket.sent': '更新了消息的发送状态',
    'ticket.sent.byHand': '把消息标记为已手动发送',
    'ticket.closeOld': '自动关闭了 {{count, number}} 个早已解决的工单',
    'ticket.escalate': '{{count, number}} 个工单超时，已升级',
    'ticket.import': '从“{{file}}”导入工单：新增 {{added, number}} 个，更新 {{changed, number}} 个',
    'macro.set': '修改了快捷回复“{{name}}”',
    'macro.add': '新建快捷回复“{{name}}”',
    'macro.remove': '删除了快捷回复“{{name}}”',
    'desk.set': '修改了客服设置',
    'desk.set.policies': '修改了客服时限',
    'desk.set.calendars': '修改了服务时间',
    'desk.set.agents': '修改了工单分配规则',
    'desk.set.closeAfter': '修改了自动关闭',
    'ticket.noSubject': '工单还没有标题，请写一句是什么事。',
    'ticket.noText': '还没有写内容，请写一句或加上附件。',
    'ticket.longText': '太长了，最多 {{most, number}} 个字，请删短。',
    'ticket.saidMore': '你写的时候又来了 {{count, number}} 条消息，请先看一眼再发。',
    'ticket.merged': '这个工单已经并入 {{into}}，请到那边处理。',
    'ticket.state': '工单现在的状态不能这样改。',
    'ticket.complaint': '这是投诉，要走完投诉的六步才能结束，请打开投诉处理。',
    'ticket.sameTicket': '请选另一个工单。',
    'ticket.otherCustomer': '这些工单不是同一位客户的，不能合并。可以改为关联。',
    'ticket.splitAll': '请选一部分消息拆出去，不能一条不选，也不能全选。',
    'ticket.nobodyFits': '现在没有合适的人：都离开了、满了，或不接这个队列。请指定一位同事。',
    'ticket.rating': '评分是 1 到 5 的整数。',
    'ticket.taken': '这个编号已经用过了，请再试一次。',
    'ticket.stale': '检查之后店里的工单有变动，请重新检查文件。',
    'ticket.notDue': '这个工单的情况已经变了，现在不用处理。',
    'ticket.noPerson': '这位同事已经停用，或没有客服权限。请选别人。',
    'ticket.goneOut': '消息已经发给客户，不能撤回。可以再回复一条说明。',
    'ticket.notSendable': '平台不支持在这个渠道代发，请复制后手动发送。',
    'macro.noName': '快捷回复还没有名称，请填写。',
    'macro.short': '请填一个短码，不能有空格和斜杠，打字时用它找到。',
    'macro.taken': '短码“{{short}}”已经给了“{{name}}”，请换一个。',
    'macro.empty': '请写一段文字，或至少加一个操作。',
    'desk.noName': '还没有名称，或名称超过 60 个字，请改好。',
    'desk.intervals': '“{{name}}”的时间有问题：每段的结束要晚于开始，同一天不能重叠，一周里至少要有一段。',
    'desk.zone': '“{{name}}”的时区不认识，请从列表里选。',
    'desk.day': '“{{name}}”的特殊日期“{{day}}”不对，或写了两次。',
    'desk.noTarget': '“{{name}}”还没有时限，请至少填一项。',
    'desk.calendarUsed': '“{{name}}”用的服务时间不存在，请先给它换一个。',
    'desk.person': '选的同事已经停用，请换一位。',
    'desk.number': '请填 1 或更大的整数。',
  },
  en: {
    'ticket.open': 'Opened the ticket "{{name}}"',
    'ticket.reply': 'Answered the customer',
    'ticket.reply.solved': 'Answered the customer and solved the ticket',
    'ticket.note': 'Wrote a note',
    'ticket.hear': 'Wrote down what the customer said',
    'ticket.set': 'Changed the ticket',
    'ticket.set.many': 'Changed {{count, number}} tickets',
    'ticket.assign': 'Assigned {{count, number}} tickets',
    'ticket.assign_one': 'Assigned the ticket',
    'ticket.assign.rule': 'Assigned {{count, number}} tickets by rule',
    'ticket.assign.rule_one': 'Assigned the ticket by rule',
    'ticket.assign.nobody': 'Took {{count, number}} tickets away from whoever had them',
    'ticket.assign.nobody_one': 'Took the ticket away from whoever had it',
    'ticket.move.new': 'Made the ticket new',
    'ticket.move.open': 'Opened the ticket again',
    'ticket.move.waitingCustomer': 'Left the ticket to the customer',
    'ticket.move.waitingUs': 'Took the ticket back to us',
    'ticket.move.waitingThird': 'Left the ticket to somebody else',
    'ticket.move.solved': 'Solved the ticket',
    'ticket.move.closed': 'Closed the ticket',
    'ticket.move.many': 'Changed the state of {{count, number}} tickets',
    'ticket.act': 'Ran a macro on {{count, number}} tickets',
    'ticket.act_one': 'Ran a macro on the ticket',
    'ticket.merge': 'Merged {{count, number}} tickets',
    'ticket.split': 'Split off the ticket "{{name}}"',
    'ticket.link': 'Linked two tickets',
    'ticket.unlink': 'Took the link between two tickets away',
    'ticket.rate': 'The customer gave {{rating, number}} of 5',
    'ticket.sent': 'Noted whether a message has gone out',
    'ticket.sent.byHand': 'Marked a message as sent by hand',
    'ticket.closeOld': 'Closed {{count, number}} tickets that were solved long ago',
    'ticket.closeOld_one': 'Closed a ticket that was solved long ago',
    'ticket.escalate': '{{count, number}} tickets were late and were escalated',
    'ticket.escalate_one': 'A ticket was late and was escalated',
    'ticket.import': 'Imported tickets from "{{file}}": {{added, number}} added, {{changed, number}} changed',
    'macro.set': 'Changed the macro "{{name}}"',
    'macro.add': 'Added the macro "{{name}}"',
    'macro.remove': 'Removed the macro "{{name}}"',
    'desk.set': 'Changed how the service desk works',
    'desk.set.policies': 'Changed the targets of the service desk',
    'desk.set.calendars': 'Changed the business hours of the service desk',
    'desk.set.agents': 'Changed who gets which tickets',
    'desk.set.closeAfter': 'Changed when tickets are closed by themselves',
    'ticket.noSubject': 'The ticket has no subject yet. Say in a few words what it is about.',
    'ticket.noText': 'Nothing is written yet. Write something, or attach a file.',
    'ticket.longText': 'That is too long: {{most, number}} letters at most. Make it shorter.',
    'ticket.saidMore': '{{count, number}} messages came in while you wrote. Read them, then send.',
    'ticket.saidMore_one': 'A message came in while you wrote. Read it, then send.',
    'ticket.merged': 'This ticket was merged into {{into}}. Go on there.',
    'ticket.state': 'The ticket cannot go there from the state that it is in.',
    'ticket.complaint': 'This is a complaint: it ends by its six steps. Open the complaint.',
    'ticket.sameTicket': 'Choose another ticket.',
    'ticket.otherCustomer': 'These are tickets of different customers and cannot be merged. Link them instead.',
    'ticket.splitAll': 'Choose some of the messages: not none, and not all.',
    'ticket.nobodyFits': 'Nobody fits now: all are away, full, or do not take this queue. Choose somebody.',
    'ticket.rating': 'A rating is a whole number from 1 to 5.',
    'ticket.taken': 'This number is taken. Try once more.',
    'ticket.stale': 'Tickets of the shop have changed since the check. Check the file again.',
    'ticket.notDue': 'The ticket has moved on: nothing is to be done now.',
    'ticket.noPerson': 'This person is no longer active, or may not answer tickets. Choose somebody else.',
    'ticket.goneOut': 'The message has gone out to the customer and cannot be taken back. Write another to put it right.',
    'ticket.notSendable': 'The platform does not send in this channel. Copy the message and send it yourself.',
    'macro.noName': 'The macro has no name yet. Give it one.',
    'macro.short': 'Give it a short name without blanks and slashes: typing it finds the macro.',
    'macro.taken': 'The short name "{{short}}" belongs to "{{name}}". Choose another.',
    'macro.empty': 'Write a text, or add an action at least.',
    'desk.noName': 'It has no name yet, or one of more than 60 letters. Mend that.',
    'desk.intervals':
      'The hours of "{{name}}" are wrong: each has to end after it begins, those of a day may not overlap, and a week needs some.',
    'desk.zone': 'The time zone of "{{name}}" is not known. Choose one of the list.',
    'desk.day': 'The special day "{{day}}" of "{{name}}" is no date, or stands there twice.',
    'desk.noTarget': '"{{name}}" has no target yet. Fill in one at least.',
    'desk.calendarUsed': '"{{name}}" goes by business hours that are not there. Choose others for it first.',
    'desk.person': 'Somebody who was chosen is no longer active. Choose somebody else.',
    'desk.number': 'Fill in a whole number of 1 or more.',
  },
} satisfies { zh: Record<Key, string>; en: Record<string, string> })

export const ticketSentences: Sentences<TicketCommand> = {
  'ticket.open': ({ args: { ticket } }) => ({ facts: { name: ticket.subject } }),
  'ticket.reply': ({ args: { to } }) => (to === 'solved' ? { key: 'ticket.reply.solved' } : {}),
  'ticket.note': () => ({}),
  'ticket.hear': () => ({}),
  'ticket.set': ({ args: { keys } }) => (keys.length > 1 ? { key: 'ticket.set.many', facts: { count: keys.length } } : {}),
  'ticket.assign': ({ args: { keys, to } }, _, { changes }) => ({
    ...(to === 'rule' ? { key: 'ticket.assign.rule' } : to === '' ? { key: 'ticket.assign.nobody' } : {}),
    facts: { count: changedTickets(changes) || keys.length },
  }),
  'ticket.move': ({ args: { keys, to } }) =>
    keys.length > 1 ? { key: 'ticket.move.many', facts: { count: keys.length } } : { key: `ticket.move.${to}` },
  'ticket.act': ({ args: { keys } }) => ({ facts: { count: keys.length } }),
  'ticket.merge': ({ args: { keys } }) => ({ facts: { count: keys.length + 1 } }),
  'ticket.split': ({ args: { subject } }) => ({ facts: { name: subject } }),
  'ticket.link': ({ args: { linked } }) => (linked ? {} : { key: 'ticket.unlink' }),
  'ticket.rate': ({ args: { rating } }) => ({ facts: { rating } }),
  'ticket.sent': ({ args: { sent } }) => (sent === 'byHand' ? { key: 'ticket.sent.byHand' } : {}),
  'ticket.closeOld': ({ args: { keys } }) => ({ facts: { count: keys.length } }),
  'ticket.escalate': ({ args: { keys } }) => ({ facts: { count: keys.length } }),
  'ticket.import': ({ args: { fileName, added, changed } }) => ({ facts: { file: fileName, added, changed } }),
  'macro.set': ({ args: { set } }, name, { changes }) => ({
    ...(changes.some(({ table, field, before }) => table === 'macros' && field === 'name' && before === '') ? { key: 'macro.add' } : {}),
    facts: { name: set.name ?? name },
  }),
  'macro.remove': (_, name) => ({ facts: { name } }),
  'desk.set': ({ args: { set } }) => {
    const parts = new Set(Object.keys(set).flatMap((field) => (isDeskField(field) ? [DESK_PARTS[field]] : [])))
    return parts.size === 1 ? { key: `desk.set.${[...parts][0]}` } : {}
  },
}

const isDeskField = (field: string): field is keyof typeof DESK_PARTS => Object.hasOwn(DESK_PARTS, field)

/** Of many the entry shows the first hundred changes; a shorter list tells how many followed. */
const changedTickets = (changes: readonly { table: string; key: string }[]): number =>
  changes.length < 100 ? new Set(changes.flatMap(({ table, key }) => (table === 'tickets' ? [key] : []))).size : 0
