import { FIRST_PERSON, type PersonRow } from '~/domain/person'
import { customerIdOf } from '~/domain/customer'
import type { CustomerEdit } from '~/domain/command'
import type { RecordName } from '~/domain/recordRef'
import type { CommentRow, TaskRow } from '~/domain/work'
import { Random } from './random'
import type { Simulated } from './simulate'
import { tiersOf } from './tiers'
import type { Words } from './words'

export const AGENTS = ['agent-1', 'agent-2', 'agent-3'] as const
const HOUR = 3_600_000
const DAY = 24 * HOUR

export function peopleOf({ team }: Words): PersonRow[] {
  const keys = [FIRST_PERSON, 'operator-1', 'operator-2', 'analyst-1', ...AGENTS]
  const roles = ['owner', 'operator', 'operator', 'analyst', 'agent', 'agent', 'agent'] as const
  return keys.map((key, i) => ({ key, name: team[i], role: roles[i], active: true }))
}

interface Note {
  zh: string
  en: string
}
const note = (zh: string, en: string): Note => ({ zh, en })

const TASKS: { text: Note; on: 'spoilt' | 'review' | 'promotion' | 'order' | 'none'; who?: string; by: string; due?: number; done?: boolean; age: number }[] = [
  { text: note('退货率偏高，联系供应商换批次', 'Returns are high: ask the supplier for a new batch'), on: 'spoilt', who: 'operator-1', by: 'owner', due: -6, age: 52 },
  { text: note('补拍主图，标题加上容量', 'New main picture; put the size in the title'), on: 'review', who: 'operator-2', by: 'owner', due: 5, age: 30 },
  { text: note('新客券领得少，换个入口试试', 'Few claim the new-buyer coupon: try another place for it'), on: 'promotion', who: 'operator-1', by: 'analyst-1', due: 26, age: 20 },
  { text: note('客户要求改地址，发货前确认', 'Buyer wants another address: confirm before it ships'), on: 'order', who: 'agent-1', by: 'agent-2', due: 3, age: 5 },
  { text: note('盘点 A 区货架', 'Count the shelves of aisle A'), on: 'none', who: 'operator-2', by: 'owner', due: 50, age: 28 },
  { text: note('核对上月平台账单', "Check last month's platform statements"), on: 'none', who: 'analyst-1', by: 'owner', due: 74, age: 60 },
  { text: note('审核等待上架的商品', 'Look through the listings that wait for review'), on: 'review', who: 'owner', by: 'operator-2', due: -3, age: 26 },
  { text: note('更新换季清仓的商品清单', 'Update the list for the season clearance'), on: 'none', by: 'operator-1', age: 44 },
  { text: note('整理差评原因，周会过一遍', 'Sort the reasons of poor ratings for the weekly meeting'), on: 'none', who: 'agent-3', by: 'owner', due: -70, done: true, age: 200 },
] // prettier-ignore

const COMMENTS: { text: Note; on: 'spoilt' | 'order' | 'promotion'; who: string; age: number }[] = [
  { text: note('这周又有三单因为质量退回，照片都在工单里。', 'Three more came back for quality this week; pictures are in the tickets.'), on: 'spoilt', who: 'agent-1', age: 30 },
  { text: note('供应商承认这批有问题，答应补货。', 'The supplier admits that the batch is bad and will send new goods.'), on: 'spoilt', who: 'operator-1', age: 9 },
  { text: note('老客户，包装时放一张手写卡片。', 'A regular: put a hand-written card in the box.'), on: 'order', who: 'agent-2', age: 6 },
  { text: note('点击正常，领券后下单少，可能门槛偏高。', 'Clicks are fine, but few order with it: the threshold may be too high.'), on: 'promotion', who: 'analyst-1', age: 18 },
] // prettier-ignore

/** What tasks and comments of a demo shop are about. */
function subjects({ catalog, table }: Simulated): Record<'spoilt' | 'review' | 'promotion' | 'order', RecordName> {
  const { goods } = catalog
  const spoilt = goods.find(({ spoiltFrom }) => spoiltFrom < Infinity) ?? goods[0]
  const review = goods.find(({ product }) => product.state === 'inReview') ?? goods[0]
  let order = table.orders.count - 1
  while (order > 0 && (Number.isNaN(table.orders.paidAt[order]) || !Number.isNaN(table.orders.shippedAt[order]))) order--
  return {
    spoilt: `product/${spoilt.product.skus[0].code}`,
    review: `product/${review.product.skus[0].code}`,
    promotion: 'promotion/newcomer-coupon',
    order: `order/${table.orders.number[order]}`,
  }
}

export function workOf(shop: Simulated): { tasks: TaskRow[]; comments: CommentRow[] } {
  const { now, words } = shop.calendar
  const language = words.shop.currency === 'CNY' ? 'zh' : 'en'
  const about = subjects(shop)
  const tasks = TASKS.map(({ text, on, who, by, due, done, age }, i): TaskRow => ({
    key: `task-${i + 1}`,
    title: text[language],
    ...(on === 'none' ? {} : { on: about[on] }),
    ...(who ? { assignee: who } : {}),
    ...(due === undefined ? {} : { dueAt: now + due * HOUR }),
    ...(done ? { doneAt: now - 90 * HOUR } : {}),
    createdAt: now - age * HOUR,
    createdBy: by,
  }))
  const comments = COMMENTS.map(({ text, on, who, age }, i): CommentRow => ({
    key: `comment-${i + 1}`,
    on: about[on],
    text: text[language],
    at: now - age * HOUR,
    who,
  }))
  return { tasks, comments }
}

const NOTES: Note[] = [
  note('喜欢手写卡片，送货前发消息。', 'Likes a hand-written card; text before delivery.'),
  note('公司采购，每季度一次，要发票。', 'Buys for an office once a quarter; needs an invoice.'),
  note('对色差敏感，发货前确认颜色。', 'Sensitive to shades: confirm the colour before shipping.'),
]
const TAGS: Record<'zh' | 'en', string[]> = { zh: ['老客', '企业采购', '送礼'], en: ['Regular', 'Business', 'Gifts'] }

/** How many of the best customers have tags, and some a note. */
const NOTED = 40

/** What was noted of the best customers. */
export function customerNotesOf({ seed, table, customers, words }: Simulated): (CustomerEdit & { key: string })[] {
  const random = Random.of(seed, 'notes')
  const language = words.shop.currency === 'CNY' ? 'zh' : 'en'
  return tiersOf(table.orders.buyer.codes, customers.key.length, words).map(({ customer, tier }, i) => {
    const row = { key: customerIdOf(customers.key[customer]), tier }
    if (i >= NOTED) return row
    const tags = [i % 8 === 5 ? TAGS[language][1] : TAGS[language][0], ...(random.chance(0.2) ? [TAGS[language][2]] : [])]
    return { ...row, tags, ...(i % 4 === 0 ? { note: NOTES[(i / 4) % NOTES.length][language] } : {}) }
  })
}

/** Days between two moments, for texts. */
export const daysBetween = (from: number, to: number): number => Math.max(1, Math.round((to - from) / DAY))
