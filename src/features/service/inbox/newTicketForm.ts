import {
  TICKET_CHANNELS,
  TICKET_PRIORITIES,
  TICKET_QUEUES,
  type TicketChannel,
  type TicketPriority,
  type TicketQueue,
} from '~/domain/ticket'

/** Who a new ticket is for: an order, or a customer of whom no order is meant. `name`: as it was shown. */
export type About = { kind: 'order'; number: string; name: string } | { kind: 'customer'; customer: string; name: string }

/** A new ticket as it is being written. */
export interface NewTicketForm {
  /** Who says its first words. */
  from: 'customer' | 'us'
  about?: About
  subject: string
  queue: TicketQueue
  channel: TicketChannel
  priority: TicketPriority
  words: string
  /** It is at once mine. */
  mine: boolean
}

export const EMPTY_FORM: NewTicketForm = {
  from: 'customer',
  subject: '',
  queue: 'afterSale',
  channel: 'phone',
  priority: 'normal',
  words: '',
  mine: true,
}

const textIn = (kept: object, name: string): string | undefined => {
  const value: unknown = Object.entries(kept).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : undefined
}

function toAbout(kept: object): About | undefined {
  const about: unknown = 'about' in kept ? kept.about : undefined
  if (typeof about !== 'object' || about === null) return undefined
  const name = textIn(about, 'name') ?? ''
  const [number, customer] = [textIn(about, 'number'), textIn(about, 'customer')]
  return number ? { kind: 'order', number, name } : customer ? { kind: 'customer', customer, name } : undefined
}

/** A draft as it was kept; what is not understood is as at first. */
export function toForm(draft: string): NewTicketForm {
  try {
    const kept: unknown = JSON.parse(draft)
    if (typeof kept !== 'object' || kept === null) return EMPTY_FORM
    const about = toAbout(kept)
    return {
      from: textIn(kept, 'from') === 'us' ? 'us' : 'customer',
      ...(about ? { about } : {}),
      subject: textIn(kept, 'subject') ?? '',
      queue: TICKET_QUEUES.find((each) => each === textIn(kept, 'queue')) ?? EMPTY_FORM.queue,
      channel: TICKET_CHANNELS.find((each) => each === textIn(kept, 'channel')) ?? EMPTY_FORM.channel,
      priority: TICKET_PRIORITIES.find((each) => each === textIn(kept, 'priority')) ?? EMPTY_FORM.priority,
      words: textIn(kept, 'words') ?? '',
      mine: !('mine' in kept && kept.mine === false),
    }
  } catch {
    return EMPTY_FORM
  }
}
