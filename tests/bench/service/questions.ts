import { TICKET_CHANNELS, TICKET_PRIORITIES, TICKET_QUEUES, TICKET_REASONS, TICKET_STATES } from '~/domain/ticket'
import { TICKET_SORTS, type TicketFilter, type TicketQuery } from '~/store/ticketList'
import { randomOf } from '../catalog/made'
import { makeTickets, NOW, vocabulary } from './made'

const PAGE = 50

/** Views as agents and their leads ask for them, in every order, and pages further down. */
export function pageQuestions(count: number): TicketQuery[] {
  const random = randomOf(7)
  const some = <T>(list: readonly T[]): T[] => [list[random(list.length)], list[random(list.length)]]
  const filters: (() => TicketFilter)[] = [
    () => ({}),
    () => ({ open: true }),
    () => ({ states: some(TICKET_STATES) }),
    () => ({ queues: some(TICKET_QUEUES), open: true }),
    () => ({ assignees: ['wang'], open: true }),
    () => ({ assignees: [''] }),
    () => ({ channels: some(TICKET_CHANNELS), priorities: some(TICKET_PRIORITIES) }),
    () => ({ reasons: some(TICKET_REASONS), tags: ['vip'] }),
    () => ({ due: 'late' }),
    () => ({ ratings: [1, 2] }),
    () => ({ sku: `SKU-${random(5000)}` }),
    () => ({ from: NOW - random(500) * 86_400_000, states: ['closed'] }),
    () => ({ text: ['refund', '退货', 't0501', '2024'][random(4)] }),
  ]
  return Array.from({ length: count }, (_, at) => ({
    filter: filters[at % filters.length](),
    sort: TICKET_SORTS[random(TICKET_SORTS.length)],
    offset: random(4) === 0 ? random(2_000) : 0,
    limit: PAGE,
    now: NOW,
  }))
}

/** What somebody types who looks for what was said: words of both languages, numbers, parts of texts, two words, and what is not there. */
export function typedTexts(count: number): string[] {
  const random = randomOf(13)
  const { zh, en } = vocabulary()
  const texts: string[] = []
  let at = 0
  for (const { messages } of makeTickets(count)) {
    if (at++ % Math.floor(count / 16) !== 0) continue
    const { text } = messages[random(messages.length)]
    const from = random(Math.max(1, text.length - 8))
    texts.push(text.slice(from, from + 6).trim())
    const numbers = /\d{12,}/.exec(messages.map((message) => message.text).join(' '))
    if (numbers) texts.push(numbers[0].slice(0, 10))
  }
  for (let n = 0; n < 10; n++)
    texts.push(
      zh[random(zh.length)],
      en[random(en.length)],
      `${zh[random(400)]} ${zh[random(400)]}`,
      `${en[random(200)]} ${en[random(200)]}`,
    )
  return [...texts, 'refund', '退货', '羊毛大衣', 'zzzyx', 'SF99']
}
