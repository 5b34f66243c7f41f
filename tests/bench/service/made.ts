import { CUSTOMER, type MessageRow, type Ticket, TICKET_CHANNELS, TICKET_QUEUES, TICKET_REASONS } from '~/domain/ticket'
import type { PackedTicket } from '~/segments/ticketPack'
import { randomOf } from '../catalog/made'

/** 100,000 tickets with five messages each over two years, every other one Chinese: the same at every call. The newest are not packed. */
export const TICKETS = 100_000
export const SAID = 5
export const IN_ROWS = 4_000
const DAY = 86_400_000
const START = Date.UTC(2024, 0, 1)
const SPAN = 730 * DAY
export const NOW = START + SPAN

const ZH_CHARACTERS =
  '退货换退款快递物流发货收到尺码偏大小了颜色不对质量问题破损少发漏错地址修改客服您好请问什么时候能到谢谢麻烦尽快处理申请售后优惠券满减活动价格保价发票开具电子纸质运费险包装盒压坏划痕开线掉色起球味道甲醛充电接口电池屏幕按键失灵说明书配件缺少赠品补发联系仓库核实拍照上传凭证审核通过到账银行卡支付宝微信积分会员等级生日礼物预售尾款定金付款超时取消订单重新下单拦截派送签收代收驿站自提柜门口保安邻居丢失理赔投诉平台介入举证描述相符假货正品防伪查询验真七天无理由拆封影响二次销售吊牌洗涤水洗标穿着清洁保养维修寄回检测报告更换主板延保期限内免费'
const EN_STEMS =
  'refund return order parcel delivery size colour broken missing wrong address change track courier warehouse label photo proof receipt invoice price discount coupon points member tier battery charger cable screen button manual part gift replace repair inspect approve refuse expect arrive wait late week monday customer service please thank sorry hello could would need want help issue quality fabric seam zip stain smell fit small large wash iron box damage crush open seal policy window reason select upload attach link page account login password email phone number bank card payment pending cancel again new old still never always today tomorrow yesterday morning evening team colleague check confirm reply answer question promise send sent receive received collect collection drop locker neighbour porter door signature claim insurance compensation voucher goodwill case ticket reference close solved happy unhappy review star rating'.split(
    ' ',
  )
const EN_ENDS = ['', '', '', 's', 'ed', 'ing', 'er', 'ly', 'ment']

type Random = (below: number) => number

/** Few words are used often, most seldom. */
const often = (random: Random, below: number): number => Math.min(random(below), random(below), random(below))

export interface Vocabulary {
  zh: string[]
  en: string[]
}

export function vocabulary(): Vocabulary {
  const random = randomOf(5)
  const characters = ZH_CHARACTERS.split('')
  const at = () => random(characters.length - 1)
  return {
    zh: Array.from({ length: 4_000 }, (_, n) =>
      n < 200 ? ZH_CHARACTERS.slice(n, n + 2) : characters[at()] + characters[at()] + (n % 3 === 0 ? characters[at()] : ''),
    ),
    en: Array.from({ length: 2_500 }, (_, n) =>
      n < EN_STEMS.length
        ? EN_STEMS[n]
        : EN_STEMS[random(EN_STEMS.length)] + EN_ENDS[random(EN_ENDS.length)] + (n % 4 === 0 ? EN_STEMS[random(EN_STEMS.length)] : ''),
    ),
  }
}

function sentence({ zh, en }: Vocabulary, random: Random, isChinese: boolean): string {
  if (isChinese)
    return `${Array.from({ length: 4 + random(10) }, () => zh[often(random, zh.length)]).join('')}${random(3) === 0 ? '？' : '。'}`
  const words = Array.from({ length: 5 + random(12) }, () => en[often(random, en.length)]).join(' ')
  return `${words[0].toUpperCase()}${words.slice(1)}.`
}

const digits = (random: Random, count: number): string => Array.from({ length: count }, () => random(10)).join('')

/** One message in six names a parcel or an order. */
function said(words: Vocabulary, random: Random, isChinese: boolean): string {
  const text = Array.from({ length: 1 + random(2) }, () => sentence(words, random, isChinese)).join(isChinese ? '' : ' ')
  const kind = random(12)
  return kind === 0
    ? `${text} SF${digits(random, 12)}`
    : kind === 1
      ? `${text} ${isChinese ? '订单' : 'Order'} ${digits(random, 16)}`
      : text
}

const people = ['wang', 'li', 'anna', 'tom', 'mei']

/** Oldest first. */
export function* makeTickets(count = TICKETS): Generator<PackedTicket & { ticket: Ticket }> {
  const random = randomOf(31)
  const words = vocabulary()
  for (let number = 0; number < count; number++) {
    const createdAt = START + Math.floor((number * SPAN) / count)
    yield ticketOf(number, number >= count - IN_ROWS, createdAt, words, random)
  }
}

function ticketOf(
  number: number,
  isLive: boolean,
  createdAt: number,
  words: Vocabulary,
  random: Random,
): PackedTicket & { ticket: Ticket } {
  const isChinese = number % 2 === 1
  const key = `t${number.toString().padStart(6, '0')}`
  const messages = Array.from({ length: SAID }, (_, at): MessageRow => {
    const from = at % 2 === 0 ? CUSTOMER : people[random(5)]
    return {
      key: `${key}-${at}`,
      ticket: key,
      at: createdAt + at * 3_600_000,
      from,
      note: at === 3 && random(3) === 0,
      text: said(words, random, isChinese),
    }
  })
  const last = messages[SAID - 1]
  const state = isLive ? (['new', 'open', 'waitingCustomer', 'waitingUs', 'solved'] as const)[random(5)] : 'closed'
  const ticket: Ticket = {
    key,
    subject: sentence(words, random, isChinese),
    queue: TICKET_QUEUES[random(TICKET_QUEUES.length)],
    channel: TICKET_CHANNELS[random(TICKET_CHANNELS.length)],
    state,
    reason: TICKET_REASONS[random(TICKET_REASONS.length)],
    priority: (['low', 'normal', 'normal', 'high', 'urgent'] as const)[random(5)],
    buyer: `c-${random(30_000)}`,
    order: digits(random, 12),
    sku: `SKU-${random(5000)}`,
    tags: random(3) === 0 ? [['vip', '急', 'refund', '补发'][random(4)]] : [],
    createdAt,
    steps: [
      { at: createdAt, to: 'new', who: CUSTOMER },
      { at: last.at, to: state, who: 'wang' },
    ],
    said: SAID,
    last: { at: last.at, from: last.from, text: last.text.slice(0, 80) },
    ...(random(4) === 0 ? {} : { assignee: people[random(5)] }),
    ...(isLive && state !== 'solved' ? { dueAt: createdAt + random(5 * DAY) } : {}),
    ...(isLive ? {} : { closedAt: last.at + DAY, solvedAt: last.at }),
    ...(random(3) === 0 ? { rating: 1 + random(5) } : {}),
  }
  return { ticket, messages }
}
