import type { BusinessCalendar, Desk } from '~/domain/desk'
import { isLate, nameOfTarget, slaAfter } from '~/domain/sla/slaAfter'
import {
  CUSTOMER,
  isOver,
  type MessageRow,
  type SentState,
  type Ticket,
  type TicketChannel,
  type TicketPriority,
  type TicketQueue,
  type TicketReason,
} from '~/domain/ticket'
import { saidOf } from '~/domain/ticketTimes'
import { Random, sumsOf } from './random'
import type { Simulated } from './simulate'
import { AGENTS, daysBetween } from './team'
import { type Cause, causesOf } from './ticketCauses'
import { type Ending, officeTime, talk, type Talked } from './ticketTalk'
import { TICKETS_EN } from './ticketTextsEn'
import { TICKETS_ZH } from './ticketTextsZh'
import type { Scene, TicketTexts } from './ticketTexts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const QUEUES: Record<TicketReason, [TicketQueue, number][]> = {
  quality: [['complaints', 45], ['afterSale', 30], ['returns', 15], ['reviews', 6], ['disputes', 4]],
  wrongItem: [['afterSale', 80], ['complaints', 20]],
  logistics: [['inSale', 88], ['complaints', 9], ['disputes', 3]],
  notAsDescribed: [['returns', 62], ['complaints', 18], ['disputes', 12], ['reviews', 8]],
  size: [['returns', 100]],
  other: [['afterSale', 60], ['inSale', 40]],
  attitude: [['complaints', 100]],
  price: [['inSale', 60], ['afterSale', 40]],
  question: [['preSale', 75], ['inSale', 25]],
} // prettier-ignore

/** Minutes of the desk's hours until an answer, in the mean. */
const PACES: Record<TicketChannel, number> = { chat: 9, phone: 4, platform: 34, social: 70, email: 150 }
/** Places in AGENTS by queue: who mostly does it, and who helps out. */
const DOES: Record<TicketQueue, readonly number[]> = {
  preSale: [0, 0, 0, 1],
  inSale: [0, 0, 1, 1],
  afterSale: [1, 1, 2],
  returns: [1, 1, 1, 0],
  complaints: [2, 2, 2, 1],
  disputes: [2],
  reviews: [2, 2, 0],
}
const SLOWER = [1, 0.8, 1.45]

interface Draft {
  ticket: Ticket
  messages: MessageRow[]
}

/** Tickets, oldest first: most from what went wrong with an order, the others questions. */
export function ticketsOf(shop: Simulated, desk: Desk): { tickets: Ticket[]; messages: MessageRow[] } {
  const random = Random.of(shop.seed, 'tickets')
  const maker = new Maker(shop, desk, random)
  const drafts: Draft[] = []
  for (const cause of causesOf(shop, random)) {
    const key = `t${100_001 + drafts.length}`
    const into = cause.nudges === undefined ? undefined : drafts[cause.nudges]
    drafts.push(into ? maker.merged(key, cause, into) : maker.ticket(key, cause))
  }
  linkByOrder(drafts)
  const told = drafts.map((draft) => finished(draft, desk, shop.calendar.now))
  return { tickets: told.map(({ ticket }) => ticket), messages: told.flatMap(({ messages }) => messages) }
}

/** Messages in the order in which they were said, and what the ticket tells of them. Whoever is called for what is late has been called by now. */
function finished({ ticket, messages }: Draft, desk: Desk, now: number): Draft {
  const rows = messages.toSorted((a, b) => a.at - b.at).map((message, i) => ({ ...message, key: `${ticket.key}/${i}`, ticket: ticket.key }))
  const said = { ...ticket, ...saidOf(rows) }
  const { sla, times, dueAt } = slaAfter(said, rows, desk)
  const late = sla.running.filter((target) => isLate(target, now)).map(nameOfTarget)
  const called = late.length > 0 ? { ...sla, escalated: late } : sla
  return { ticket: { ...said, sla: called, times, ...(dueAt === undefined ? {} : { dueAt }) }, messages: rows }
}

/** Tickets of the same order have to do with each other. */
function linkByOrder(drafts: readonly Draft[]): void {
  const byOrder = new Map<string, Ticket[]>()
  for (const { ticket } of drafts)
    if (ticket.order !== '' && !ticket.mergedInto) byOrder.set(ticket.order, [...(byOrder.get(ticket.order) ?? []), ticket])
  for (const all of byOrder.values()) {
    if (all.length === 1) continue
    for (const ticket of all) ticket.links = all.filter((other) => other !== ticket).map(({ key }) => key)
  }
}

class Maker {
  readonly #shop: Simulated
  readonly #desk: Desk
  readonly #random: Random
  readonly #texts: TicketTexts
  readonly #channels: Float64Array
  readonly #hours: BusinessCalendar
  /** Orders of a day, against the mean: after a peak we are slower. */
  readonly #crowd: Float64Array

