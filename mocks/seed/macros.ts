import type { Macro } from '~/domain/desk'
import type { Words } from './words'

type Entry = Omit<Macro, 'key' | 'name' | 'text'> & { name: [zh: string, en: string]; zh: string; en: string }

const MACROS: Entry[] = [
  {
    name: ['问候', 'Greeting'],
    short: 'hi',
    zh: '{{customer.name}}您好，我是{{shop.name}}的{{agent.name}}，您的问题我看到了，马上帮您查。',
    en: 'Hello {{customer.name}}, this is {{agent.name}} at {{shop.name}}. I have your message and am looking into it now.',
    actions: [{ kind: 'assign', to: 'me' }],
  },
  {
    name: ['发货时间', 'When it ships'],
    short: 'ship',
    zh: '您的订单 {{order.number}} 已排队打包，今天 16 点前付款的当天发出，之后的明天发。发出后会有短信通知。',
    en: 'Order {{order.number}} is being packed. Orders paid before 2 pm leave the same day, later ones the next. You will get a message once it is on its way.',
    actions: [],
    queues: ['preSale', 'inSale'],
  },
  {
    name: ['物流单号', 'Tracking'],
    short: 'track',
    zh: '订单 {{order.number}} 由{{order.carrier}}承运，单号 {{order.tracking}}。如果一天内还没有更新，直接回复我，我去催。',
    en: 'Order {{order.number}} is with {{order.carrier}}, tracking number {{order.tracking}}. If it has not moved within a day, just reply and I will chase it.',
    actions: [],
    queues: ['inSale'],
  },
  {
    name: ['物流停滞，已催件', 'Parcel stuck, chasing it'],
    short: 'chase',
    zh: '单号 {{order.tracking}} 我已向{{order.carrier}}发起查件，明天中午前给您答复；如果确认丢件，我们补发或全额退款，由您选。',
    en: 'I have opened a trace with {{order.carrier}} for {{order.tracking}} and will write by noon tomorrow. If it is lost, we reship it or refund it in full, as you prefer.',
    actions: [
      { kind: 'state', to: 'waitingThird' },
      { kind: 'reason', to: 'logistics' },
    ],
    queues: ['inSale'],
  },
  {
    name: ['请发照片', 'Photo, please'],
    short: 'photo',
    zh: '非常抱歉给您添麻烦了。麻烦拍一下有问题的地方和外包装面单，我收到后马上处理。',
    en: 'I am sorry about that. Could you send a photo of the damage and one of the shipping label? I will take care of it as soon as I have them.',
    actions: [{ kind: 'state', to: 'waitingCustomer' }],
    queues: ['afterSale', 'complaints', 'returns'],
  },
  {
    name: ['办理退货', 'Start the return'],
    short: 'return',
    zh: '好的，{{sku.title}}可以退。请把商品和配件一起寄回，附上订单号 {{order.number}}；我们收到并检查后原路退款。',
    en: 'Of course, {{sku.title}} can come back. Please send it with all its parts and put order number {{order.number}} in the parcel. We refund it once it has been checked.',
    actions: [{ kind: 'return' }],
    queues: ['returns', 'afterSale'],
  },
  {
    name: ['办理退款', 'Refund'],
    short: 'refund',
    zh: '订单 {{order.number}} 的退款已经提交，原路退回，一般 1–3 个工作日到账。',
    en: 'The refund for order {{order.number}} is on its way to your original payment method. It usually takes 3 to 5 business days.',
    actions: [{ kind: 'refund' }],
    queues: ['returns', 'afterSale', 'complaints'],
  },
  {
    name: ['换尺码', 'Another size'],
    short: 'size',
    zh: '可以换的：吊牌还在、没有穿洗就行。您回复我要换的尺码，我先给您留货，收到退回的那件当天发出。',
    en: 'Happy to exchange it, as long as the tags are on. Tell me which size you need: I will set one aside and ship it the day yours arrives.',
    actions: [
      { kind: 'reason', to: 'size' },
      { kind: 'state', to: 'waitingCustomer' },
    ],
    queues: ['returns'],
  },
  {
    name: ['改地址', 'Change of address'],
    short: 'address',
    zh: '订单 {{order.number}} 还没出库，请回复新的收件人、电话和完整地址，我帮您改。',
    en: 'Order {{order.number}} has not left yet. Please reply with the name, phone number and full address, and I will change it.',
    actions: [{ kind: 'state', to: 'waitingCustomer' }],
    queues: ['inSale'],
  },
  {
    name: ['开发票', 'Invoice'],
    short: 'invoice',
    zh: '好的，麻烦提供发票抬头、税号和接收邮箱，订单 {{order.number}} 金额 {{order.total}}，一个工作日内开好。',
    en: 'Certainly. Which name, address and tax number should be on it? The invoice for order {{order.number}} ({{order.total}}) will be ready within one business day.',
    actions: [{ kind: 'state', to: 'waitingCustomer' }],
    queues: ['inSale', 'afterSale'],
  },
  {
    name: ['升级投诉', 'Complaint, to the lead'],
    short: 'lead',
    zh: '很抱歉让您有这样的体验。我已经把情况完整转给主管，今天内会有人联系您，工单号 {{ticket.number}}。',
    en: 'I am sorry that it came to this. Our lead has the whole story and will contact you today; your reference is {{ticket.number}}.',
    actions: [
      { kind: 'queue', to: 'complaints' },
      { kind: 'priority', to: 'high' },
      { kind: 'assign', to: 'operator-1' },
    ],
  },
  {
    name: ['批次问题，记下', 'Bad batch, note it'],
    short: 'batch',
    zh: '{{sku.title}}疑似批次问题，请采购核对批号；客户照片见上。',
    en: '{{sku.title}} may be a bad batch: purchasing, please check the batch number. Photos are above.',
    note: true,
    actions: [
      { kind: 'reason', to: 'quality' },
      { kind: 'tag', tag: 'batch' },
    ],
    queues: ['afterSale', 'complaints', 'returns'],
  },
  {
    name: ['再问一次', 'Asking once more'],
    short: 'again',
    zh: '您好，上次的问题还需要您确认一下。方便时回复我就行，三天内没有消息我先结单，之后随时可以再找我们。',
    en: 'Just checking in: could you still let me know about my last question? If I do not hear back within three days I will close this, and you can write any time to pick it up again.',
    actions: [{ kind: 'state', to: 'waitingCustomer' }],
  },
  {
    name: ['结束语', 'All done'],
    short: 'bye',
    zh: '不客气，有问题随时找我们。祝您生活愉快。',
    en: 'You are welcome. Write any time if there is anything else.',
    actions: [{ kind: 'state', to: 'solved' }],
  },
]

/** Canned replies of the demo shop, named in its language. */
export function macrosOf({ shop }: Words): Macro[] {
  const place = shop.currency === 'CNY' ? 0 : 1
  return MACROS.map(({ name, zh, en, ...macro }) => ({ key: `macro-${macro.short}`, name: name[place], text: { zh, en }, ...macro }))
}
