import { CUSTOMER, isOver, type Message, RULE, type SentState, type TicketState, type TicketStep } from '~/domain/ticket'
import { addBusiness } from '~/domain/sla/businessTime'
import type { BusinessCalendar } from '~/domain/desk'
import type { Instant } from '~/lib/zone'
import type { Random } from './random'
import type { Scene, Speaker } from './ticketTexts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Where a conversation stands when the shop ends; `over`: solved, and closed where that is long ago. */
export type Ending = Exclude<TicketState, 'solved' | 'closed'> | 'over'

export interface TalkAsk {
  scene: Scene
  at: Instant
  now: Instant
  agent: string
  ending: Ending
  /** Minutes of the desk's hours until we answer, in the mean. */
  pace: number
  sent: SentState
  /** Days after which what is solved is closed. */
  closeAfter: number
  thanks?: string
  /** The customer comes back once it was solved, and our answer to that. */
  again?: [string, string]
  mention?: string
}

export interface Talked {
  messages: Message[]
  steps: TicketStep[]
  state: TicketState
  solvedAt?: Instant
  closedAt?: Instant
  reopened?: number
}

/** The moment at which so many minutes of the desk's hours have gone by. */
export const officeTime = (hours: BusinessCalendar, at: Instant, minutes: number): Instant =>
  Math.floor((addBusiness(hours, at, minutes * MINUTE) ?? at) / 1000) * 1000

/** A conversation as it came about: what was said, and through which states the ticket went. */
export function talk(ask: TalkAsk, hours: BusinessCalendar, random: Random): Talked {
  const told = new Telling(ask, hours, random)
  const lines = linesUpTo(ask, random)
  lines.forEach((line, i) => told.say(line, i === lines.length - 1 && ask.ending === 'over'))
  if (ask.ending === 'open') told.take()
  if (ask.ending === 'over') told.end()
  return told.told()
}

function linesUpTo({ scene: { lines }, ending }: TalkAsk, random: Random): Scene['lines'] {
  if (ending === 'over') return lines
  if (ending === 'new' || ending === 'open') return lines.slice(0, 1)
  const wanted: Speaker = ending === 'waitingCustomer' ? 'a' : ending === 'waitingThird' ? 't' : 'c'
  const places = lines.flatMap(([speaker], i) => (i > 0 && speaker === wanted ? [i] : []))
  return lines.slice(0, places.length > 0 ? random.pick(places) + 1 : 2)
}

class Telling {
  readonly #ask: TalkAsk
  readonly #hours: BusinessCalendar
  readonly #random: Random
  readonly #messages: Message[] = []
  readonly #steps: TicketStep[]
  #at: Instant
  #reopened = 0

  constructor(ask: TalkAsk, hours: BusinessCalendar, random: Random) {
    this.#ask = ask
    this.#hours = hours
    this.#random = random
    this.#at = ask.at
    this.#steps = [{ at: ask.at, to: 'new', who: CUSTOMER }]
  }

  get #state(): TicketState {
    return this.#steps[this.#steps.length - 1].to
  }

  say([speaker, text]: Scene['lines'][number], isLast: boolean): void {
    if (speaker === 'c') this.#hear(text, 2 + this.#random.wait(80))
    else if (speaker === 'a') this.#answer(text, isLast)
    else this.#note(text, speaker === 't')
  }

  /** Somebody has taken it and not answered yet. */
  take(): void {
    this.#pass(this.#later(this.#at, 1 + this.#random.wait(6)))
    this.#step('open')
  }

  /** Some say thanks; most of it is solved with the last answer. */
  end(): void {
    const { thanks, again } = this.#ask
    if (thanks !== undefined && !isOver({ state: this.#state })) this.#hear(thanks, 3 + this.#random.wait(60))
    this.#solve()
    if (!again) return
    this.#hear(again[0], this.#random.between(14, 50) * 60)
    this.#reopened = 1
    this.#answer(again[1], true)
  }

  told(): Talked {
    const { now, closeAfter, ending } = this.#ask
    // What is not over yet, or ended a moment ago, was said faster.
    const span = this.#at - this.#ask.at
    const squeeze = span > now - this.#ask.at ? ((now - this.#ask.at) * 0.9) / span : 1
    const last = this.#at
    // Who waits for us has mostly written today; some were forgotten.
    const lately = this.#random.chance(0.35) ? last : now - Math.floor(5 + this.#random.wait(90)) * MINUTE
    const fit = (at: Instant) => {
      if (ending === 'waitingUs' && at === last && squeeze === 1) return Math.max(at, lately)
      return this.#ask.at + Math.floor(((at - this.#ask.at) * squeeze) / 1000) * 1000
    }
    const steps = this.#steps.map((step) => ({ ...step, at: fit(step.at) }))
    const messages = this.#messages.map((message) => ({ ...message, at: fit(message.at) }))
    const open = { messages, steps, state: this.#state, ...(this.#reopened ? { reopened: this.#reopened } : {}) }
    if (ending !== 'over') return open
    const solvedAt = steps[steps.length - 1].at
    const closedAt = Math.ceil((solvedAt + closeAfter * DAY) / HOUR) * HOUR
    if (closedAt > now) return { ...open, solvedAt }
    return { ...open, solvedAt, closedAt, state: 'closed', steps: [...steps, { at: closedAt, to: 'closed', who: RULE }] }
  }

  /** So many minutes of the desk's hours later. */
  #later(at: Instant, minutes: number): Instant {
    return officeTime(this.#hours, at, minutes)
  }

  #pass(at: Instant): void {
    this.#at = Math.floor(at / 1000) * 1000
  }

  #step(to: TicketState, who = this.#ask.agent): void {
    if (this.#state !== to) this.#steps.push({ at: this.#at, to, who })
  }

  #hear(text: string, minutes: number): void {
    if (this.#messages.length > 0) {
      this.#pass(this.#at + minutes * MINUTE)
      this.#step('waitingUs', CUSTOMER)
    }
    this.#messages.push({ at: this.#at, from: CUSTOMER, note: false, text })
  }

  #answer(text: string, isLast: boolean): void {
    const { pace, agent, sent, thanks } = this.#ask
    const random = this.#random
    this.#pass(this.#later(this.#at, pace * 0.2 + random.wait(pace * 0.8)))
    if (this.#state === 'new' && random.chance(0.3)) {
      this.#steps.push({ at: Math.max(this.#ask.at, this.#at - random.whole(1, 4) * MINUTE), to: 'open', who: agent })
    }
    this.#messages.push({ at: this.#at, from: agent, note: false, text, sent })
    this.#step(isLast && (thanks === undefined || this.#reopened > 0) ? 'solved' : 'waitingCustomer')
  }

  #note(text: string, waitsThird: boolean): void {
    const { agent, mention } = this.#ask
    this.#pass(this.#later(this.#at, this.#random.whole(1, 8)))
    this.#messages.push({ at: this.#at, from: agent, note: true, text, ...(mention && !waitsThird ? { mentions: [mention] } : {}) })
    if (!waitsThird) return
    this.#step('waitingThird')
    // Others take their time; our next answer comes after theirs.
    if (this.#ask.ending === 'over') this.#pass(this.#later(this.#at, this.#random.between(3, 14) * 60))
  }

  #solve(): void {
    if (isOver({ state: this.#state })) return
    this.#pass(this.#later(this.#at, 1 + this.#random.wait(8)))
    this.#step('solved')
  }
}