  constructor(shop: Simulated, desk: Desk, random: Random) {
    this.#shop = shop
    this.#desk = desk
    this.#random = random
    this.#texts = shop.words.shop.currency === 'CNY' ? TICKETS_ZH : TICKETS_EN
    this.#channels = sumsOf(this.#texts.channels.map(([, weight]) => weight))
    this.#hours = desk.calendars[0]
    this.#crowd = crowdOf(shop)
  }

  ticket(key: string, cause: Cause): Draft {
    const random = this.#random
    const { table } = this.#shop
    const queue = pickOf(random, QUEUES[cause.reason])
    const channel = queue === 'disputes' ? 'platform' : this.#texts.channels[random.inSums(this.#channels)][0]
    const ending = this.#endingOf(cause)
    const scene = this.#sceneOf(cause, queue, ending)
    const helper = random.pick(DOES[queue])
    const told = this.#talk(cause, { scene, ending, channel, helper })
    const isFree = ending === 'new' && random.chance(0.6)
    return {
      ticket: {
        key,
        subject: scene.subject,
        queue,
        channel,
        state: told.state,
        reason: cause.reason,
        priority: this.#priorityOf(queue),
        buyer: cause.buyer < 0 ? '' : table.orders.buyer.values[cause.buyer],
        order: cause.order < 0 ? '' : table.orders.number[cause.order],
        sku: cause.sku < 0 ? '' : this.#shop.catalog.skus[cause.sku].code,
        ...(isFree ? {} : { assignee: AGENTS[helper] }),
        tags: this.#tagsOf(cause, scene, told),
        createdAt: cause.at,
        ...endOf(told),
        ...this.#ratingOf(cause.reason, told),
        ...(queue === 'disputes' ? { dispute: this.#disputeOf(cause) } : {}),
        steps: told.steps,
        said: 0,
      },
      messages: rowsOf(key, this.#sentBy(channel, told)),
    }
  }

  /** A second message of the same matter: it went into the first. */
  merged(key: string, cause: Cause, into: Draft): Draft {
    const random = this.#random
    const { ticket } = into
    const text = random.pick(this.#texts.nudges)
    into.messages.push(...rowsOf(ticket.key, [{ at: cause.at, from: CUSTOMER, note: false, text }]))
    const closedAt = officeTime(this.#hours, cause.at, 2 + random.wait(20))
    const who = ticket.assignee ?? AGENTS[0]
    const { links: _, solvedAt: _s, rating: _r, ratedAt: _at, ratingNote: _n, reopened: _o, dispute: _d, ...same } = ticket
    return {
      ticket: {
        ...same,
        key,
        subject: text,
        channel: this.#texts.channels[random.inSums(this.#channels)][0],
        state: 'closed',
        assignee: who,
        tags: [],
        createdAt: cause.at,
        closedAt,
        steps: [
          { at: cause.at, to: 'new', who: CUSTOMER },
          { at: closedAt, to: 'closed', who },
        ],
        mergedInto: ticket.key,
      },
      messages: [],
    }
  }

  #talk(
    cause: Cause,
    { scene, ending, channel, helper }: { scene: Scene; ending: Ending; channel: TicketChannel; helper: number },
  ): Talked {
    const random = this.#random
    const { now } = this.#shop.calendar
    const isOverNow = ending === 'over'
    const filled = scene.lines.map(([speaker, text]): Scene['lines'][number] => [speaker, this.#filled(text, cause)])
    const crowd = this.#crowd[Math.max(0, this.#shop.calendar.placeOf(cause.at))]
    return talk(
      {
        scene: { ...scene, lines: filled },
        at: cause.at,
        now,
        agent: AGENTS[helper],
        ending,
        pace: PACES[channel] * SLOWER[helper] * crowd,
        sent: 'byHand',
        closeAfter: this.#desk.closeAfter ?? 7,
        mention: 'operator-1',
        ...(isOverNow && random.chance(0.45) ? { thanks: random.pick(this.#texts.thanks) } : {}),
        ...(isOverNow && cause.order >= 0 && random.chance(0.055) ? { again: random.pick(this.#texts.again) } : {}),
      },
      this.#hours,
      random,
    )
  }

  #endingOf({ at }: Cause): Ending {
    const random = this.#random
    const age = this.#shop.calendar.now - at
    if (age < 6 * HOUR) return random.chance(0.65) ? 'new' : 'open'
    if (age < 2 * DAY && random.chance(0.8)) return random.pick(['waitingUs', 'waitingUs', 'waitingCustomer', 'waitingThird'] as const)
    if (age < 6 * DAY && random.chance(0.55)) return random.pick(['waitingUs', 'waitingUs', 'waitingCustomer', 'waitingThird'] as const)
    return 'over'
  }

  #sceneOf({ reason, order }: Cause, queue: TicketQueue, ending: Ending): Scene {
    const { byQueue, scenes, third } = this.#texts
    const own = queue === 'disputes' || queue === 'reviews' ? byQueue[queue] : scenes[reason]
    const fits = ({ lines }: Scene) => order >= 0 || !lines.some(([, text]) => text.includes('{order}'))
    const isTrouble = reason === 'logistics' || reason === 'quality'
    const waits = ending === 'waitingThird' || (isTrouble && queue !== 'disputes' && queue !== 'reviews' && this.#random.chance(0.12))
    const some = (waits ? third : own).filter(fits)
    return this.#random.pick(some.length > 0 ? some : own)
  }

  #priorityOf(queue: TicketQueue): TicketPriority {
    const share = this.#random.next()
    if (queue === 'disputes') return share < 0.6 ? 'urgent' : 'high'
    if (queue === 'complaints') return share < 0.15 ? 'urgent' : share < 0.6 ? 'high' : 'normal'
    if (queue === 'preSale') return share < 0.2 ? 'low' : 'normal'
    return share < 0.03 ? 'urgent' : share < 0.13 ? 'high' : 'normal'
  }

  /** Of the answers that nothing brings to the customer by itself, the last of a few open ones is still to be copied. */
  #sentBy(channel: TicketChannel, { messages, state }: Talked): Talked['messages'] {
    const last = messages[messages.length - 1]
    if (state !== 'waitingCustomer' || last.sent === undefined || channel === 'phone' || !this.#random.chance(0.25)) return messages
    const sent: SentState = 'copy'
    return [...messages.slice(0, -1), { ...last, sent }]
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

  #tagsOf({ reason, settledAt, at }: Cause, { subject }: Scene, { reopened }: Talked): string[] {
    const { tags, scenes } = this.#texts
    const random = this.#random
    const isBack = settledAt !== undefined && settledAt <= this.#shop.calendar.now && settledAt > at
    const invoice = scenes.question[scenes.question.length - 1].subject
    return [
      ...(isBack && reason !== 'logistics' ? [tags.refund] : []),
      ...(reopened || random.chance(0.03) ? [tags.again] : []),
      ...(reason === 'logistics' && random.chance(0.5) ? [tags.chase] : []),
      ...(reason === 'wrongItem' ? [tags.resend] : []),
      ...(subject === invoice ? [tags.invoice] : []),
      ...(reason === 'quality' && random.chance(0.2) ? [tags.batch] : []),
      ...(random.chance(0.08) ? [tags.vip] : []),
    ]
  }

  #ratingOf(reason: TicketReason, { state, solvedAt = 0, reopened }: Talked): Pick<Ticket, 'rating' | 'ratedAt' | 'ratingNote'> {
    const random = this.#random
    if (!isOver({ state }) || !random.chance(0.38)) return {}
    const share = random.next()
    const unhappy = (reason === 'quality' || reason === 'attitude' ? 0.36 : reason === 'logistics' ? 0.22 : 0.09) + (reopened ? 0.25 : 0)
    const rating = share < unhappy ? random.whole(1, 3) : share < unhappy + 0.25 ? 4 : 5
    const ratedAt = Math.min(this.#shop.calendar.now, solvedAt + random.whole(2, 900) * MINUTE)
    const notes = rating <= 3 ? this.#texts.blame : this.#texts.praise
    return { rating, ratedAt, ...(random.chance(rating <= 3 ? 0.6 : 0.25) ? { ratingNote: random.pick(notes) } : {}) }
  }

  #disputeOf({ at }: Cause): NonNullable<Ticket['dispute']> {
    return { number: this.#texts.disputeNumber(610_000_000 + this.#random.below(89_999_999)), answerBy: at + 48 * HOUR }
  }
}

const endOf = ({ solvedAt, closedAt, reopened }: Talked): Pick<Ticket, 'solvedAt' | 'closedAt' | 'reopened'> => ({
  ...(solvedAt === undefined ? {} : { solvedAt }),
  ...(closedAt === undefined ? {} : { closedAt }),
  ...(reopened === undefined ? {} : { reopened }),
})

/** Keys follow once all is in order. */
const rowsOf = (ticket: string, messages: Talked['messages']): MessageRow[] => messages.map((message) => ({ ...message, key: '', ticket }))

function crowdOf({ table: { orders }, calendar }: Simulated): Float64Array {
  const days = new Float64Array(calendar.count)
  for (const at of orders.placedAt) days[calendar.placeOf(at)]++
  const mean = orders.count / calendar.count
  return days.map((_, place) => {
    const lately = (days[place] + days[Math.max(0, place - 1)] + days[Math.max(0, place - 2)]) / 3
    return Math.min(2.4, Math.max(0.8, lately / mean))
  })
}

function pickOf<T>(random: Random, list: readonly [T, number][]): T {
  return list[random.inSums(sumsOf(list.map(([, weight]) => weight)))][0]
}
