import { isOver, type Message, type MessageRow, type Ticket, type TicketQueue, type TicketReason, type TicketState } from '~/domain/ticket'
import { ticketOf10 } from '~/store/upgradeTickets'
import { Random, sumsOf } from './random'
import type { Simulated } from './simulate'
import { AGENTS, daysBetween } from './team'
import { type Scene, TICKETS_EN, TICKETS_ZH, type TicketTexts } from './ticketTexts'

const TICKETS = 2500
/** Of them, questions that no trouble stands behind. */
const QUESTIONS = 560
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How readily a buyer writes about it. */
const SPEAKS: Record<TicketReason, number> = {
  quality: 6,
  wrongItem: 3.2,
  logistics: 2.2,
  notAsDescribed: 1.6,
  size: 1.1,
  other: 0.8,
  attitude: 1,
  price: 1,
  question: 1,
}

const QUEUES: Record<TicketReason, [TicketQueue, number][]> = {
  quality: [['complaints', 45], ['afterSale', 30], ['returns', 15], ['reviews', 6], ['disputes', 4]],
  wrongItem: [['afterSale', 80], ['complaints', 20]],
  logistics: [['inSale', 90], ['complaints', 10]],
  notAsDescribed: [['returns', 70], ['complaints', 18], ['disputes', 12]],
  size: [['returns', 100]],
  other: [['afterSale', 60], ['inSale', 40]],
  attitude: [['complaints', 100]],
  price: [['inSale', 60], ['afterSale', 40]],
  question: [['preSale', 75], ['inSale', 25]],
} // prettier-ignore

/** What a ticket begins with: places of the order and the SKU, -1 none. */
interface Cause {
  at: number
  reason: TicketReason
  order: number
  sku: number
  settledAt?: number
}

/** Tickets, oldest first: most from what went wrong with an order, the others questions. */
export function ticketsOf(shop: Simulated): { tickets: Ticket[]; messages: MessageRow[] } {
  const random = Random.of(shop.seed, 'tickets')
  const causes = [...troubles(shop, random), ...questions(shop, random)].sort((a, b) => a.at - b.at || a.order - b.order)
  const desk = new Desk(shop, random)
  const told = causes.map((cause, i) => desk.ticket(`t${100_001 + i}`, cause))
  return { tickets: told.map(({ ticket }) => ticket), messages: told.flatMap(({ messages }) => messages) }
}

/** The grievances that were spoken of; the newest more often, since theirs are the tickets that wait. */
function troubles({ grievances, table, calendar }: Simulated, random: Random): Cause[] {
  const recent = calendar.now - 4 * DAY
  const scored = grievances.map((grievance) => ({
    grievance,
    score: random.wait(1) / (SPEAKS[grievance.reason] * (grievance.at > recent ? 2.5 : 1)),
  }))
  scored.sort((a, b) => a.score - b.score)
  return scored.slice(0, TICKETS - QUESTIONS).map(({ grievance: { order, line, reason, at, settledAt } }) => {
    const first = table.orders.lineStart[order]
    return { at, reason, order, sku: table.lines.sku.codes[first + Math.max(0, line)] - 1, settledAt }
  })
}

/** Before and around a purchase, as orders are spread; a dozen of the last day. */
function questions({ table, calendar }: Simulated, random: Random): Cause[] {
  const { orders, lines } = table
  return Array.from({ length: QUESTIONS }, (_, i) => {
    const order = i < 14 ? orders.count - 1 - random.below(120) : random.below(orders.count)
    const reason: TicketReason = random.chance(0.72) ? 'question' : random.chance(0.85) ? 'price' : 'attitude'
    const isBefore = reason === 'question' && random.chance(0.6)
    const placedAt = orders.placedAt[order]
    const at = isBefore
      ? placedAt - random.whole(3, 300) * MINUTE
      : Math.min(calendar.now - random.whole(1, 90) * MINUTE, placedAt + random.whole(20, 2880) * MINUTE)
    return { at: Math.max(calendar.starts[0], at), reason, order: isBefore ? -1 : order, sku: lines.sku.codes[orders.lineStart[order]] - 1 }
  })
}

class Desk {
  readonly #shop: Simulated
  readonly #random: Random
  readonly #texts: TicketTexts
  readonly #channels: Float64Array

  constructor(shop: Simulated, random: Random) {
    this.#shop = shop
    this.#random = random
    this.#texts = shop.words.shop.currency === 'CNY' ? TICKETS_ZH : TICKETS_EN
    this.#channels = sumsOf(this.#texts.channels.map(([, weight]) => weight))
  }

