import type { BusinessCalendar, Desk, Macro, SlaPolicy } from './desk'
import type { SlaTarget } from './ticket'

export type DeskLanguage = 'zh' | 'en'

/** The desk's one row. */
export const DESK = 'shop'
const MAIN = 'main'
const HOUR = 60

const NAMES = {
  zh: { calendar: '客服时间', urgent: '紧急', rest: '其他工单' },
  en: { calendar: 'Service hours', urgent: 'Urgent', rest: 'All others' },
} as const

const WITHIN: Record<'urgent' | 'rest', Record<SlaTarget, number>> = {
  urgent: { first: 4 * HOUR, next: 4 * HOUR, resolution: 24 * HOUR },
  rest: { first: 20 * HOUR, next: 20 * HOUR, resolution: 60 * HOUR },
}

/** How a desk works before anybody has set it: in Chinese trade every day till nine at night, elsewhere office hours. */
export function defaultDesk(language: DeskLanguage, zone: string): Desk {
  const names = NAMES[language]
  const calendar: BusinessCalendar = { key: MAIN, name: names.calendar, zone, week: defaultWeek(language), days: [] }
  const policy = (key: 'urgent' | 'rest'): SlaPolicy => ({ key, name: names[key], calendar: MAIN, within: WITHIN[key], warn: HOUR })
  return {
    key: DESK,
    calendars: [calendar],
    policies: [{ ...policy('urgent'), priorities: ['urgent'] }, policy('rest')],
    agents: [],
    closeAfter: 14,
  }
}

export function defaultWeek(language: DeskLanguage): BusinessCalendar['week'] {
  const [from, to, days] = language === 'zh' ? [9, 21, 7] : [9, 17, 5]
  return Array.from({ length: 7 }, (_, day) => (day < days ? [{ from: from * HOUR, to: to * HOUR }] : []))
}

type MacroTexts = Record<string, { name: string; short: string; text: string; tag?: string }>

