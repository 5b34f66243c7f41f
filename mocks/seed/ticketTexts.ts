import type { TicketChannel, TicketQueue, TicketReason } from '~/domain/ticket'

/** Who speaks: the customer, the agent, the agent to colleagues, or the agent to colleagues about somebody else whom we wait for. */
export type Speaker = 'c' | 'a' | 'n' | 't'

/** `{item}`, `{order}`, `{days}` and `{carrier}` stand for what the ticket is about. */
export interface Scene {
  subject: string
  lines: [Speaker, string][]
}

export interface TicketTexts {
  channels: [TicketChannel, number][]
  scenes: Record<TicketReason, Scene[]>
  /** Queues in which other things are said. */
  byQueue: Record<Extract<TicketQueue, 'disputes' | 'reviews'>, Scene[]>
  /** Where a carrier or a supplier has the word for a while. */
  third: Scene[]
  /** What brings a customer back, and what we say then. */
  again: [string, string][]
  /** A second message of the same matter, sent as if it were another. */
  nudges: string[]
  thanks: string[]
  /** Beside ratings. */
  praise: string[]
  blame: string[]
  disputeNumber: (number: number) => string
  tags: Record<'vip' | 'again' | 'refund' | 'resend' | 'chase' | 'invoice' | 'batch', string>
}

export const scene = (subject: string, ...lines: [Speaker, string][]): Scene => ({ subject, lines })