  ticket(key: string, cause: Cause): { ticket: Ticket; messages: MessageRow[] } {
    const random = this.#random
    const { table, catalog } = this.#shop
    const scene = random.pick(
      this.#texts.scenes[cause.reason].filter(({ lines }) => cause.order >= 0 || !lines.some(([, text]) => text.includes('{order}'))),
    )
    const queue = pickOf(random, QUEUES[cause.reason])
    const urgent = random.chance(queue === 'disputes' || queue === 'complaints' ? 0.3 : 0.05)
    const agent = AGENTS[random.below(AGENTS.length)]
    const state = this.#stateOf(cause)
    const isNew = state === 'new'
    const messages = this.#talk(scene, cause, agent, state)
    const last = messages[messages.length - 1]
    const isDone = isOver({ state })
    const rating = isDone && random.chance(0.38) ? this.#ratingOf(cause.reason) : undefined
    return ticketOf10({
      key,
      subject: scene.subject,
      queue,
      channel: this.#texts.channels[random.inSums(this.#channels)][0],
      state,
      reason: cause.reason,
      urgent,
      buyer: cause.order < 0 ? '' : table.orders.buyer.values[table.orders.buyer.codes[cause.order]],
      order: cause.order < 0 ? '' : table.orders.number[cause.order],
      sku: cause.sku < 0 ? '' : catalog.skus[cause.sku].code,
      ...(isNew && random.chance(0.6) ? {} : { assignee: agent }),
      tags: this.#tagsOf(cause),
      createdAt: cause.at,
      ...(isDone || state === 'waitingCustomer' ? {} : { dueAt: last.at + (urgent ? 4 : 20) * HOUR }),
      ...(isDone ? { solvedAt: last.at } : {}),
      ...(rating === undefined ? {} : { rating }),
      messages,
    })
  }

  #stateOf({ at }: Cause): TicketState {
    const random = this.#random
    const age = this.#shop.calendar.now - at
    if (age < 5 * HOUR) return random.chance(0.7) ? 'new' : 'open'
    if (age < 2 * DAY && random.chance(0.6)) return random.pick(['open', 'open', 'waitingUs', 'waitingUs', 'waitingCustomer'])
    if (age < 6 * DAY && random.chance(0.25)) return random.pick(['waitingUs', 'waitingCustomer', 'waitingCustomer'])
    return age < 14 * DAY ? 'solved' : 'closed'
  }

  /** The conversation up to where the ticket stands; nothing is said after the shop's end. */
  #talk(scene: Scene, cause: Cause, agent: string, state: TicketState): Message[] {
    const random = this.#random
    const { now } = this.#shop.calendar
    const lines = this.#linesUpTo(scene, state)
    const left = now - cause.at
    const messages: Message[] = []
    let at = cause.at
    lines.forEach(([speaker, text], i) => {
      if (i > 0) at += this.#pause(speaker)
      messages.push({ at, from: speaker === 'c' ? 'customer' : agent, note: speaker === 'n', text: this.#filled(text, cause) })
    })
    if ((state === 'solved' || state === 'closed') && random.chance(0.45))
      messages.push({ at: at + random.whole(5, 600) * MINUTE, from: 'customer', note: false, text: random.pick(this.#texts.thanks) })
    // What is not over yet was said faster.
    const span = messages[messages.length - 1].at - cause.at
    const squeeze = span > left ? (left * 0.9) / span : 1
    return messages.map((message) => ({ ...message, at: cause.at + Math.floor(((message.at - cause.at) * squeeze) / 1000) * 1000 }))
  }

  #linesUpTo({ lines }: Scene, state: TicketState): Scene['lines'] {
    if (state === 'new') return lines.slice(0, 1)
    if (state === 'solved' || state === 'closed') return lines
    // We are asked where the customer spoke last, they where we did.
    const wanted = state === 'waitingCustomer' ? 'a' : 'c'
    const places = lines.flatMap(([speaker], i) => (speaker === wanted ? [i] : []))
    const place = this.#random.pick(places.length > 1 ? places.slice(1) : places)
    return lines.slice(0, (place ?? 0) + 1)
  }

  #pause(speaker: Scene['lines'][number][0]): number {
    const random = this.#random
    if (speaker === 'n') return random.whole(1, 8) * MINUTE
    return Math.round(speaker === 'a' ? 2 + random.wait(38) : 3 + random.wait(90)) * MINUTE
  }

  #filled(text: string, { order, sku, at }: Cause): string {
    const { table, catalog } = this.#shop
    const item = sku < 0 ? '' : catalog.goods[catalog.productOf[sku]].product.title
    const { orders } = table
    return text
      .replace('{item}', item)
      .replace('{order}', order < 0 ? '' : orders.number[order])
      .replace('{carrier}', order < 0 ? '' : orders.carrier.values[orders.carrier.codes[order]])
      .replace('{days}', order < 0 ? '' : String(daysBetween(orders.placedAt[order], at)))
  }

  #tagsOf({ reason, settledAt }: Cause): string[] {
    const { tags } = this.#texts
    const random = this.#random
    return [
      ...(settledAt !== undefined && reason !== 'logistics' ? [tags.refund] : []),
      ...(random.chance(0.06) ? [tags.again] : []),
      ...(random.chance(0.08) ? [tags.vip] : []),
    ]
  }

  #ratingOf(reason: TicketReason): number {
    const share = this.#random.next()
    const unhappy = reason === 'quality' || reason === 'attitude' ? 0.42 : reason === 'logistics' ? 0.24 : 0.1
    if (share < unhappy) return this.#random.whole(1, 3)
    return share < unhappy + 0.25 ? 4 : 5
  }
}

function pickOf<T>(random: Random, list: readonly [T, number][]): T {
  return list[random.inSums(sumsOf(list.map(([, weight]) => weight)))][0]
}
