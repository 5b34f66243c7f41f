import { TICKET_CHANNELS, TICKET_PRIORITIES, TICKET_QUEUES, TICKET_REASONS, TICKET_STATES } from '~/domain/ticket'
import { defineMessages, translate } from '~/lib/i18n'
import { ticketWords } from './ticketWords'

/** What the line itself tells, or what no reader could make out. */
export const TICKET_SILENT: ReadonlySet<string> = new Set([
  'createdAt',
  'solvedAt',
  'closedAt',
  'reopened',
  'ratedAt',
  'links',
  'mergedInto',
  'splitFrom',
  'review',
  'dispute',
])

/** What a macro says and does stands in the settings. */
export const MACRO_SILENT: ReadonlySet<string> = new Set(['text', 'actions', 'queues'])

const ticketFields = defineMessages('ticketFields', {
  zh: {
    subject: '标题',
    queue: '队列',
    channel: '渠道',
    priority: '优先级',
    order: '订单',
    rating: '评分',
    ratingNote: '评价',
    short: '短码',
  },
  en: {
    subject: 'Subject',
    queue: 'Queue',
    channel: 'Channel',
    priority: 'Priority',
    order: 'Order',
    rating: 'Rating',
    ratingNote: 'Comment',
    short: 'Short name',
  },
})

const t = translate(ticketFields)
const word = translate(ticketWords)

const isNamed = (field: string): field is keyof typeof ticketFields.zh => Object.hasOwn(ticketFields.zh, field)

/** A field of a ticket or a macro in the reader's words; undefined: it is called as anywhere else. */
export const ticketFieldName = (field: string): string | undefined => (isNamed(field) ? t(field) : undefined)

/** What it holds, where that is a word of tickets. */
export function ticketFieldValue(field: string, text: string): string | undefined {
  switch (field) {
    case 'state': {
      const state = TICKET_STATES.find((each) => each === text)
      return state && word(state)
    }
    case 'queue': {
      const queue = TICKET_QUEUES.find((each) => each === text)
      return queue && word(`queue.${queue}`)
    }
    case 'channel': {
      const channel = TICKET_CHANNELS.find((each) => each === text)
      return channel && word(`channel.${channel}`)
    }
    case 'priority': {
      const priority = TICKET_PRIORITIES.find((each) => each === text)
      return priority && word(`priority.${priority}`)
    }
    case 'reason': {
      const reason = TICKET_REASONS.find((each) => each === text)
      return reason && word(`reason.${reason}`)
    }
    default:
      return undefined
  }
}