const TEXTS = {
  zh: {
    hello: {
      name: '问候',
      short: 'hi',
      text: '{{customer.name}}您好，我是客服{{agent.name}}，很高兴为您服务。',
    },
    tracking: {
      name: '查物流',
      short: 'wl',
      text: '{{customer.name}}您好，您的订单 {{order.number}} 由{{order.carrier}}承运，运单号 {{order.tracking}}。物流信息可能有几小时延迟，有更新我会再告诉您。',
    },
    notShipped: {
      name: '还没发货',
      short: 'fh',
      text: '{{customer.name}}您好，订单 {{order.number}} 已经在备货，发出后我会把运单号发给您。',
    },
    proof: {
      name: '请拍照',
      short: 'pz',
      text: '{{customer.name}}您好，给您添麻烦了。请拍两张照片发给我：\n\n- 一张整体，能看清外包装和标签\n- 一张近照，能看清问题的位置\n\n收到后我马上为您处理。',
    },
    size: {
      name: '尺码建议',
      short: 'cm',
      text: '您好，方便告诉我您的身高、体重和平时穿的尺码吗？我来帮您推荐“{{sku.title}}”的合适尺码。',
    },
    startReturn: {
      name: '可以退货',
      short: 'th',
      text: '{{customer.name}}您好，订单 {{order.number}} 的退货申请我已经登记。寄出后请把快递单号告诉我，收到并检查后按原支付方式退款。',
    },
    refunded: {
      name: '已退款',
      short: 'tk',
      text: '{{customer.name}}您好，订单 {{order.number}} 的款项已经退回原支付账户，到账时间以支付平台为准。',
    },
    sorry: {
      name: '致歉并核实',
      short: 'bq',
      text: '{{customer.name}}您好，很抱歉给您带来不好的体验。您说的情况我已经记录下来，核实后会尽快回复您。',
      tag: '待核实',
    },
    carrier: {
      name: '联系快递',
      short: 'kd',
      text: '{{customer.name}}您好，我已经联系{{order.carrier}}核实包裹 {{order.tracking}} 的位置，有结果马上告诉您。',
    },
    thanks: { name: '感谢并结束', short: 'xx', text: '感谢您的耐心。还有问题随时找我，祝您生活愉快。' },
  },
  en: {
    hello: {
      name: 'Greeting',
      short: 'hi',
      text: 'Hello {{customer.name}},\n\nthis is {{agent.name}} from {{shop.name}}. How can I help?',
    },
    tracking: {
      name: 'Where is it',
      short: 'track',
      text: 'Hello {{customer.name}},\n\nyour order {{order.number}} is on its way with {{order.carrier}}, tracking number {{order.tracking}}. Updates can lag by a few hours; I will write again if anything changes.',
    },
    notShipped: {
      name: 'Not shipped yet',
      short: 'soon',
      text: 'Hello {{customer.name}},\n\norder {{order.number}} is being packed. I will send you the tracking number as soon as it has left.',
    },
    proof: {
      name: 'Ask for photos',
      short: 'photo',
      text: 'Hello {{customer.name}},\n\nsorry about the trouble. Please send me two photos:\n\n- one of the whole item with its label\n- one close-up of the fault\n\nI will see to it as soon as they are here.',
    },
    size: {
      name: 'Size advice',
      short: 'size',
      text: 'Hello,\n\nwhat size do you usually wear, and how tall are you? Then I can tell you which size of "{{sku.title}}" should fit.',
    },
    startReturn: {
      name: 'Return accepted',
      short: 'return',
      text: 'Hello {{customer.name}},\n\nI have set up the return for order {{order.number}}. Please tell me the tracking number once it is posted. We refund you the way you paid after we have looked at the goods.',
    },
    refunded: {
      name: 'Refunded',
      short: 'refund',
      text: 'Hello {{customer.name}},\n\nthe money for order {{order.number}} is on its way back to you, by the way you paid. When it arrives depends on your bank.',
    },
    sorry: {
      name: 'Sorry, looking into it',
      short: 'sorry',
      text: 'Hello {{customer.name}},\n\nI am sorry about this. I have written down what happened and will come back to you once I know more.',
      tag: 'to check',
    },
    carrier: {
      name: 'Asked the carrier',
      short: 'carrier',
      text: 'Hello {{customer.name}},\n\nI have asked {{order.carrier}} where parcel {{order.tracking}} is, and will tell you as soon as they answer.',
    },
    thanks: { name: 'Thanks and goodbye', short: 'bye', text: 'Thank you for your patience. Write any time if there is something else.' },
  },
} as const satisfies Record<DeskLanguage, MacroTexts>

const DOES: Partial<Record<keyof (typeof TEXTS)['zh'], Pick<Macro, 'actions' | 'queues'>>> = {
  startReturn: { actions: [{ kind: 'queue', to: 'returns' }, { kind: 'return' }], queues: ['afterSale', 'returns'] },
  refunded: { actions: [{ kind: 'refund' }, { kind: 'state', to: 'solved' }] },
  carrier: {
    actions: [
      { kind: 'state', to: 'waitingThird' },
      { kind: 'reason', to: 'logistics' },
    ],
    queues: ['inSale'],
  },
  thanks: { actions: [{ kind: 'state', to: 'solved' }] },
  size: { actions: [{ kind: 'reason', to: 'size' }], queues: ['preSale'] },
}

/** The macros that a desk has until somebody changes one. */
export function defaultMacros(language: DeskLanguage): Macro[] {
  const texts: MacroTexts = TEXTS[language]
  return Object.entries(texts).map(([id, { name, short, text, tag }]) => {
    const does = Object.entries(DOES).find(([each]) => each === id)?.[1]
    const actions = [...(does?.actions ?? []), ...(tag === undefined ? [] : [{ kind: 'tag' as const, tag }])]
    return { key: `m-${id}`, name, short, text: { [language]: text }, actions, ...(does?.queues && { queues: does.queues }) }
  })
}
